import { closeSync, mkdirSync, openSync } from "node:fs"
import { dirname, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { asStorageError } from "./sqlite-errors.ts"
import { MIGRATIONS, migrate } from "./sqlite-schema.ts"
import { DatabaseUnusable, StorageCorrupt } from "./storage-errors.ts"

/** Where a data folder has its database. */
export function databasePath(dataDir: string): string {
  return join(dataDir, "outloud.db")
}

/** How long opening waits for a process that is just ending to let go of the file. */
const OPEN_TIMEOUT_MS = 5_000

/** A write-ahead log that one long import made big is cut back to this at the next checkpoint. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024

/**
 * Opens the file, making it and its folder where they are missing, readable by this user alone (SQLite
 * gives the log files the same mode), and brings its schema up to date.
 *
 * FULL makes a commit wait until the log is on the disk: with NORMAL a power cut may take back what was
 * acknowledged (https://sqlite.org/pragma.html#pragma_synchronous). Once open, a lock held by another
 * process fails at once: waiting would stop the whole server, and the caller tries again anyway.
 *
 * Throws DatabaseUnusable where the file is not for us or cannot be written, StorageUnavailable where it is
 * locked or the disk is full.
 */
export function openDatabase(path: string): DatabaseSync {
  makeFile(path)
  const db = new DatabaseSync(path, { timeout: OPEN_TIMEOUT_MS })
  try {
    db.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON")
    migrate(db, path)
    useWriteAheadLog(db, path)
    truncateLog(db)
    db.exec("PRAGMA busy_timeout = 0")
    return db
  } catch (error) {
    db.close()
    const known = asStorageError(error)
    if (known instanceof StorageCorrupt)
      throw new DatabaseUnusable(`${path} is damaged or not a database`, { cause: error })
    throw known
  }
}

function makeFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, "a", 0o600))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseUnusable(`${path} cannot be opened for writing: ${reason}`, { cause })
  }
}

/**
 * Moves everything into the main file and empties the log, so that nothing deleted is left in it.
 * Returns whether it could; another process that reads right now prevents it. Only outside a transaction.
 */
export function truncateLog(db: DatabaseSync): boolean {
  return db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy === 0
}

/** The smallest write: one page, in which nothing changes. */
export function rewriteVersion(db: DatabaseSync): void {
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
}

function useWriteAheadLog(db: DatabaseSync, path: string): void {
  const mode = db.prepare("PRAGMA journal_mode = WAL").get()?.journal_mode
  if (mode !== "wal")
    throw new DatabaseUnusable(
      `The file system of ${path} cannot hold a SQLite write-ahead log; use a local disk`,
    )
  db.exec(`PRAGMA journal_size_limit = ${WAL_LIMIT_BYTES}`)
}
