import { copyFileSync, existsSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { carryOver, type Withdrawn, withdrawnIn } from "./sqlite-carry-over.ts"
import { copyDatabase, explained, flushFile, flushFolder } from "./sqlite-copy.ts"
import { openDatabase } from "./sqlite-database.ts"
import { asStorageError } from "./sqlite-errors.ts"
import { inspectContents } from "./sqlite-inspection.ts"
import { DatabaseUnusable, StorageCorrupt, StorageUnavailable } from "./storage-errors.ts"

export interface RestoreOptions {
  readonly backup: string
  readonly database: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Bring back rooms, too, that were deleted after the backup was made. */
  readonly withDeletedRooms: boolean
}

export interface Restored {
  readonly rooms: number
  /** Rooms of the backup that stay deleted; undefined where the replaced database could not be asked. */
  readonly stillDeleted: number | undefined
  /** Where the replaced database is now; undefined where there was none. */
  readonly kept: string | undefined
}

/**
 * Puts a backup in the database's place. Every document starts a new epoch, so that no browser merges what
 * it holds of the replaced state; links that were revoked and people who were removed since stay so. At every moment there is
 * either the old database or the new one, whole. Throws a StorageError that says why not, with everything
 * as it was: above all where a server uses the database.
 */
export function restore(options: RestoreOptions): Restored {
  const { backup, database } = options
  if (existsSync(backup) && existsSync(database) && realpathSync(backup) === realpathSync(database))
    throw new DatabaseUnusable(`${backup} is the database itself`)
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 })
  const prepared = `${database}.restoring`
  discard(prepared)
  try {
    copyDatabase(backup, prepared)
    return replace(openDatabase(prepared), prepared, options)
  } catch (error) {
    discard(prepared)
    throw explained(error, backup)
  }
}

function replace(copy: DatabaseSync, prepared: string, options: RestoreOptions): Restored {
  const { database, now, withDeletedRooms } = options
  let old: DatabaseSync | undefined
  try {
    const { rooms } = inspectContents(copy)
    old = existsSync(database) ? lock(database) : undefined
    const withdrawn = old && historyOf(old)
    const stillDeleted = withdrawn && carryOver(copy, withdrawn, !withDeletedRooms)
    // Higher than any epoch before it, that of an earlier restore of the same backup included.
    copy.prepare("UPDATE doc SET epoch = max(epoch + 1, ?)").run(now)
    // Leaves one file, without a log beside it.
    copy.prepare("PRAGMA journal_mode = DELETE").get()
    copy.close()
    flushFile(prepared)
    const kept = existsSync(database) ? keep(database, now) : undefined
    renameSync(prepared, database)
    flushFolder(dirname(database))
    return { rooms: rooms - (stillDeleted ?? 0), stillDeleted, kept }
  } finally {
    if (copy.isOpen) copy.close()
    old?.close()
  }
}

function discard(path: string): void {
  for (const part of ["", "-wal", "-shm"]) rmSync(path + part, { force: true })
}

/**
 * Holds the database so that no server can open it. A server in WAL mode always holds a shared lock, and
 * leaving that mode needs the only one: so this fails while one runs, and never because one was killed.
 * Undefined for a file that is too damaged to be opened, by a server too.
 */
function lock(path: string): DatabaseSync | undefined {
  const db = new DatabaseSync(path, { timeout: 0 })
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE")
    db.prepare("PRAGMA journal_mode = DELETE").get()
    db.exec("BEGIN EXCLUSIVE")
    return db
  } catch (error) {
    db.close()
    const known = asStorageError(error)
    if (known instanceof StorageCorrupt) return undefined
    if (known instanceof StorageUnavailable)
      throw new StorageUnavailable(`${path} is in use: stop the server first`, { cause: error })
    throw known
  }
}

/** Undefined for a database that is empty, of another version, or damaged inside. */
function historyOf(db: DatabaseSync): Withdrawn | undefined {
  try {
    return withdrawnIn(db)
  } catch {
    return undefined
  }
}

/** Gives the replaced database a second name, so that its own name is never without a file. */
function keep(database: string, now: number): string {
  const kept = `${database}.replaced-${new Date(now).toISOString().replaceAll(":", "-")}`
  try {
    linkSync(database, kept)
  } catch {
    // Some file systems have no links.
    copyFileSync(database, kept)
    flushFile(kept)
  }
  // Left only by a damaged one; beside the restored file SQLite would apply them to it.
  for (const log of ["-wal", "-shm"]) if (existsSync(database + log)) renameSync(database + log, kept + log)
  return kept
}
