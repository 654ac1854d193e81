import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { encodeRecord } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import { entriesOf } from "@outloud/shared/room/note-entries.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type * as Y from "yjs"
import { asideFile } from "../../offline/aside-file.ts"
import { idle } from "../../offline/testing/fake-database.ts"
import { FakeRoom, idsOf, useRoomTimers } from "./fake-room.ts"
import { FakeServer, fakeScheduler, writeFrames } from "./fake-server.ts"

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

describe("refused work", () => {
  it("[LC-11] is set aside and put back record by record under a new client id; the rest is untouched", async () => {
    room.goLive()
    room.draw("shape:before")
    room.commit()
    const clientId = room.connection.docs.diagram.clientID
    room.draw("shape:good")
    room.board.get("shape:before")?.set("xy", [5, 6])
    room.draw("shape:bad", { x: 1e9 })
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.goLive()

    expect(room.connection.docs.diagram.clientID).not.toBe(clientId)
    expect(idsOf(room.serverBoard)).toEqual(["shape:before", "shape:good"])
    expect(room.serverBoard.get("shape:before")?.get("xy")).toEqual([5, 6])
    expect(room.keeper.getSnapshot().rescue).toMatchObject({
      cause: "refused",
      restored: 2,
      failed: [{ change: { kind: "created", id: "shape:bad" }, reason: expect.stringMatching(/rule/) }],
    })
    expect(room.connection.getSnapshot()).toMatchObject({ status: { data: { kind: "saved" } }, refused: [] })
  })

  it("[LC-11] survives the page going away between the refusal and the way back", async () => {
    room.goLive()
    room.draw("shape:good")
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.crash()
    await room.open()
    expect(idsOf(room.board)).toEqual([])
    room.goLive()
    expect(idsOf(room.serverBoard)).toEqual(["shape:good"])
    await idle()
    room.crash()
    await room.open()
    room.goLive()
    expect(room.keeper.getSnapshot().rescue).toBeNull()
  })

  it("[LC-11] does not take the place of what was drawn while it waited", async () => {
    room.goLive()
    room.draw("shape:mine")
    room.commit()
    await idle()
    room.board.get("shape:mine")?.set("xy", [1, 1])
    room.board.get("shape:mine")?.set("rotation", 1)
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.board.get("shape:mine")?.set("xy", [2, 2])
    room.goLive()
    expect(room.serverBoard.get("shape:mine")?.get("xy")).toEqual([2, 2])
    expect(room.serverBoard.get("shape:mine")?.get("rotation")).toBe(1)
  })

  it("[LC-11] is put back as soon as its own document is here, whatever the other layers do", async () => {
    room.goLive()
    room.draw("shape:good")
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.greet("diagram")
    expect(idsOf(room.board)).toEqual(["shape:good"])
  })

  /** Something is refused, and put back at this moment. The browser's database. */
  const putBackNow = async () => {
    room.goLive()
    await idle()
    room.draw("shape:good")
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.greet("diagram")
    return room.browser.open()
  }

  it("[LC-11] stays aside until the browser has taken it in again", async () => {
    const db = await putBackNow()
    expect([await db.count("aside"), await db.count("unsent")]).not.toEqual([0, 0])
    await idle()
    expect([await db.count("aside"), await db.count("unsent")]).toEqual([0, 1])
  })

  it("[LC-11] what is put back is in the copy as soon as it is aside no more, and no sooner", async () => {
    const db = await putBackNow()
    const seen = new Set<string>()
    for (let turn = 0; turn < 100; turn++) {
      const tx = db.transaction(["aside", "unsent"])
      const counts = await Promise.all([tx.objectStore("aside").count(), tx.objectStore("unsent").count()])
      seen.add(counts.join(" and "))
    }
    expect([...seen]).toEqual(["0 and 1"])
  })

  it("[LC-11] takes in what the canvas still writes as it goes", async () => {
    room.goLive()
    room.draw("shape:good")
    const late = room.board
    room.keeper.subscribe(() => {
      if (room.keeper.getSnapshot().connection === null)
        late.set("shape:late", encodeRecord(sampleShape("geo", "shape:late")))
    })
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.goLive()
    expect(idsOf(room.serverBoard)).toEqual(["shape:good", "shape:late"])
  })

  it("[LC-12] that is refused again is not sent a third time: it stays aside, over reloads too", async () => {
    room.goLive()
    room.draw("shape:good")
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    for (const layer of room.layers) room.greet(layer)
    room.servers.annotations.commitAll(room.network.socket("annotations"))
    room.servers.session.commitAll(room.network.socket("session"))
    expect(writeFrames(room.diagram).length).toBe(2)
    room.diagram.end(CloseCode.updateRefused)
    await room.afterRefusal()
    expect(room.connection.getSnapshot().status).toMatchObject({ kind: "refused" })
    expect(idsOf(room.board)).toEqual(["shape:good"])
    room.keeper.reload()
    await room.afterRefusal()
    room.goLive()
    expect(idsOf(room.board)).toEqual([])
    expect(room.connection.getSnapshot().status).toMatchObject({ data: { kind: "saved" } })
    await idle()
    room.crash()
    await room.open()
    room.goLive()
    expect(idsOf(room.serverBoard)).toEqual([])
    const db = await room.browser.open()
    expect((await db.getAll("aside")).map(({ state }) => state)).toEqual(["failed"])
    const [kept] = await room.browser.page(fakeScheduler).keptAside(room.holder, ["diagram"])
    if (kept === undefined) throw new Error("nothing is kept aside")
    const file = JSON.parse(await asideFile(kept, DEFAULT_LIMITS).content.text())
    expect(file.records.map(({ id }: { id: string }) => id)).toContain("shape:good")
  })
})

