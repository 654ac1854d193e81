import { existsSync, renameSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { copyDatabase, explained, flushFolder } from "./sqlite-copy.ts"
import { type Contents, inspectContents } from "./sqlite-inspection.ts"
import { checkedVersion, MIGRATIONS } from "./sqlite-schema.ts"
import { DatabaseUnusable } from "./storage-errors.ts"

/**
 * Copies the database to `file`, also while a server uses it, and reads the copy to its end before it gets
 * that name. Throws a StorageError that says why not; then there is no file.
 */
export function backUp(database: string, file: string): Contents {
  if (existsSync(file)) throw new DatabaseUnusable(`${file} exists already; it is not overwritten`)
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  copyDatabase(database, unfinished)
  try {
    const contents = inspectCopy(unfinished)
    renameSync(unfinished, file)
    flushFolder(dirname(file))
    return contents
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

function inspectCopy(path: string): Contents {
  const copy = new DatabaseSync(path, { readOnly: true })
  try {
    if (checkedVersion(copy, path) < MIGRATIONS.length)
      throw new DatabaseUnusable("The database is an older Outloud's: start this version once, then back up")
    return inspectContents(copy)
  } catch (error) {
    throw explained(error, path)
  } finally {
    copy.close()
  }
}
