import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { openDatabase } from "./sqlite-database.ts"
import { MIGRATIONS } from "./sqlite-schema.ts"

function openTemporary() {
  const folder = mkdtempSync(join(tmpdir(), "outloud-"))
  const db = openDatabase(join(folder, "deep", "outloud.db"))
  onTestFinished(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  return db
}

it("[ST-13] waits for the disk at every commit, and never for another process", () => {
  const db = openTemporary()
  const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  expect(pragma("journal_mode")).toBe("wal")
  expect(pragma("synchronous")).toBe(2)
  expect(pragma("secure_delete")).toBe(1)
  expect(pragma("foreign_keys")).toBe(1)
  expect(pragma("busy_timeout")).toBe(0)
  expect(pragma("user_version")).toBe(MIGRATIONS.length)
})

it("every table is strict", () => {
  const loose =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'"
  expect(openTemporary().prepare(loose).all()).toEqual([])
})
