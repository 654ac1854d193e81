import { copyFileSync, existsSync, linkSync, realpathSync, renameSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { carryOver, type Withdrawn, withdrawnIn } from "./sqlite-carry-over.ts"
import { copyDatabase, explained, flushFile, flushFolder } from "./sqlite-copy.ts"
import { openDatabase } from "./sqlite-database.ts"
import { asStorageError } from "./sqlite-errors.ts"
import { type Contents, inspectContents } from "./sqlite-inspection.ts"
import { DatabaseUnusable, StorageCorrupt, StorageUnavailable } from "./storage-errors.ts"

export interface RestoreOptions {
  readonly backup: string
  readonly database: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Bring back rooms, too, that were deleted after the backup was made. */
  readonly withDeletedRooms: boolean
}

export interface Restored extends Contents {
  /** Where the replaced database is now; undefined where there was none. */
  readonly kept: string | undefined
  /** Rooms of the backup that stay deleted; undefined where the replaced database could not be asked. */
  readonly stillDeleted: number | undefined
}

/**
 * Puts a backup in the database's place. Every document starts a new epoch, so that no browser merges what
 * it holds of the replaced state; links that were revoked since stay revoked. At every moment there is
 * either the old database or the new one, whole. Throws a StorageError that says why not, with everything
 * as it was: above all where a server uses the database.
 */
export function restore(options: RestoreOptions): Restored {
  const { backup, database, now } = options
  if (existsSync(backup) && existsSync(database) && realpathSync(backup) === realpathSync(database))
    throw new DatabaseUnusable(`${backup} is the database itself`)
  const prepared = `${database}.restoring`
  for (const leftover of ["", "-wal", "-shm"]) rmSync(prepared + leftover, { force: true })
  const old = existsSync(database) ? lock(database) : undefined
  try {
    copyDatabase(backup, prepared)
    const summary = prepare(prepared, options, old && historyOf(old))
    const kept = existsSync(database) ? keep(database, now) : undefined
    renameSync(prepared, database)
    flushFolder(dirname(database))
    return { ...summary, kept }
  } catch (error) {
    for (const leftover of ["", "-wal", "-shm"]) rmSync(prepared + leftover, { force: true })
    throw explained(error, backup)
  } finally {
    old?.close()
  }
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

/** Brings the copy up to date, and leaves it as one file without a log. */
function prepare(
  path: string,
  { now, withDeletedRooms }: RestoreOptions,
  withdrawn: Withdrawn | undefined,
): Omit<Restored, "kept"> {
  const db = openDatabase(path)
  try {
    const stillDeleted = withdrawn && carryOver(db, withdrawn, !withDeletedRooms)
    // Higher than any epoch before it, that of an earlier restore of the same backup included.
    db.prepare("UPDATE doc SET epoch = max(epoch + 1, ?)").run(now)
    const contents = inspectContents(db)
    db.prepare("PRAGMA journal_mode = DELETE").get()
    return { ...contents, stillDeleted }
  } finally {
    db.close()
    flushFile(path)
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
