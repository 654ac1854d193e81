import { closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { asStorageError } from "./sqlite-errors.ts"
import { checkedVersion } from "./sqlite-schema.ts"
import { DatabaseUnusable, StorageCorrupt } from "./storage-errors.ts"

/**
 * Copies a database, also while a server writes to it: the copy is the state of one moment, with all that
 * was committed by then. Nothing that was deleted is in it. The copy is readable by this user alone and on
 * the disk when this returns. Throws DatabaseUnusable, with nothing left behind, where `from` is not a
 * database of ours or is damaged, where `to` exists, or where it cannot be written.
 */
export function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) throw new DatabaseUnusable(`There is no file ${from}`)
  reserve(to)
  try {
    const source = new DatabaseSync(from, { readOnly: true })
    try {
      checkedVersion(source, from)
      // https://sqlite.org/lang_vacuum.html#vacuum_with_an_into_clause: into a file that is empty.
      source.prepare("VACUUM INTO ?").run(to)
    } finally {
      source.close()
    }
    flushFile(to)
    flushFolder(dirname(to))
  } catch (error) {
    rmSync(to, { force: true })
    throw explained(error, from)
  }
}

/** Waits until a folder's list of files is on the disk, where the system can say so (Windows cannot). */
export function flushFolder(path: string): void {
  if (process.platform !== "win32") flushFile(path)
}

/** Waits until a file is on the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, process.platform === "win32" ? "r+" : "r")
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** What went wrong with the database at `path`, in words that name it. */
export function explained(error: unknown, path: string): unknown {
  const known = asStorageError(error)
  return known instanceof StorageCorrupt
    ? new DatabaseUnusable(`${path} is damaged or not a database: ${known.message}`, { cause: error })
    : known
}

/** Makes the file, so that it is private from its first byte on and nobody's file is overwritten. */
function reserve(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600))
  } catch (cause) {
    const exists = cause instanceof Error && "code" in cause && cause.code === "EEXIST"
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseUnusable(
      exists ? `${path} exists already; it is not overwritten` : `${path} cannot be made: ${reason}`,
      { cause },
    )
  }
}
