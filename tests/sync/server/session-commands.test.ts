import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import { deadlineOf, readClock } from "@outloud/shared/clock/session-clock.ts"
import type { ClockAnswer } from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { type Reveal, readSession } from "@outloud/shared/room/session.ts"
import { describe, expect, it } from "vitest"
import { FaultyStore } from "../../support/faulty-store.ts"
import { keyOf, type TestRoom, TestServer } from "../../support/test-server.ts"

const MINUTE = 60_000
const QUESTION = "discover-weekly"

function ask(
  server: TestServer,
  room: TestRoom,
  role: Role,
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = { Authorization: `Bearer ${room.tokens[role]}` }
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) }
  return Promise.resolve(server.app.request(`/api/rooms/${room.id}/${path}`, init))
}

/** Everybody in one room with an answer key, on the session layer. */
async function interview(options?: ConstructorParameters<typeof TestServer>[0]) {
  const server = new TestServer(options)
  const room = await server.createRoom("live", QUESTION)
  const candidate = await server.connect(room, "candidate", "session", { key: keyOf("ben") })
  const observer = await server.connect(room, "observer", "session", { key: keyOf("cleo") })
  await server.exchange(candidate, observer)
  const command = async (path: string, body: unknown, role: Role = "interviewer") => {
    const answer = ask(server, room, role, path, body)
    await server.exchange(candidate, observer)
    return answer
  }
  return { server, room, candidate, observer, command }
}

describe("the session", () => {
  it("[SE-1] the clock that everybody reads is the one that the interviewer turned", async () => {
    const { server, candidate, observer, command } = await interview()
    const started = server.clock.now()
    const answer = (await (await command("clock", { type: "start" })).json()) as ClockAnswer
    await server.clock.advance(30_000)
    for (const { doc } of [candidate, observer]) {
      const { clock } = readSession(doc)
      expect(clock).toEqual(answer.clock)
      expect(clock && deadlineOf(clock)).toBe(started + 2 * MINUTE)
      expect(clock && readClock(clock, server.clock.now())?.left).toBe(2 * MINUTE - 30_000)
    }
  })

  it("[SE-2] two interviewers who press at once go one phase on", async () => {
    const { server, room, candidate, observer, command } = await interview()
    await command("clock", { type: "start" })
    const presses = [1, 2, 3].map(() => ask(server, room, "interviewer", "clock", { type: "next", from: 0 }))
    await server.exchange(candidate, observer)
    const answers = await Promise.all(
      presses.map(async press => (await press).json() as Promise<ClockAnswer>),
    )
    expect(answers.map(({ clock }) => clock.current)).toEqual([1, 1, 1])
    expect(readSession(candidate.doc).clock?.current).toBe(1)
  })

  it.each(["candidate", "observer"] as const)(
    "[SE-3] a %s commands nothing, and gets no answer key",
    async role => {
      const { server, room, candidate, command } = await interview()
      for (const [path, body] of [
        ["clock", { type: "start" }],
        ["reveals", { kind: "hint", id: "1" }],
      ] as const)
        expect((await command(path, body, role)).status).toBe(403)
      const refused = await ask(server, room, role, "answer-key")
      expect(refused.status).toBe(403)
      expect(await refused.json()).toMatchObject({ error: { code: "not_allowed" } })
      expect(readSession(candidate.doc)).toMatchObject({ clock: undefined, reveals: [], endedAt: null })
    },
  )

  it("[SE-4] what is revealed comes to everybody, once, with its time; nothing else ever does", async () => {
    const { server, room, candidate, observer, command } = await interview()
    const key = (await (await ask(server, room, "interviewer", "answer-key")).json()) as AnswerKey
    const [fact, other] = key.facts
    const first = (await (await command("reveals", { kind: "fact", id: fact?.id })).json()) as Reveal
    await server.clock.advance(5_000)
    const again = await command("reveals", { kind: "fact", id: fact?.id })
    expect(await again.json()).toEqual(first)
    await command("reveals", { kind: "hint", id: "1" })
    await command("reveals", { kind: "change", id: "1" })
    expect(readSession(observer.doc).reveals.map(({ kind, text }) => [kind, text])).toEqual([
      ["fact", fact?.fact],
      ["hint", key.hints[0]],
      ["change", key.change.text],
    ])
    const seen = JSON.stringify([...candidate.doc.getMap("session").entries()])
    for (const secret of [other?.fact, key.hints[1], key.hints[2], key.probes[0]?.ask, key.change.why]) {
      expect(secret?.length).toBeGreaterThan(8)
      expect(seen).not.toContain(secret)
    }
  })

  it.each([
    ["clock", { type: "leap" }],
    ["clock", { type: "next" }],
    ["clock", { type: "extend", from: 0, minutes: 1e9 }],
    ["clock", { type: "plan", phases: [{ id: "lunch", minutes: 5 }] }],
    ["reveals", { kind: "probe", id: "1" }],
  ])("[SE-5] %s %j is refused with words, and changes nothing", async (path, body) => {
    const { candidate, command } = await interview()
    const answer = await command(path, body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: "bad_request" } })
    expect(readSession(candidate.doc)).toMatchObject({ clock: undefined, reveals: [], endedAt: null })
  })

  it.each([
    { kind: "fact", id: "no such fact" },
    { kind: "hint", id: "4" },
    { kind: "hint", id: "constructor" },
    { kind: "change", id: "2" },
  ])("[SE-5] a card that there is not (%j) is not found", async body => {
    const { command } = await interview()
    expect((await command("reveals", body)).status).toBe(404)
  })

  it("[SE-6] a command is answered when it is on disk, and survives a restart", async () => {
    const store = new MemoryStore()
    const { server, room, command } = await interview({ store })
    await command("clock", { type: "start" })
    const again = new TestServer({ store, clock: server.clock })
    const late = await again.connect(room, "observer", "session", { key: keyOf("late") })
    await again.exchange(late)
    expect(readSession(late.doc).clock?.runningSince).toBeTypeOf("number")
  })

  it("[SE-6] while the disk refuses, the interviewer is told, and nobody sees what is not kept", async () => {
    const store = new FaultyStore(new MemoryStore())
    const { server, room, candidate, observer } = await interview({ store })
    store.failNext(1_000, new StorageUnavailable("disk full"))
    const answer = ask(server, room, "interviewer", "clock", { type: "start" })
    await server.exchange(candidate, observer)
    await server.clock.advance(11_000)
    const refused = await answer
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: "storage_unavailable" } })
    expect(readSession(candidate.doc).clock).toBeUndefined()
  })

  it("[SE-7] alone, one runs the clock and has the key oneself", async () => {
    const server = new TestServer()
    const room = await server.createRoom("solo", QUESTION)
    const me = await server.connect(room, "solo", "session", { key: keyOf("me") })
    await server.exchange(me)
    const answer = ask(server, room, "solo", "clock", { type: "start" })
    await server.exchange(me)
    expect((await answer).status).toBe(200)
    expect((await ask(server, room, "solo", "answer-key")).status).toBe(200)
  })

  it("[SE-8] the server's time can be asked for by anybody", async () => {
    const { server } = await interview()
    const answer = await server.app.request("/api/time")
    expect(await answer.json()).toEqual({ now: server.clock.now() })
    expect(answer.headers.get("cache-control")).toBe("no-store")
  })
})
