import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { encodeRecord } from "@outloud/shared/records/codec.ts"
import { sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { idle } from "../../offline/testing/fake-database.ts"
import { FakeRoom, idsOf, useRoomTimers } from "./fake-room.ts"

let room: FakeRoom

beforeEach(async () => {
  useRoomTimers()
  room = new FakeRoom()
  await room.open()
})

afterEach(() => {
  room.close()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe("a room that is kept", () => {
  it("[LC-1] shows its board from the copy before the server answers, and sends what was unsent", async () => {
    room.goLive()
    room.draw("shape:saved")
    room.commit()
    room.diagram.end(1006)
    room.draw("shape:offline")
    await idle()
    room.crash()

    await room.open()
    expect(room.connection.getSnapshot()).toMatchObject({ boardReady: true, hasUnsaved: true })
    expect(idsOf(room.board)).toEqual(["shape:offline", "shape:saved"])
    room.goLive()
    expect(idsOf(room.serverBoard)).toEqual(["shape:offline", "shape:saved"])
    expect(room.connection.getSnapshot()).toMatchObject({ status: { data: { kind: "saved" } } })
    await idle()
    room.crash()
    await room.open()
    expect(room.connection.getSnapshot().hasUnsaved).toBe(false)
  })

  it("[LC-3] says where offline work is only once it is there", async () => {
    room.goLive()
    room.endAll(1006)
    room.draw("shape:a")
    expect(room.connection.getSnapshot().status).toMatchObject({ kind: "offline", kept: "writing" })
    await idle()
    expect(room.connection.getSnapshot().status).toMatchObject({ kind: "offline", kept: "device" })
  })

  it("is not ready from a copy that never was whole", async () => {
    room.network.socket("diagram").open()
    room.crash()
    await room.open()
    expect(room.connection.getSnapshot().boardReady).toBe(false)
  })

  it("writes the work of others before the page goes away", async () => {
    room.goLive()
    await idle()
    room.servers.diagram.doc
      .getMap("records")
      .set("shape:theirs", encodeRecord(sampleShape("geo", "shape:theirs")))
    room.servers.diagram.sendAll(room.diagram)
    room.page.dispatchEvent(new Event("pagehide"))
    await idle()
    room.crash()
    await room.open()
    expect(idsOf(room.board)).toEqual(["shape:theirs"])
  })
})

it("[LC-7] a deleted room takes its copies with it on that visit, and writes nothing more", async () => {
  room.goLive()
  room.draw("shape:a")
  await idle()
  room.network.socket("session").end(CloseCode.noRoom)
  room.draw("shape:late")
  await idle()
  await vi.advanceTimersByTimeAsync(10_000)
  await idle()
  const db = await room.browser.open()
  for (const store of ["layers", "updates", "unsent", "aside", "rooms"] as const) {
    expect(await db.count(store), store).toBe(0)
  }
})

describe("a browser that keeps nothing", () => {
  beforeEach(async () => {
    room.crash()
    vi.spyOn(room.browser, "open").mockRejectedValue(new Error("blocked"))
    await room.open()
  })

  it("[LC-6] works as long as the tab is open, and says where the work is", async () => {
    room.goLive()
    room.endAll(1006)
    room.draw("shape:a")
    await idle()
    expect(room.connection.getSnapshot().status).toMatchObject({ kind: "offline", kept: "tab" })
    vi.advanceTimersByTime(10_000)
    room.goLive()
    expect(idsOf(room.serverBoard)).toEqual(["shape:a"])
  })

  it("[LC-11] puts refused work back all the same", async () => {
    room.goLive()
    room.draw("shape:good")
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.goLive()
    expect(idsOf(room.serverBoard)).toEqual(["shape:good"])
    expect(room.keeper.getSnapshot().rescue).toMatchObject({ restored: 1 })
  })

  it("[LC-13] shows work that cannot be told from an older board as it is, to be downloaded", async () => {
    room.goLive()
    room.draw("shape:mine")
    room.diagram.end(CloseCode.tooOld)
    await room.afterRefusal()
    expect(room.connection.getSnapshot()).toMatchObject({ status: { kind: "tooOld" }, hasUnsaved: true })
    expect(idsOf(room.board)).toEqual(["shape:mine"])
  })
})
