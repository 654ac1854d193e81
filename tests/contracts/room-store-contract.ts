import type { RoomStore } from "@outloud/server/storage/room-store.ts"
import { IdTaken, LinkUnknown, RoomGone, StorageClosed } from "@outloud/server/storage/storage-errors.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { roomLogContract } from "./room-log-contract.ts"
import { diagramOf, link, newRoom, participant, row, scorecard, update } from "./stored-room.ts"

/** What every RoomStore does. `open` gives a fresh, empty one; the suite closes it. */
export function roomStoreContract(name: string, open: () => Promise<RoomStore>): void {
  describe(name, () => {
    roomsContract(open)
    linksContract(open)
    participantsContract(open)
    rolesContract(open)
    scorecardsContract(open)
    roomLogContract(open)
  })
}

function roomsContract(open: () => Promise<RoomStore>): void {
  let store: RoomStore
  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())

  it("[ST-1] keeps a room as it was given", async () => {
    const fresh = newRoom("r", { links: [link("r", "first"), link("r", "second", { role: "observer" })] })
    await store.createRoom(fresh)
    expect(await store.room("r")).toEqual(fresh.room)
    expect(await store.links("r")).toEqual(fresh.links)
    expect(await store.room("other")).toBeUndefined()
  })

  it("[ST-1] refuses a taken id and leaves the first room alone", async () => {
    await store.createRoom(newRoom("r"))
    const second = newRoom("r", {
      links: [link("r", "intruder")],
      starter: [update("intruder")],
      visitedAt: 9,
    })
    await expect(store.createRoom(second)).rejects.toThrow(IdTaken)
    expect(await store.room("r")).toEqual(newRoom("r").room)
    expect(await store.links("r")).toEqual([link("r", "first")])
    expect((await store.loadDoc(diagramOf("r")))?.rows).toEqual([])
  })

  it("[ST-1] creates all of a room or nothing of it", async () => {
    const twice = newRoom("r", { links: [link("r", "same"), link("r", "same")], starter: [update("start")] })
    await expect(store.createRoom(twice)).rejects.toThrow(IdTaken)
    expect(await store.room("r")).toBeUndefined()
    expect(await store.links("r")).toEqual([])
    expect(await store.loadDoc(diagramOf("r"))).toBeUndefined()
    await store.createRoom(newRoom("r"))
  })

  it("[ST-2] first updates are row 1 of their layer; every other layer is there and empty", async () => {
    await store.createRoom(newRoom("r", { starter: [update("frame", "server"), update("title", "server")] }))
    for (const layer of LAYERS) {
      const doc = await store.loadDoc({ roomId: "r", layer })
      expect(doc).toMatchObject({ schemaVersion: 3, epoch: 1, keyframe: undefined })
      expect(doc?.rows.map(each => each.seq)).toEqual(layer === "diagram" ? [1] : [])
    }
    const [first] = await store.rowsAfter(diagramOf("r"), 0, 9)
    expect(first).toEqual({
      seq: 1,
      at: 1000,
      updates: [update("frame", "server"), update("title", "server")],
    })
  })

  it("[ST-8] deleting a room takes everything of it and nothing of another", async () => {
    for (const id of ["r", "s"]) {
      await store.createRoom(newRoom(id, { starter: [update(`start of ${id}`)] }))
      await store.participant(participant(id, "p"))
      await store.putKeyframe(diagramOf(id), { seq: 1, at: 1, state: new Uint8Array(9), owners: new Map() })
    }
    await store.deleteRoom("r")
    await store.deleteRoom("r")
    expect(await store.room("r")).toBeUndefined()
    expect(await store.links("r")).toEqual([])
    expect(await store.participants("r")).toEqual([])
    expect(await store.loadDoc(diagramOf("r"))).toBeUndefined()
    expect(await store.rowsAfter(diagramOf("r"), 0, 9)).toEqual([])
    expect(await store.participants("s")).toEqual([participant("s", "p")])
    expect(await store.rowsAfter(diagramOf("s"), 0, 9)).toHaveLength(1)
  })

  it("[ST-8] the id of a deleted room may be used again and starts empty", async () => {
    await store.createRoom(newRoom("r", { starter: [update("old")] }))
    await store.participant(participant("r", "p"))
    await store.deleteRoom("r")
    await store.createRoom(newRoom("r"))
    expect(await store.participants("r")).toEqual([])
    expect(await store.loadDoc(diagramOf("r"))).toMatchObject({ keyframe: undefined, rows: [] })
    await store.append(diagramOf("r"), row(1))
  })

  it("[ST-11] a visit is remembered and never goes back", async () => {
    await store.createRoom(newRoom("r"))
    await store.touchRoom("r", 5000)
    await store.touchRoom("r", 4000)
    await store.touchRoom("none", 4000)
    expect((await store.room("r"))?.visitedAt).toBe(5000)
  })

  it("[ST-11] lists rooms not visited since a time, oldest first, as many as asked for", async () => {
    const visits = { late: 400, same2: 200, same1: 200, early: 100, edge: 300 }
    for (const [id, visitedAt] of Object.entries(visits)) await store.createRoom(newRoom(id, { visitedAt }))
    expect(await store.roomsVisitedBefore(300, 9)).toEqual(["early", "same1", "same2"])
    expect(await store.roomsVisitedBefore(300, 2)).toEqual(["early", "same1"])
  })

  it("[ST-20] an interview ends once, and can be opened again", async () => {
    await store.createRoom(newRoom("r"))
    expect(await store.endRoom("r", 7000)).toBe(true)
    await store.endRoom("r", 8000)
    expect((await store.room("r"))?.endedAt).toBe(7000)
    await store.endRoom("r", null)
    expect(await store.room("r")).toEqual(newRoom("r").room)
    expect(await store.endRoom("none", 7000)).toBe(false)
  })

  it("a closed store says so; closing twice is harmless", async () => {
    await store.createRoom(newRoom("r"))
    await store.close()
    await store.close()
    await expect(store.room("r")).rejects.toThrow(StorageClosed)
    await expect(store.append(diagramOf("r"), row(1))).rejects.toThrow(StorageClosed)
  })

  it("writes called before the close are finished", async () => {
    await store.createRoom(newRoom("r"))
    const append = store.append(diagramOf("r"), row(1))
    await store.close()
    await append
  })

  it("tells its size, which grows with what is in it", async () => {
    await store.createRoom(newRoom("r"))
    const before = await store.size()
    await store.append(diagramOf("r"), row(1, "x".repeat(100_000)))
    expect((await store.size()) - before).toBeGreaterThanOrEqual(100_000)
  })
}

