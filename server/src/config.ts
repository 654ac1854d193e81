import { resolve } from "node:path"
import { DEFAULT_LIMITS, type Limits } from "@outloud/shared/records/limits.ts"
import { z } from "zod"

export interface Config {
  readonly port: number
  /** Undefined listens on every address. */
  readonly host: string | undefined
  /** Absolute path of the folder that holds the database. */
  readonly dataDir: string
  /** Whether the store has a thread of its own; "auto" where the disk is slow. */
  readonly storeThread: "auto" | "always" | "never"
  /** Absolute path of a folder of question files; null where there are only the built-in questions. */
  readonly questionsDir: string | null
  /** Origin that people reach the server by, without a trailing slash; null where the request's host is used. */
  readonly publicUrl: string | null
  /** Needed to make rooms; null lets everybody who reaches the server make them. */
  readonly accessPassphrase: string | null
  /** Days after the last visit that a room is kept; 0 keeps it for ever. */
  readonly roomDays: number
  readonly tldrawLicenseKey: string | null
  readonly logLevel: "info" | "warn" | "error" | "silent"
  readonly limits: Limits
  readonly sync: SyncLimits
}

export interface SyncLimits {
  /** Live connections of one room. */
  readonly roomConnections: number
  /** Sustained write frames a second of one connection; above it the socket is paused, never cut. */
  readonly writesPerSecond: number
  /** Presence frames a second of one connection; what comes faster replaces what waits. */
  readonly presencePerSecond: number
  /** Bytes of one participant's presence. */
  readonly presenceBytes: number
}

const DEFAULT_SYNC_LIMITS: SyncLimits = {
  roomConnections: 100,
  writesPerSecond: 200,
  presencePerSecond: 30,
  presenceBytes: 8 * 1024,
}

const positive = (fallback: number) => z.coerce.number().int().positive().default(fallback)

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default("data"),
  STORE_THREAD: z.enum(["auto", "always", "never"]).default("auto"),
  QUESTIONS_DIR: z.string().min(1).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform(url => new URL(url).origin)
    .optional(),
  ACCESS_PASSPHRASE: z.string().min(8, "needs at least 8 characters").optional(),
  ROOM_DAYS: z.coerce.number().int().min(0).default(90),
  TLDRAW_LICENSE_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(["info", "warn", "error", "silent"]).default("info"),
  LIMIT_UPDATE_BYTES: positive(DEFAULT_LIMITS.liveUpdateBytes),
  LIMIT_LAYER_BYTES: positive(DEFAULT_LIMITS.layerBytes),
  LIMIT_LAYER_RECORDS: positive(DEFAULT_LIMITS.layerRecords),
  LIMIT_LABEL_LENGTH: positive(DEFAULT_LIMITS.labelLength),
  LIMIT_ROOM_CONNECTIONS: positive(DEFAULT_SYNC_LIMITS.roomConnections),
  LIMIT_WRITES_PER_SECOND: positive(DEFAULT_SYNC_LIMITS.writesPerSecond),
  LIMIT_PRESENCE_PER_SECOND: positive(DEFAULT_SYNC_LIMITS.presencePerSecond),
  LIMIT_PRESENCE_BYTES: positive(DEFAULT_SYNC_LIMITS.presenceBytes),
})

/**
 * Reads the configuration. `root` is what relative folders are relative to. An empty variable
 * counts as not set. Throws an Error that names every variable that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new Error(`The configuration is wrong.\n${z.prettifyError(parsed.error)}`)
  const e = parsed.data
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(root, e.DATA_DIR),
    storeThread: e.STORE_THREAD,
    questionsDir: e.QUESTIONS_DIR === undefined ? null : resolve(root, e.QUESTIONS_DIR),
    publicUrl: e.PUBLIC_URL ?? null,
    accessPassphrase: e.ACCESS_PASSPHRASE ?? null,
    roomDays: e.ROOM_DAYS,
    tldrawLicenseKey: e.TLDRAW_LICENSE_KEY ?? null,
    logLevel: e.LOG_LEVEL,
    limits: {
      ...DEFAULT_LIMITS,
      liveUpdateBytes: e.LIMIT_UPDATE_BYTES,
      layerBytes: e.LIMIT_LAYER_BYTES,
      layerRecords: e.LIMIT_LAYER_RECORDS,
      labelLength: e.LIMIT_LABEL_LENGTH,
    },
    sync: {
      roomConnections: e.LIMIT_ROOM_CONNECTIONS,
      writesPerSecond: e.LIMIT_WRITES_PER_SECOND,
      presencePerSecond: e.LIMIT_PRESENCE_PER_SECOND,
      presenceBytes: e.LIMIT_PRESENCE_BYTES,
    },
  }
}
