import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { idle } from "../../offline/testing/fake-database.ts"
import { FakeRoom, idsOf, useRoomTimers } from "./fake-room.ts"
import { FakeServer } from "./fake-server.ts"

/** Two tabs of one browser. */
let room: FakeRoom
let other: FakeRoom

beforeEach(async () => {
  useRoomTimers()
  room = new FakeRoom()
  await room.open()
  room.goLive()
  other = new FakeRoom("candidate", room)
  await other.open()
  other.goLive()
  await idle()
})

afterEach(() => {
  other.close()
  room.close()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const rowsAside = async () => {
  const db = await room.browser.open()
  return (await db.getAll("aside")).map(({ layer, state }) => [layer, state])
}

/** Time in which one tab after the other lets go, sets aside, and opens the room anew. */
const everybodyMoves = async () => {
  for (let turn = 0; turn < 4; turn++) for (const tab of [room, other]) await tab.afterRefusal()
}

it("[LC-21] where the server refuses both, the work of both is set aside and put back once", async () => {
  room.draw("shape:mine")
  other.draw("shape:theirs")
  room.diagram.end(CloseCode.updateRefused)
  other.diagram.end(CloseCode.updateRefused)
  await everybodyMoves()
  expect(await rowsAside()).toHaveLength(2)
  for (const tab of [room, other, room]) tab.goLive()
  expect(idsOf(room.serverBoard)).toEqual(["shape:mine", "shape:theirs"])
  await idle()
  expect(await rowsAside()).toEqual([])
  const restored = [room, other].map(({ keeper }) => keeper.getSnapshot().rescue?.restored ?? 0)
  expect(restored.sort()).toEqual([0, 2])
})

it("[LC-21] what was set aside is not put back over what was drawn since, by a tab that comes late", async () => {
  // The highest id: merged with anything that was written at the same time, this would win.
  const { awareness, docs } = room.connection
  awareness.setLocalState(null)
  awareness.clientID = docs.diagram.clientID = 2 ** 32 - 1
  awareness.setLocalState({})
  room.draw("shape:mine")
  room.commit()
  room.board.get("shape:mine")?.set("xy", [1, 1])
  room.diagram.end(CloseCode.updateRefused)
  await everybodyMoves()
  other.crash()
  await other.open()
  room.goLive()
  room.board.get("shape:mine")?.set("xy", [7, 8])
  room.commit()
  other.goLive()
  await idle()
  expect(other.board.get("shape:mine")?.get("xy")).toEqual([7, 8])
  expect(room.serverBoard.get("shape:mine")?.get("xy")).toEqual([7, 8])
})

it("[LC-21] the one that the server refused has the other open the room anew, with its work", async () => {
  other.endAll(1006)
  other.draw("shape:offline")
  const before = other.connection
  room.draw("shape:mine")
  room.diagram.end(CloseCode.updateRefused)
  await everybodyMoves()
  expect(other.connection).not.toBe(before)
  expect(idsOf(other.board)).toEqual(["shape:offline"])
  expect(other.connection.getSnapshot()).toMatchObject({ hasUnsaved: true })
})

it("[LC-21] after a restore, the work of both goes aside with the board, also of the one that then crashes", async () => {
  room.draw("shape:saved")
  room.commit()
  other.endAll(1006)
  other.draw("shape:theirs")
  await idle()
  room.servers.diagram = new FakeServer()
  room.endAll(CloseCode.tooOld)
  await everybodyMoves()
  other.crash()
  await everybodyMoves()
  room.goLive(2)
  expect(idsOf(room.serverBoard)).toEqual(["shape:theirs"])
})