function rolesContract(open: () => Promise<RoomStore>): void {
  let store: RoomStore
  const notes = { roomId: "r", layer: "notes" } as const
  const swap = [
    { id: "ana", from: "interviewer", to: "candidate" },
    { id: "ben", from: "candidate", to: "interviewer" },
  ] as const
  beforeEach(async () => {
    store = await open()
    await store.createRoom(newRoom("r"))
    await store.participant(participant("r", "ana", { role: "interviewer", candidateTurn: null }))
    await store.participant(participant("r", "ben"))
    await store.participant(participant("r", "cleo", { role: "observer", candidateTurn: null }))
  })
  afterEach(() => store.close())

  it("[ST-21] roles change together; sealed notes stay whole, and the new ones are empty and of a later epoch", async () => {
    await store.append(notes, row(1, "about ben"))
    await store.putKeyframe(notes, { seq: 1, at: 1, state: new Uint8Array(9), owners: new Map([[5, "ana"]]) })
    const sealed = await store.loadDoc(notes)
    expect(await store.changeRoles("r", { people: swap, turn: 0, sealsNotes: true })).toBe(true)
    expect((await store.room("r"))?.turn).toBe(1)
    expect((await store.participants("r")).map(({ role, candidateTurn }) => [role, candidateTurn])).toEqual([
      ["candidate", 1],
      ["interviewer", 0],
      ["observer", null],
    ])
    expect(await store.loadDoc({ ...notes, sealedTurn: 0 })).toEqual(sealed)
    expect(await store.rowsAfter({ ...notes, sealedTurn: 0 }, 0, 9)).toEqual([row(1, "about ben")])
    expect(await store.loadDoc(notes)).toEqual({ ...sealed, epoch: 2, keyframe: undefined, rows: [] })
    await store.append(notes, row(1, "about ana"))
    expect(await store.loadDoc({ ...notes, sealedTurn: 1 })).toBeUndefined()
    await store.deleteRoom("r")
    expect(await store.loadDoc({ ...notes, sealedTurn: 0 })).toBeUndefined()
  })

  it("[ST-21] of two changes that were decided on at once only the first counts", async () => {
    const change = { people: swap, turn: 0, sealsNotes: true }
    const [first, second] = await Promise.all([
      store.changeRoles("r", change),
      store.changeRoles("r", change),
    ])
    expect([first, second]).toEqual([true, false])
    const back = swap.map(({ id, from, to }) => ({ id, from: to, to: from }))
    expect(await store.changeRoles("r", { people: back, turn: 0, sealsNotes: false })).toBe(false)
    const half = [...back.slice(0, 1), { id: "cleo", from: "candidate", to: "observer" } as const]
    expect(await store.changeRoles("r", { people: half, turn: 1, sealsNotes: true })).toBe(false)
    expect((await store.participants("r")).map(({ role }) => role)).toEqual([
      "candidate",
      "interviewer",
      "observer",
    ])
    expect((await store.room("r"))?.turn).toBe(1)
    expect(await store.changeRoles("none", change)).toBe(false)
  })

  it("[ST-21] roles change without sealing the notes, too", async () => {
    await store.append(notes, row(1))
    const people = [{ id: "cleo", from: "observer", to: "candidate" }] as const
    expect(await store.changeRoles("r", { people, turn: 0, sealsNotes: false })).toBe(true)
    expect((await store.participants("r")).at(2)).toMatchObject({ role: "candidate", candidateTurn: 0 })
    expect((await store.loadDoc(notes))?.rows).toHaveLength(1)
  })
}

