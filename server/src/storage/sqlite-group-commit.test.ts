import { DatabaseSync } from "node:sqlite"
import { beforeEach, describe, expect, it } from "vitest"
import { GroupCommit } from "./sqlite-group-commit.ts"
import { StorageUnavailable } from "./storage-errors.ts"

let db: DatabaseSync
let group: GroupCommit
let scheduled: (() => void)[]
let now = 0

beforeEach(() => {
  db = new DatabaseSync(":memory:")
  db.exec("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT")
  db.exec(
    "CREATE TABLE line (n INTEGER PRIMARY KEY, body BLOB, parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED)",
  )
  scheduled = []
  group = new GroupCommit(db, { schedule: commit => scheduled.push(commit), clock: () => (now += 250) })
})

const insert =
  (n: number, bytes = 0) =>
  () =>
    void db.prepare("INSERT INTO line (n, body) VALUES (?, zeroblob(?))").run(n, bytes)
const lines = () =>
  db
    .prepare("SELECT n FROM line ORDER BY n")
    .all()
    .map(row => row.n)
const outcomes = async (writes: Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map(each => each.status)

describe("GroupCommit", () => {
  it("[ST-14] schedules one commit for all writes of a turn, and runs them in call order", async () => {
    const writes = [group.run(insert(1)), group.run(() => lines().length), group.run(insert(2))]
    expect(scheduled).toHaveLength(1)
    expect(lines()).toEqual([])
    scheduled[0]?.()
    expect(await Promise.all(writes)).toEqual([undefined, 1, undefined])
    expect(group.stats()).toEqual({ commits: 1, failedCommits: 0, lastCommitSeconds: 0.25 })
    group.run(insert(3))
    expect(scheduled).toHaveLength(2)
  })

  it("[ST-14] gives a group time to come together only while writes do come in groups", () => {
    const waits: number[] = []
    let at = 0
    group = new GroupCommit(db, { schedule: (_, ms) => waits.push(ms), clock: () => at })
    const next = (size: number) => {
      for (let n = 0; n < size; n++) void group.run(() => {})
      group.flush()
      at += 1
    }
    for (const size of [1, 1, 3, 1, 1]) next(size)
    expect(waits).toEqual([0, 0, 0, 3, 0])
    next(2)
    at += 100
    next(1)
    expect(waits.at(-1)).toBe(0)
  })

  it("[ST-5] takes back a write that throws, and only that one", async () => {
    const failing = () => {
      insert(2)()
      throw new RangeError("no")
    }
    const writes = [group.run(insert(1)), group.run(failing), group.run(insert(1)), group.run(insert(3))]
    group.flush()
    expect(await outcomes(writes)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"])
    await expect(writes[1]).rejects.toThrow(RangeError)
    expect(lines()).toEqual([1, 3])
  })

  it("[ST-15] rejects the whole group and keeps nothing of it when the disk is full, then goes on", async () => {
    const pages = Number(db.prepare("PRAGMA page_count").get()?.page_count)
    db.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const writes = [group.run(insert(1)), group.run(insert(2, 100_000)), group.run(insert(3))]
    group.flush()
    for (const write of writes) await expect(write).rejects.toThrow(StorageUnavailable)
    await expect(writes[1]).rejects.toThrow("the disk is full")
    expect(lines()).toEqual([])
    expect(group.stats()).toMatchObject({ commits: 0, failedCommits: 1 })

    db.exec("PRAGMA max_page_count = 1000")
    const again = [group.run(insert(1)), group.run(insert(2, 100_000))]
    group.flush()
    expect(await outcomes(again)).toEqual(["fulfilled", "fulfilled"])
  })

  it("[ST-15] a failing disk in one write takes the whole group with it, though the transaction lives on", async () => {
    const failing = () => {
      throw Object.assign(new Error("disk I/O error"), { errcode: 10 | (3 << 8) })
    }
    const writes = [group.run(insert(1)), group.run(failing), group.run(insert(2))]
    group.flush()
    for (const write of writes) await expect(write).rejects.toThrow(StorageUnavailable)
    expect(lines()).toEqual([])
    expect(db.isTransaction).toBe(false)
  })

  it("[ST-15] rejects the whole group when the commit itself fails, what failed by itself included", async () => {
    const orphan = () => void db.exec("INSERT INTO line (n, parent) VALUES (9, 4)")
    const refused = () => {
      throw new RangeError("no")
    }
    const writes = [group.run(insert(1)), group.run(refused), group.run(orphan)]
    group.flush()
    for (const write of writes) await expect(write).rejects.toThrow("FOREIGN KEY constraint failed")
    expect(lines()).toEqual([])
    expect(db.isTransaction).toBe(false)
  })

  it("a write may ask for another one; it comes with the next group", async () => {
    const second = group.run(insert(1)).then(() => group.run(insert(2)))
    scheduled.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
    scheduled.shift()?.()
    await second
    expect(lines()).toEqual([1, 2])
    expect(group.stats().commits).toBe(2)
  })
})
