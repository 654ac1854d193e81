/** Run by durable-commit.ts on the servers' core: commits one small row 60 times a second and prints the median. */
import { mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as sleep } from "node:timers/promises"
import { median } from "./statistics.ts"

const COMMITS = 120
const EVERY_MS = 1000 / 60

const folder = mkdtempSync(join(process.argv[2] as string, "commit-"))
const db = new DatabaseSync(join(folder, "bench.db"))
db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (row BLOB)")
const insert = db.prepare("INSERT INTO log VALUES (?)")
const row = new Uint8Array(150)
const times: number[] = []
while (times.length < COMMITS) {
  await sleep(EVERY_MS)
  const began = performance.now()
  insert.run(row)
  times.push(performance.now() - began)
}
db.close()
rmSync(folder, { recursive: true })
process.stdout.write(String(median(times)))
