import type { Logger } from "pino"

/**
 * error: somebody should go and look. warn: refused or degraded, and handled. info: the life of the
 * process. Never a token, a key or the content of a board.
 */
export type Log = Pick<Logger, "error" | "warn" | "info" | "debug">
