import { existsSync, readFileSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { openSqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import fc from "fast-check"
import { expect, it, onTestFinished } from "vitest"
import { diagramOf, newRoom, participant, row, scorecard, update } from "./stored-room.ts"
import { temporaryFolder } from "./temporary-folder.ts"

function openStore() {
  const path = `${temporaryFolder(onTestFinished)}/outloud.db`
  const store = openSqliteStore({ path })
  const other = new DatabaseSync(path)
  onTestFinished(async () => {
    other.close()
    await store.close()
  })
  const keyOf = (roomId: string) => {
    const sql = "SELECT secret FROM room_key JOIN room ON key_id = room_key.id WHERE room.id = ?"
    return Buffer.from(other.prepare(sql).get(roomId)?.secret as Uint8Array)
  }
  const onDisk = (bytes: Buffer) =>
    [path, `${path}-wal`].some(file => existsSync(file) && readFileSync(file).includes(bytes))
  return { path, store, other, keyOf, onDisk }
}

it("[ST-16] nothing that people wrote is in the file in the clear", async () => {
  const { store, onDisk } = openStore()
  const secret = "we would shard by artist"
  await store.createRoom(newRoom("r", { starter: [update(secret)] }))
  await store.append(diagramOf("r"), row(2, secret))
  await store.putKeyframe(diagramOf("r"), {
    seq: 2,
    at: 1,
    state: new TextEncoder().encode(secret),
    owners: new Map([[1, secret]]),
  })
  await store.participant(participant("r", "p", { name: secret }))
  const { card } = scorecard("r", "p")
  await store.putScorecard(scorecard("r", "p", { card: { ...card, summary: secret } }))
  expect(onDisk(Buffer.from("weekly-charts"))).toBe(true)
  expect(onDisk(Buffer.from(secret))).toBe(false)
})

it("[ST-16] a deleted room's key is nowhere in the files, and the write-ahead log is empty", async () => {
  const { path, store, keyOf, onDisk } = openStore()
  await store.createRoom(newRoom("r"))
  const key = keyOf("r")
  expect(onDisk(key)).toBe(true)
  await store.deleteRoom("r")
  expect(onDisk(key)).toBe(false)
  expect(statSync(`${path}-wal`).size).toBe(0)
})

it("[ST-16] a key's row is overwritten and stays: SQLite moves rows only where some are deleted", async () => {
  const { store, other } = openStore()
  await store.createRoom(newRoom("r"))
  await store.deleteRoom("r")
  expect(other.prepare("SELECT hex(secret) AS secret FROM room_key").all()).toMatchObject([
    { secret: "00".repeat(32) },
  ])
})

it("[ST-16] where another process reads just then, the key goes as soon as it has finished", async () => {
  const { store, other, keyOf, onDisk } = openStore()
  await store.createRoom(newRoom("r"))
  await store.createRoom(newRoom("s"))
  const key = keyOf("r")
  other.exec("BEGIN")
  other.prepare("SELECT count(*) FROM room").get()
  await store.deleteRoom("r")
  expect(onDisk(key)).toBe(true)
  other.exec("COMMIT")
  await store.touchRoom("s", 9999)
  expect(onDisk(key)).toBe(false)
})

it("[ST-16] in whatever order rooms come and go, no key of a deleted one stays and all others work", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `room-${index}`)
  const orders = fc.shuffledSubarray(ids, { minLength: 300, maxLength: 480 })
  await fc.assert(
    fc.asyncProperty(orders, async doomed => {
      const { store, keyOf, onDisk } = openStore()
      const starter = [update("x".repeat(500))]
      await Promise.all(ids.map(id => store.createRoom(newRoom(id, { starter }))))
      const destroyed: Buffer[] = []
      for (const [index, id] of doomed.entries()) {
        destroyed.push(keyOf(id))
        await store.deleteRoom(id)
        if (index % 10 === 0) await store.createRoom(newRoom(id))
      }
      expect(destroyed.filter(onDisk)).toEqual([])
      for (const id of ids.filter(each => !doomed.includes(each))) {
        expect((await store.rowsAfter(diagramOf(id), 0, 9))[0]?.updates).toEqual(starter)
      }
    }),
    { numRuns: 4 },
  )
})
