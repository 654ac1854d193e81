import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { RoomGone, StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import { beforeEach, expect, it } from "vitest"
import { FaultyStore } from "../support/faulty-store.ts"
import { diagramOf, newRoom, row } from "./stored-room.ts"

const diagram = diagramOf("r")
let store: FaultyStore

beforeEach(async () => {
  store = new FaultyStore(new MemoryStore())
  await store.createRoom(newRoom("r"))
})

const stored = async () => (await store.rowsAfter(diagram, 0, 99)).length

it("fails as many appends as it is told, with the given error, and keeps nothing of them", async () => {
  store.failNext(1)
  store.failNext(1, new RoomGone("r"))
  await expect(store.append(diagram, row(1))).rejects.toThrow(StorageUnavailable)
  await expect(store.append(diagram, row(1))).rejects.toThrow(RoomGone)
  expect(await stored()).toBe(0)
  await store.append(diagram, row(1))
})

it("holds appends until they are released, in call order", async () => {
  store.hold()
  const appends = [1, 2, 3].map(seq => store.append(diagram, row(seq)))
  expect(store.waiting).toBe(3)
  store.release(1)
  await appends[0]
  expect([store.waiting, await stored()]).toEqual([2, 1])
  store.release()
  await Promise.all(appends)
  await store.append(diagram, row(4))
  expect(await stored()).toBe(4)
})
