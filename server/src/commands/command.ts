import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { readConfig } from "../config.ts"
import { databasePath } from "../storage/sqlite-database.ts"

const ROOT = join(import.meta.dirname, "../../..")

interface CommandOptions<Flag extends string> {
  /** How it is called. */
  readonly usage: string
  readonly flags: readonly Flag[]
  /** Returns what to tell. What it throws is told without a stack, and the exit code is 1. */
  readonly run: (call: Call<Flag>) => string
}

interface Call<Flag extends string> {
  /** Absolute paths. */
  readonly file: string
  readonly database: string
  readonly flags: ReadonlySet<Flag>
}

/** Runs a command that takes one file, and knows the database from the same variables as the server. */
export function runCommand<Flag extends string>({ usage, flags, run }: CommandOptions<Flag>): void {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: Object.fromEntries(flags.map(flag => [flag, { type: "boolean" as const }])),
    })
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0) throw new Error(usage)
    const message = run({
      // npm runs scripts in the project's folder; the path is relative to where its caller stands.
      file: resolve(process.env.INIT_CWD ?? ".", file),
      database: databasePath(readConfig(process.env, ROOT).dataDir),
      flags: new Set(flags.filter(flag => values[flag] === true)),
    })
    process.stdout.write(`${message}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
