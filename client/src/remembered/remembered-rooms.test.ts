// @vitest-environment node
import { isSecret } from "@outloud/shared/protocol/subprotocol.ts"
import { beforeEach, describe, expect, it } from "vitest"
import { FakeStorage } from "./fake-storage.ts"
import { keptStorage } from "./kept-storage.ts"
import { RememberedRooms } from "./remembered-rooms.ts"

const token = (letter: string) => letter.repeat(32)
const INTERVIEWER = { roomId: "room1", token: token("i") }
const CANDIDATE = { roomId: "room1", token: token("c") }

let local: FakeStorage
let now: number
let made: number
beforeEach(() => {
  local = new FakeStorage()
  now = 1000
  made = 0
})

/** A tab of one browser: storage of its own beside the shared one. */
function openTab(session = new FakeStorage()): RememberedRooms {
  return new RememberedRooms({
    local: keptStorage(() => local),
    session: keptStorage(() => session),
    now: () => now++,
    randomBytes: length => new Uint8Array(length).fill(++made),
  })
}

describe("credentials", () => {
  it("[HM-4] are the tab's own when two tabs open two links of one room", () => {
    const first = openTab()
    const second = openTab()
    first.open(INTERVIEWER)
    second.open(CANDIDATE)
    expect(first.credentials("room1")?.token).toBe(INTERVIEWER.token)
    expect(second.credentials("room1")?.token).toBe(CANDIDATE.token)
  })

  it("[HM-4] stay the tab's own over a reload", () => {
    const session = new FakeStorage()
    openTab(session).open(INTERVIEWER)
    openTab().open(CANDIDATE)
    expect(openTab(session).credentials("room1")?.token).toBe(INTERVIEWER.token)
  })

  it("are those of the link last used where the tab came by none", () => {
    openTab().open(CANDIDATE)
    openTab().open(INTERVIEWER)
    expect(openTab().credentials("room1")?.token).toBe(INTERVIEWER.token)
  })

  it("are null in a room that this browser has no used link to", () => {
    const rooms = openTab()
    expect(rooms.credentials("room1")).toBeNull()
    rooms.keepCreated({ roomId: "room1", title: "T", links: { observer: `/r/room1#${token("o")}` } })
    expect(rooms.credentials("room1")).toBeNull()
  })

  it("[HM-8] hold a secret of 256 bits for each link, the same every time", () => {
    const interviewer = openTab().open(INTERVIEWER)
    const candidate = openTab().open(CANDIDATE)
    expect(isSecret(interviewer.participantKey)).toBe(true)
    expect(interviewer.participantKey).toHaveLength(43)
    expect(candidate.participantKey).not.toBe(interviewer.participantKey)
    expect(openTab().open(INTERVIEWER)).toEqual(interviewer)
  })

  it("[HM-6] work for the tab where the browser keeps nothing", () => {
    local.blocked = true
    const session = new FakeStorage()
    session.blocked = true
    const rooms = openTab(session)
    const opened = rooms.open(INTERVIEWER)
    expect(rooms.credentials("room1")).toEqual(opened)
  })
})

describe("damage", () => {
  it.each([
    "",
    "{",
    "null",
    "[]",
    '{"v":2,"roomId":"room1","links":[]}',
    '{"v":1,"roomId":"other","links":[]}',
    '{"v":1,"roomId":"room1","links":{"token":"x"}}',
  ])("[HM-7] is ignored: %o", text => {
    local.setItem("outloud:room:room1", text)
    const rooms = openTab()
    expect(rooms.find("room1")).toBeNull()
    expect(rooms.visits()).toEqual([])
    expect(rooms.open(INTERVIEWER).token).toBe(INTERVIEWER.token)
    expect(rooms.visits()).toHaveLength(1)
  })

  it("[HM-7] of one link leaves the others", () => {
    openTab().open(INTERVIEWER)
    const raw = JSON.parse(local.getItem("outloud:room:room1") ?? "")
    raw.links.push(7, { token: "short" }, { token: token("x"), role: "king", usedAt: "now" })
    local.setItem("outloud:room:room1", JSON.stringify(raw))
    expect(openTab().find("room1")?.links).toMatchObject([
      { token: INTERVIEWER.token },
      { token: token("x"), role: null, usedAt: null },
    ])
  })

  it("[HM-7] of a tab's memory falls back to the link last used", () => {
    const session = new FakeStorage()
    session.setItem("outloud:tab:room1", "{]")
    openTab().open(CANDIDATE)
    expect(openTab(session).credentials("room1")?.token).toBe(CANDIDATE.token)
  })
})

describe("the list of visits", () => {
  it("has one entry for each link that was opened, the latest first, and none for links kept to share", () => {
    const rooms = openTab()
    rooms.keepCreated({
      roomId: "room1",
      title: "Listening Party",
      links: {
        interviewer: `/r/room1#${INTERVIEWER.token}`,
        candidate: `/r/room1#${CANDIDATE.token}`,
        observer: `/r/room1#${token("o")}`,
      },
    })
    rooms.open(INTERVIEWER)
    openTab().open(CANDIDATE)
    expect(rooms.visits().map(({ room, link }) => [room.title, link.role])).toEqual([
      ["Listening Party", "candidate"],
      ["Listening Party", "interviewer"],
    ])
  })

  it("drops one link, and the room with the last", () => {
    const rooms = openTab()
    rooms.open(INTERVIEWER)
    rooms.open(CANDIDATE)
    rooms.forget(CANDIDATE)
    expect(rooms.visits().map(({ link }) => link.token)).toEqual([INTERVIEWER.token])
    rooms.forget(INTERVIEWER)
    expect(rooms.visits()).toEqual([])
    expect(local.length).toBe(0)
  })

  it("tells listeners of every change, until they stop listening", () => {
    const rooms = openTab()
    let calls = 0
    const stop = rooms.subscribe(() => calls++)
    const before = rooms.version()
    rooms.open(INTERVIEWER)
    expect(calls).toBe(1)
    expect(rooms.version()).not.toBe(before)
    stop()
    rooms.open(CANDIDATE)
    expect(calls).toBe(1)
  })
})

describe("the lobby", () => {
  it("[HM-15] is passed once a tab and link", () => {
    const session = new FakeStorage()
    const rooms = openTab(session)
    rooms.open(INTERVIEWER)
    expect(rooms.hasEntered("room1")).toBe(false)
    rooms.enter("room1")
    expect(openTab(session).hasEntered("room1")).toBe(true)
    expect(openTab().hasEntered("room1")).toBe(false)
    rooms.open(CANDIDATE)
    expect(rooms.hasEntered("room1")).toBe(false)
  })

  it("offers the name given last", () => {
    openTab().keepName("Ana")
    expect(openTab().name()).toBe("Ana")
  })
})

it("keeps what the server says of a room without losing its other links", () => {
  const rooms = openTab()
  rooms.open(INTERVIEWER)
  rooms.keepIssued("room1", CANDIDATE.token, { linkId: "l2", role: "candidate" })
  rooms.describe("room1", INTERVIEWER.token, {
    title: "T",
    publicUrl: "https://board.example",
    role: "interviewer",
  })
  expect(rooms.find("room1")).toMatchObject({
    title: "T",
    publicUrl: "https://board.example",
    links: [
      { token: INTERVIEWER.token, role: "interviewer" },
      { token: CANDIDATE.token, linkId: "l2", role: "candidate", usedAt: null },
    ],
  })
})