function scorecardsContract(open: () => Promise<RoomStore>): void {
  let store: RoomStore
  beforeEach(async () => {
    store = await open()
    await store.createRoom(newRoom("r"))
  })
  afterEach(() => store.close())

  it("[ST-22] keeps one scorecard for each turn and participant, as it was last put", async () => {
    const others = [scorecard("r", "ana", { turn: 1 }), scorecard("r", "ben", { role: "candidate" })]
    const submitted = scorecard("r", "ana", { submittedAt: 7000 })
    for (const card of [scorecard("r", "ana"), ...others, submitted]) await store.putScorecard(card)
    expect(await store.scorecards("r")).toEqual([submitted, others[1], others[0]])
    const reopened = scorecard("r", "ana")
    await store.putScorecard(reopened)
    expect((await store.scorecards("r"))[0]).toEqual(reopened)
    expect(await store.scorecards("none")).toEqual([])
    await expect(store.putScorecard(scorecard("none", "ana"))).rejects.toThrow(RoomGone)
  })

  it("[ST-22] scorecards are copies, both ways", async () => {
    const given = scorecard("r", "ana")
    const put = store.putScorecard(given)
    given.card.summary = "changed after the call"
    await put
    const [read] = await store.scorecards("r")
    if (read) read.card.summary = "changed after the reading"
    expect(await store.scorecards("r")).toEqual([scorecard("r", "ana")])
  })

  it("[ST-8] they go with their room, and only with it", async () => {
    await store.createRoom(newRoom("s"))
    for (const id of ["r", "s"]) await store.putScorecard(scorecard(id, "ana"))
    await store.deleteRoom("r")
    expect(await store.scorecards("r")).toEqual([])
    expect(await store.scorecards("s")).toEqual([scorecard("s", "ana")])
    await store.createRoom(newRoom("r"))
    expect(await store.scorecards("r")).toEqual([])
  })
}