describe("a board that was restored from a backup", () => {
  it("[LC-13] keeps an older copy from being merged, and puts its unsent records back", async () => {
    room.goLive()
    room.draw("shape:saved")
    room.draw("shape:lost")
    room.commit()
    room.diagram.end(1006)
    room.draw("shape:offline")
    room.board.get("shape:saved")?.set("xy", [7, 8])
    room.board.delete("shape:lost")
    await idle()
    room.crash()

    // Another history that holds the same record.
    room.servers.diagram = new FakeServer()
    room.serverBoard.set("shape:saved", encodeRecord(sampleShape("geo", "shape:saved")))
    await room.open()
    expect(idsOf(room.board)).toEqual(["shape:offline", "shape:saved"])
    room.endAll(CloseCode.tooOld)
    await room.afterRefusal()
    room.goLive(2)
    expect(idsOf(room.serverBoard)).toEqual(["shape:offline", "shape:saved"])
    expect(room.serverBoard.get("shape:saved")?.get("xy")).toEqual([7, 8])
    expect(room.keeper.getSnapshot().rescue).toMatchObject({
      cause: "outdated",
      restored: 3,
      failed: [],
      olderBoard: [],
    })
    expect(room.connection.getSnapshot()).toMatchObject({ status: { data: { kind: "saved" } }, stale: [] })
  })

  it("[LC-13] where another tab has taken the copy away first, this page's board is offered whole", async () => {
    room.goLive()
    room.draw("shape:saved")
    room.commit()
    room.endAll(1006)
    room.board.get("shape:saved")?.set("xy", [7, 8])
    await idle()
    const db = await room.browser.open()
    for (const store of ["layers", "updates", "unsent"] as const) await db.clear(store)
    room.servers.diagram = new FakeServer()
    await vi.advanceTimersByTimeAsync(10_000)
    room.endAll(CloseCode.tooOld)
    await room.afterRefusal()
    room.goLive(2)
    expect(room.keeper.getSnapshot().rescue).toMatchObject({
      cause: "outdated",
      restored: 0,
      olderBoard: [{ id: "shape:saved", x: 7, y: 8 }],
    })
  })

  it("[LC-13] opens afresh without a word where nothing was unsent", async () => {
    room.goLive()
    await idle()
    room.crash()
    await room.open()
    room.endAll(CloseCode.tooOld)
    await room.afterRefusal()
    room.goLive(2)
    expect(room.connection.getSnapshot()).toMatchObject({ status: { data: { kind: "saved" } } })
    expect(room.keeper.getSnapshot().rescue).toBeNull()
  })

  it("[LC-18] keeps what the server had and has no more, and offers it", async () => {
    room.goLive()
    room.draw("shape:after")
    room.commit()
    await idle()
    room.servers.diagram = new FakeServer()
    room.endAll(CloseCode.tooOld)
    await room.afterRefusal()
    room.goLive(2)
    expect(idsOf(room.serverBoard)).toEqual([])
    expect(room.keeper.getSnapshot().rescue).toMatchObject({
      cause: "outdated",
      restored: 0,
      failed: [],
      olderBoard: [{ id: "shape:after" }],
    })
    await idle()
    const db = await room.browser.open()
    expect((await db.getAll("aside")).map(({ layer, state }) => [layer, state])).toEqual([
      ["diagram", "failed"],
    ])
    room.keeper.dismissRescue()
    expect(room.keeper.getSnapshot().rescue).toBeNull()
  })

  it("a page that is too old itself ends: reloading helps, starting anew would not", async () => {
    room.diagram.end(CloseCode.tooOld)
    await room.afterRefusal()
    expect(room.connection.getSnapshot().status).toMatchObject({ kind: "tooOld" })
    expect(room.network.count("diagram")).toBe(1)
  })
})

describe("unsent notes", () => {
  const NOTE = { at: 1, phase: null, by: "me", outcome: "poorly" }
  const entriesIn = (doc: Y.Doc) => entriesOf(doc).toJSON()

  beforeEach(async () => {
    room.close()
    room = new FakeRoom("interviewer")
    await room.open()
    room.goLive()
    entriesOf(room.connection.docs.notes).set("probe.kept", { ...NOTE })
    room.commit("notes")
  })

  it("[LC-19] that the server refused are put back with the rest", async () => {
    entriesOf(room.connection.docs.notes).set("probe.unsent", { ...NOTE })
    room.network.socket("notes").end(CloseCode.updateRefused)
    await room.afterRefusal()
    room.goLive()
    expect(Object.keys(entriesIn(room.servers.notes.doc)).sort()).toEqual(["probe.kept", "probe.unsent"])
  })

  it("[LC-19] of notes that were sealed are never put into the new ones, and are offered to their writer", async () => {
    entriesOf(room.connection.docs.notes).set("probe.unsent", { ...NOTE })
    await idle()
    room.servers.notes = new FakeServer()
    room.network.socket("notes").end(CloseCode.tooOld)
    await room.afterRefusal()
    for (const layer of room.layers) room.greet(layer, layer === "notes" ? 2 : 1)
    for (const layer of room.layers) room.commit(layer)
    await idle()
    expect(entriesIn(room.servers.notes.doc)).toEqual({})
    const { rescue } = room.keeper.getSnapshot()
    expect(rescue?.failed).toMatchObject([
      { change: { kind: "created", id: "probe.unsent" }, reason: expect.stringMatching(/sealed/) },
    ])
  })
})
