import { planRoles } from "@outloud/server/rooms/plan-roles.ts"
import type { ApiError, SealedNotesView } from "@outloud/shared/protocol/api.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { entriesOf } from "@outloud/shared/room/note-entries.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { readSession } from "@outloud/shared/room/session.ts"
import { describe, expect, it } from "vitest"
import { participant } from "../../contracts/stored-room.ts"
import { FourRoleRoom } from "../../support/four-role-room.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"
import type { WirePeer } from "../../support/wire-peer.ts"

const NOTE = { at: 5, phase: null, by: "ana", text: "qzx: jumped to the cache", shapeId: null, sign: "minus" }

/** Interviewer and candidate are in the room; the interviewer has written a note. */
async function interview() {
  const room = await FourRoleRoom.create()
  const [ana, ben] = [await room.personOf("interviewer"), await room.personOf("candidate")]
  const notes = await room.connect("interviewer", "notes")
  await room.server.exchange(notes)
  notes.doc.transact(() => entriesOf(notes.doc).set("note.a", NOTE))
  await room.server.exchange(notes)
  return { room, ana, ben, notes }
}

function textOf(peer: WirePeer): string {
  return peer.received
    .map(message => ("bytes" in message ? Buffer.from(message.bytes).toString("latin1") : ""))
    .join()
}

async function errorOf(answer: Promise<Response>): Promise<[number, string]> {
  const response = await answer
  return [response.status, ((await response.json()) as ApiError).error.code]
}