function linksContract(open: () => Promise<RoomStore>): void {
  let store: RoomStore
  beforeEach(async () => {
    store = await open()
    await store.createRoom(newRoom("r"))
  })
  afterEach(() => store.close())

  it("[ST-10] adds links, oldest first, and refuses a taken id or a missing room", async () => {
    const older = link("r", "older", { createdAt: 1 })
    await store.addLink(older)
    expect(await store.links("r")).toEqual([older, link("r", "first")])
    await expect(store.addLink(link("r", "first"))).rejects.toThrow(IdTaken)
    await expect(store.addLink(link("none", "first"))).rejects.toThrow(RoomGone)
  })

  it("[ST-10] revoking twice keeps the first time; an unknown link is false", async () => {
    expect(await store.revokeLink("r", "first", 2000)).toBe(true)
    expect(await store.revokeLink("r", "first", 3000)).toBe(true)
    expect(await store.revokeLink("r", "none", 3000)).toBe(false)
    expect(await store.revokeLink("none", "first", 3000)).toBe(false)
    expect(await store.links("r")).toEqual([link("r", "first", { revokedAt: 2000 })])
  })
}

function participantsContract(open: () => Promise<RoomStore>): void {
  let store: RoomStore
  beforeEach(async () => {
    store = await open()
    await store.createRoom(newRoom("r", { links: [link("r", "first"), link("r", "second")] }))
  })
  afterEach(() => store.close())

  it("[ST-9] racing calls with one key get one participant", async () => {
    const calls = ["a", "b", "c"].map(id => store.participant(participant("r", id, { keyHash: "same" })))
    const [first, ...others] = await Promise.all(calls)
    expect(first).toEqual(participant("r", "a", { keyHash: "same" }))
    expect(others).toEqual([first, first])
    expect(await store.participants("r")).toEqual([first])
  })

  it("[ST-9] connections without a key share one participant per link; a key counts only with its link", async () => {
    await store.participant(participant("r", "a", { keyHash: null }))
    const shared = await store.participant(participant("r", "b", { keyHash: null }))
    expect(shared.id).toBe("a")
    const elsewhere = [
      participant("r", "c", { keyHash: null, linkId: "second" }),
      participant("r", "d", { keyHash: "k" }),
      participant("r", "e", { keyHash: "k", linkId: "second" }),
    ]
    for (const each of elsewhere) expect(await store.participant(each)).toEqual(each)
  })

  it("[ST-9] refuses a link of another room, a missing room, and an id that another one holds", async () => {
    await store.createRoom(newRoom("s", { links: [link("s", "theirs")] }))
    await expect(store.participant(participant("r", "a", { linkId: "theirs" }))).rejects.toThrow(LinkUnknown)
    await expect(store.participant(participant("none", "a"))).rejects.toThrow(RoomGone)
    await store.participant(participant("r", "a"))
    await expect(store.participant(participant("r", "a", { keyHash: "other" }))).rejects.toThrow(IdTaken)
    await store.participant(participant("s", "a", { linkId: "theirs" }))
  })

  it("[ST-9] changes a name or shows somebody out, and nothing else", async () => {
    await store.participant(participant("r", "a"))
    const named = participant("r", "a", { name: "Renée" })
    expect(await store.updateParticipant("r", "a", { name: "Renée" })).toEqual(named)
    expect(await store.updateParticipant("r", "a", { removedAt: 7 })).toEqual({ ...named, removedAt: 7 })
    expect(await store.participants("r")).toEqual([{ ...named, removedAt: 7 }])
    expect(await store.updateParticipant("r", "none", { name: "x" })).toBeUndefined()
    expect(await store.updateParticipant("none", "a", { name: "x" })).toBeUndefined()
  })
}
