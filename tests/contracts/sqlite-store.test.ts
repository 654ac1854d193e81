import { copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { openSqliteStore, type SqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import {
  DatabaseUnusable,
  RoomGone,
  SequenceConflict,
  StorageCorrupt,
  StorageUnavailable,
} from "@outloud/server/storage/storage-errors.ts"
import { beforeEach, describe, expect, it, onTestFinished } from "vitest"
import { diagramOf, link, newRoom, participant, row, scorecard, update } from "./stored-room.ts"
import { temporaryFolder } from "./temporary-folder.ts"

const diagram = diagramOf("r")
let folder: string
let path: string

beforeEach(context => {
  folder = temporaryFolder(context.onTestFinished)
  path = `${folder}/data/outloud.db`
})

function open(file = path): SqliteStore {
  const store = openSqliteStore({ path: file })
  onTestFinished(() => store.close())
  return store
}

/** Another process's view of the file. */
function outsider(file = path): DatabaseSync {
  const db = new DatabaseSync(file)
  onTestFinished(() => {
    if (db.isOpen) db.close()
  })
  return db
}

async function openWithRoom(): Promise<SqliteStore> {
  const store = open()
  await store.createRoom(newRoom("r", { starter: [update("start")] }))
  return store
}

describe("durability", () => {
  it("[ST-13] everything is there when the file is opened again", async () => {
    const store = await openWithRoom()
    await store.participant(participant("r", "p"))
    await store.putScorecard(scorecard("r", "p"))
    await store.append(diagram, row(2))
    await store.putKeyframe(diagram, {
      seq: 1,
      at: 1,
      state: new Uint8Array([1]),
      owners: new Map([[5, "p"]]),
    })
    const before = [
      await store.room("r"),
      await store.loadDoc(diagram),
      await store.participants("r"),
      await store.links("r"),
      await store.scorecards("r"),
    ]
    await store.close()
    const again = open()
    expect([
      await again.room("r"),
      await again.loadDoc(diagram),
      await again.participants("r"),
      await again.links("r"),
      await again.scorecards("r"),
    ]).toEqual(before)
  })

  it("[ST-13] what resolved is in the files at that moment, without any closing", async () => {
    const store = await openWithRoom()
    await store.append(diagram, row(2, "acknowledged"))
    copyFileSync(path, `${folder}/copy.db`)
    copyFileSync(`${path}-wal`, `${folder}/copy.db-wal`)
    const crashed = open(`${folder}/copy.db`)
    expect(await crashed.rowsAfter(diagram, 1, 9)).toEqual([row(2, "acknowledged")])
  })

  it("[ST-19] another connection sees committed rows only, whole groups at a time", async () => {
    const store = await openWithRoom()
    const other = outsider()
    const count = () => other.prepare("SELECT count(*) AS n FROM log").get()?.n
    const appends = [store.append(diagram, row(2)), store.append(diagram, row(3))]
    expect(count()).toBe(1)
    await Promise.all(appends)
    expect(count()).toBe(3)
  })

  it("[ST-14] appends of one turn on many documents are one commit", async () => {
    const store = open()
    const rooms = Array.from({ length: 20 }, (_, index) => `room-${index}`)
    await Promise.all(rooms.map(id => store.createRoom(newRoom(id))))
    expect(store.stats()).toMatchObject({ commits: 1, rows: 0 })
    await Promise.all([...rooms, "none"].map(id => store.append(diagramOf(id), row(1)).catch(() => {})))
    expect(store.stats()).toMatchObject({ commits: 2, rows: 20, failedCommits: 0 })
    await Promise.resolve()
    await store.append(diagramOf("room-0"), row(2))
    expect(store.stats()).toMatchObject({ commits: 3, rows: 21 })
    expect(store.stats().lastCommitSeconds).toBeGreaterThan(0)
  })

  it("[ST-15] a database that another process locks rejects at once, keeps nothing, and works again later", async () => {
    const store = await openWithRoom()
    const other = outsider()
    other.exec("BEGIN IMMEDIATE")
    const calls = [
      store.append(diagram, row(2)),
      store.append(diagram, row(99)),
      store.addLink(link("r", "second")),
    ]
    for (const call of calls) await expect(call).rejects.toThrow(StorageUnavailable)
    expect(await store.rowsAfter(diagram, 1, 9)).toEqual([])
    expect(store.stats()).toMatchObject({ failedCommits: 1, rows: 1 })
    await expect(store.probe()).rejects.toThrow(StorageUnavailable)
    other.exec("ROLLBACK")
    await store.probe()
    await store.append(diagram, row(2))
    expect(await store.links("r")).toHaveLength(1)
  })
})

describe("the file", () => {
  it("[ST-3] what another process appended, deleted or began again since is noticed", async () => {
    const [ours, theirs] = [await openWithRoom(), open()]
    await ours.append(diagram, row(2))
    await theirs.append(diagram, row(3))
    await expect(ours.append(diagram, row(3))).rejects.toThrow(SequenceConflict)
    await ours.append(diagram, row(4))
    await theirs.deleteRoom("r")
    await expect(ours.append(diagram, row(5))).rejects.toThrow(RoomGone)
    await theirs.createRoom(newRoom("r", { starter: [update("start")] }))
    await expect(ours.append(diagram, row(5))).rejects.toThrow(SequenceConflict)
    await ours.append(diagram, row(2))
  })

  it("[ST-3] [ST-5] a row whose group was taken back and made again is counted once", async () => {
    const store = await openWithRoom()
    const writes = [
      store.append(diagram, row(2)),
      store.append(diagram, row(9)),
      store.append(diagram, row(3)),
    ]
    const outcomes = await Promise.allSettled(writes)
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
    await store.append(diagram, row(4))
    expect((await store.rowsAfter(diagram, 1, -1)).map(({ seq }) => seq)).toEqual([2, 3, 4])
  })

  it("[ST-23] is readable by its owner alone", async () => {
    await openWithRoom()
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077, file).toBe(0)
    await openSqliteStore({ path: `${folder}/made/outloud.db` }).close()
    expect(statSync(`${folder}/made`).mode & 0o077).toBe(0)
  })

  it("[ST-17] of a newer version is refused, and left as it is", async () => {
    await (await openWithRoom()).close()
    const db = outsider()
    db.exec("PRAGMA user_version = 99")
    db.close()
    const before = readFileSync(path)
    expect(() => openSqliteStore({ path })).toThrow(/newer Outloud \(schema 99/)
    expect(readFileSync(path)).toEqual(before)
  })

  it("[ST-17] of another program, or one that is no database, is refused and left as it is", () => {
    const theirs = `${folder}/theirs.db`
    const db = outsider(theirs)
    db.exec("CREATE TABLE mine (n)")
    db.close()
    const text = `${folder}/notes.txt`
    writeFileSync(text, "Dear diary, ".repeat(1000))
    for (const file of [theirs, text]) {
      const before = readFileSync(file)
      expect(() => openSqliteStore({ path: file })).toThrow(DatabaseUnusable)
      expect(readFileSync(file)).toEqual(before)
    }
  })

  it("[ST-17] that cannot be made is refused by name", () => {
    writeFileSync(`${folder}/plain-file`, "")
    const impossible = `${folder}/plain-file/outloud.db`
    expect(() => openSqliteStore({ path: impossible })).toThrow(`${impossible} cannot be opened for writing`)
  })

  it("damage in a row is noticed and named, never handed on", async () => {
    const store = await openWithRoom()
    const db = outsider()
    db.exec("UPDATE log SET batch = zeroblob(length(batch))")
    await expect(store.loadDoc(diagram)).rejects.toThrow(StorageCorrupt)
    await expect(store.loadDoc(diagram)).rejects.toThrow("Row 1 of r/diagram cannot be read")
    db.exec("UPDATE log SET batch = x'00'")
    await expect(store.rowsAfter(diagram, 0, 1)).rejects.toThrow("too short")
  })

  it("[ST-7] holds two keyframes of a document at most", async () => {
    const store = await openWithRoom()
    for (const seq of [2, 3, 4]) await store.append(diagram, row(seq))
    for (const seq of [1, 3, 2, 4]) {
      await store.putKeyframe(diagram, { seq, at: 1, state: new Uint8Array(1), owners: new Map() })
    }
    const kept = outsider().prepare("SELECT seq FROM keyframe ORDER BY seq").all()
    expect(kept.map(each => each.seq)).toEqual([3, 4])
  })
})
