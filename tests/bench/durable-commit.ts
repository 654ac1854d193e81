import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { DATA } from "./contestants.ts"
import { median } from "./statistics.ts"

const COMMITS = 200

/** How long this disk takes for one commit of one small row, as the server's store asks for it: the median. */
export function durableCommitMs(): number {
  const folder = join(DATA, "commit")
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, "bench.db"))
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (row BLOB)")
  const insert = db.prepare("INSERT INTO log VALUES (?)")
  const row = new Uint8Array(150)
  const times = Array.from({ length: COMMITS }, () => {
    const began = performance.now()
    insert.run(row)
    return performance.now() - began
  })
  db.close()
  rmSync(folder, { recursive: true })
  return median(times)
}