describe("a swap", () => {
  it("[RP-3] exchanges the two, closes their sockets, and gives each the other's rights", async () => {
    const { room, ana, ben } = await interview()
    const boards = await Promise.all([
      room.connect("interviewer", "annotations"),
      room.connect("candidate", "annotations"),
    ])
    await room.server.exchange(...boards)
    expect((await room.request("interviewer", "POST", "/swap", { with: ben, turn: 0 })).status).toBe(204)
    expect(boards.map(peer => peer.socket.closedWith?.code)).toEqual([CloseCode.resync, CloseCode.resync])
    const roles = new Map((await room.people()).map(({ id, role }) => [id, role]))
    expect([roles.get(ana), roles.get(ben)]).toEqual(["candidate", "interviewer"])
    expect((await room.request("interviewer", "GET", "/answer-key")).status).toBe(403)
    expect((await room.request("candidate", "GET", "/answer-key")).status).toBe(200)
  })

  it("[RP-4] seals the notes: nobody ever reads the notes about themselves, and who wrote them still does", async () => {
    const { room, ben } = await interview()
    await room.request("interviewer", "POST", "/swap", { with: ben, turn: 0 })
    const fresh = await room.connect("candidate", "notes")
    await room.server.exchange(fresh)
    expect(entriesOf(fresh.doc).size).toBe(0)
    expect(textOf(fresh)).not.toContain("qzx")
    fresh.doc.transact(() => entriesOf(fresh.doc).set("note.b", { ...NOTE, text: "about ana" }))
    await room.server.exchange(fresh)
    const sealed = async (role: Role) =>
      (await (await room.request(role, "GET", "/notes/sealed")).json()) as SealedNotesView[]
    expect(await sealed("interviewer")).toEqual([{ turn: 0, notes: { a: NOTE }, probes: {} }])
    for (const role of ["candidate", "observer"] as const) expect(await sealed(role)).toEqual([])
    expect(await (await room.requestAsWitness("GET", "/notes/sealed")).json()).toEqual([])
  })

  it("[RP-4] a copy of the sealed notes is turned away before it is merged", async () => {
    const { room, ben, notes } = await interview()
    await room.request("interviewer", "POST", "/swap", { with: ben, turn: 0 })
    expect(notes.socket.closedWith?.code).toBe(CloseCode.resync)
    const back = await room.server.connect(room.room, "candidate", "notes", {
      key: keyOf("candidate"),
      epoch: 1,
      doc: notes.doc,
    })
    expect(back.socket.closedWith?.code).toBe(CloseCode.tooOld)
  })

  it("[RP-5] begins the next turn: the old clock is kept, the new one stands at its start, the board is open", async () => {
    const { room, ana, ben } = await interview()
    await room.request("interviewer", "POST", "/clock", { type: "start" })
    await room.server.clock.advance(30_000)
    await room.request("interviewer", "PUT", "/ended", { ended: true })
    await room.request("interviewer", "POST", "/swap", { with: ben, turn: 0 })
    const peer = await room.connect("observer", "session")
    await room.server.exchange(peer)
    const { clock, turn, endedAt, pastTurns, people } = readSession(peer.doc)
    expect([turn, endedAt, clock?.startedAt, clock?.current]).toEqual([1, null, null, 0])
    expect(pastTurns).toHaveLength(1)
    expect(pastTurns[0]).toMatchObject({ turn: 0, roles: { [ana]: "interviewer", [ben]: "candidate" } })
    expect(pastTurns[0]?.clock?.phases[0]?.spent).toBe(30_000)
    expect([people[ana]?.role, people[ben]?.role]).toEqual(["candidate", "interviewer"])
  })

  it("[RP-6] of two who press at once one swaps, and the other is told", async () => {
    const { room, ben } = await interview()
    const answers = await Promise.all([
      room.request("interviewer", "POST", "/swap", { with: ben, turn: 0 }),
      room.requestAsWitness("POST", "/swap", { with: ben, turn: 0 }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
    expect((await room.server.store.room(room.room.id))?.turn).toBe(1)
    expect((await room.people()).filter(({ role }) => role === "candidate")).toHaveLength(1)
  })

  it("[RP-6] a swap with nobody, with a stranger, or of a turn that is over is refused and changes nothing", async () => {
    const { room, ana, ben } = await interview()
    const before = await room.people()
    const swap = (body: object) => errorOf(room.request("interviewer", "POST", "/swap", body))
    expect(await swap({ with: "nobody", turn: 0 })).toEqual([404, "not_found"])
    expect(await swap({ with: ana, turn: 0 })).toEqual([409, "overtaken"])
    expect(await swap({ with: ben, turn: 7 })).toEqual([409, "overtaken"])
    expect(await swap({ with: ben })).toEqual([400, "bad_request"])
    expect(await room.people()).toEqual(before)
  })
})

describe("a promotion", () => {
  it("[RP-4] of a candidate seals the notes; of an observer it does not", async () => {
    const { room, ben } = await interview()
    const promote = (id: string, role: Role) =>
      room.request("interviewer", "PUT", `/people/${id}/role`, { role })
    expect((await promote(await room.personOf("observer"), "interviewer")).status).toBe(204)
    const colleague = await room.connect("observer", "notes")
    await room.server.exchange(colleague)
    expect(entriesOf(colleague.doc).size).toBe(1)
    expect((await promote(ben, "interviewer")).status).toBe(204)
    const subject = await room.connect("candidate", "notes")
    await room.server.exchange(subject)
    expect(entriesOf(subject.doc).size).toBe(0)
  })

  it("[RP-4] by way of observer does not open the notes either", async () => {
    const { room, ben } = await interview()
    for (const role of ["observer", "interviewer"])
      await room.request("interviewer", "PUT", `/people/${ben}/role`, { role })
    const subject = await room.connect("candidate", "notes")
    await room.server.exchange(subject)
    expect([subject.socket.closedWith, entriesOf(subject.doc).size]).toEqual([undefined, 0])
  })

  it("[RP-7] leaves a room its interviewer, and nobody becomes solo", async () => {
    const { room, ana } = await interview()
    const answer = (role: string) =>
      errorOf(room.request("interviewer", "PUT", `/people/${ana}/role`, { role }))
    expect(await answer("solo")).toEqual([400, "bad_request"])
    const alone = participant("r", "ana", { role: "interviewer" })
    const known = [alone, participant("r", "cleo", { role: "interviewer", removedAt: 9 })]
    const open = {
      id: "r",
      questionId: "q",
      mode: "live",
      createdAt: 1,
      visitedAt: 1,
      endedAt: null,
      turn: 0,
    } as const
    expect(() => planRoles(open, known, [{ id: "ana", to: "observer" }])).toThrow("needs an interviewer")
    expect(() => planRoles(open, known, [{ id: "cleo", to: "observer" }])).toThrow("no such person")
    expect(
      planRoles(open, [alone, participant("r", "ben")], [{ id: "ben", to: "observer" }]).sealsNotes,
    ).toBe(false)
  })
})

describe("somebody who is removed", () => {
  it("[RP-8] is shown out at once, comes in no more by that link and key, and is named in the roster as removed", async () => {
    const { room, ben } = await interview()
    const board = await room.connect("candidate", "diagram")
    await room.server.exchange(board)
    expect((await room.request("interviewer", "DELETE", `/people/${ben}`)).status).toBe(204)
    expect(board.socket.closedWith?.code).toBe(CloseCode.badToken)
    expect((await room.connect("candidate", "diagram")).socket.closedWith?.code).toBe(CloseCode.badToken)
    expect(await errorOf(room.request("candidate", "GET", ""))).toEqual([401, "bad_token"])
    const peer = await room.connect("observer", "session")
    await room.server.exchange(peer)
    expect(readSession(peer.doc).people[ben]?.isRemoved).toBe(true)
  })

  it("[RP-8] is named so, too, where the server died before it could write the roster", async () => {
    const { room, ben } = await interview()
    await room.server.clock.advance(60_000)
    const before = await room.connect("observer", "session")
    await room.server.exchange(before)
    expect(readSession(before.doc).people[ben]?.isRemoved).toBeUndefined()
    await room.server.store.updateParticipant(room.room.id, ben, { removedAt: 5 })
    const restarted = new TestServer({ store: room.server.store, clock: room.server.clock })
    const after = await restarted.connect(room.room, "observer", "session", { key: keyOf("olga") })
    await restarted.exchange(after)
    expect(readSession(after.doc).people[ben]).toMatchObject({ role: "candidate", isRemoved: true })
    expect(restarted.logged).toEqual([])
  })

  it("[RP-8] cannot be oneself", async () => {
    const { room, ana } = await interview()
    expect(await errorOf(room.request("interviewer", "DELETE", `/people/${ana}`))).toEqual([
      403,
      "not_allowed",
    ])
    expect(await errorOf(room.request("interviewer", "DELETE", "/people/nobody"))).toEqual([404, "not_found"])
  })
})

describe("an interview that has ended", () => {
  it("[SE-12] leaves the board as it is, for stock clients too, while notes go on; reopened it can be drawn on", async () => {
    const { room, notes } = await interview()
    const stock = await room.server.connect(room.room, "candidate", "diagram", {
      stock: true,
      key: keyOf("candidate"),
    })
    await room.server.exchange(stock)
    await room.request("interviewer", "PUT", "/ended", { ended: true })
    expect(stock.socket.closedWith?.code).toBe(CloseCode.resync)
    expect(notes.socket.closedWith).toBeUndefined()
    const late = await room.connect("candidate", "diagram")
    await room.server.exchange(late)
    late.put(box("late"))
    await room.server.exchange(late)
    expect(late.socket.closedWith?.code).toBe(CloseCode.updateRefused)
    await room.request("interviewer", "PUT", "/ended", { ended: false })
    const again = await room.connect("candidate", "diagram")
    await room.server.exchange(again)
    again.put(box("again"))
    await room.server.exchange(again)
    expect([again.acknowledged, again.records.has("shape:late")]).toEqual([again.written, false])
  })

  it("[SE-12] stops the clock at that moment, and ends once", async () => {
    const { room } = await interview()
    await room.request("interviewer", "POST", "/clock", { type: "start" })
    await room.server.clock.advance(60_000)
    const end = () => room.request("interviewer", "PUT", "/ended", { ended: true })
    await end()
    const at = room.server.clock.now()
    await room.server.clock.advance(5_000)
    await end()
    const peer = await room.connect("candidate", "session")
    await room.server.exchange(peer)
    const { clock, endedAt } = readSession(peer.doc)
    expect([endedAt, clock?.runningSince, clock?.phases[0]?.spent]).toEqual([at, null, 60_000])
  })
})

describe("a private mark", () => {
  it("[AN-7] becomes an annotation with its whole group, once, and was nowhere before", async () => {
    const { room, notes } = await interview()
    const candidate = await room.connect("candidate", "annotations")
    await room.server.exchange(candidate)
    notes.put(box("mark", { meta: { said: "qzx" } }))
    notes.put(box("kept-private"))
    await room.server.exchange(notes, candidate)
    expect(textOf(candidate)).not.toContain("qzx")
    const show = () => room.request("interviewer", "POST", "/notes/shown", { ids: ["shape:mark"] })
    expect(await (await show()).json()).toEqual({ shown: 1 })
    await room.server.exchange(notes, candidate)
    expect([...candidate.records.keys()]).toEqual(["shape:mark"])
    expect([...notes.records.keys()]).toEqual(["shape:kept-private"])
    expect(await errorOf(show())).toEqual([404, "not_found"])
  })

  it("[AN-7] can be shown by interviewers alone", async () => {
    const { room } = await interview()
    for (const role of ["candidate", "observer"] as const)
      expect(await errorOf(room.request(role, "POST", "/notes/shown", { ids: ["shape:x"] }))).toEqual([
        403,
        "not_allowed",
      ])
    expect((await room.request("interviewer", "POST", "/notes/shown", { ids: [] })).status).toBe(400)
  })
})
