import { type DestinationStream, type Logger, pino } from "pino"
import type { Config } from "./config.ts"

/**
 * error: somebody should go and look. warn: refused or degraded, and handled. info: the life of the
 * process. Never a token, a key, a name or the content of a board.
 */
export type Log = Pick<Logger, "error" | "warn" | "info">

/** One line of JSON for each event. What a line may hold stands in docs/operations.md. */
export function createLog(level: Config["logLevel"], destination = standardOutput()): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: loggedError },
  }
  return pino(options, destination)
}

/** Where whoever collects the log is gone, lines are lost and the server goes on; pino's own stream waits for ever. */
function standardOutput(): DestinationStream {
  process.stdout.on("error", () => {})
  return { write: line => void process.stdout.write(line) }
}

interface LoggedError {
  readonly type: string
  readonly message?: string
  readonly code?: string
  readonly at?: readonly string[]
  readonly cause?: LoggedError
}

/** What a parser throws quotes what it could not read, which may be what somebody wrote. */
const QUOTING = new Set(["SyntaxError", "ZodError", "$ZodError"])
const MOST_FRAMES = 10
const MOST_CAUSES = 3

/** Class, message and place of an error, and nothing else that hangs on it. */
function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, cause } = error
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined
  return {
    type: name,
    ...(QUOTING.has(name) ? {} : { message }),
    ...(code === undefined ? {} : { code }),
    at: framesOf(error),
    ...(cause === undefined || depth === MOST_CAUSES ? {} : { cause: loggedError(cause, depth + 1) }),
  }
}

/** The stack without its head, which repeats the message. */
function framesOf({ stack = "" }: Error): string[] {
  return stack
    .split("\n")
    .flatMap(line => /^ {4}at (.*)$/.exec(line)?.[1] ?? [])
    .slice(0, MOST_FRAMES)
}
