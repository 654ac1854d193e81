import type { DebriefKey } from "@outloud/shared/debrief/debrief-key.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { readSession } from "@outloud/shared/room/session.ts"
import { describe, expect, it } from "vitest"
import type * as Y from "yjs"
import { type TestRoom, TestServer } from "../../support/test-server.ts"

const ROLES = ["interviewer", "candidate", "observer"] as const

function ask(server: TestServer, room: TestRoom, role: Role, path: string, method = "GET", body?: unknown) {
  const headers = { Authorization: `Bearer ${room.tokens[role]}` }
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
  return Promise.resolve(server.app.request(`/api/rooms/${room.id}/${path}`, init))
}

async function interview() {
  const server = new TestServer()
  const room = await server.createRoom("live", "discover-weekly")
  const candidate = await server.connect(room, "candidate", "session")
  await server.exchange(candidate)
  const carryOut = async (answer: Promise<Response>) => {
    await server.exchange(candidate)
    return (await answer).status
  }
  const end = (ended: boolean) => carryOut(ask(server, room, "interviewer", "ended", "PUT", { ended }))
  const say = (about: string, text: string, role: Role = "interviewer") =>
    carryOut(ask(server, room, role, "debrief/words", "PUT", { about, text }))
  const key = (role: Role) => ask(server, room, role, "debrief/key")
  return { server, room, candidate, end, say, key }
}

const wordsOf = ({ doc }: { readonly doc: Y.Doc }) =>
  Object.fromEntries(Object.entries(readSession(doc).words).map(([about, { text }]) => [about, text]))

describe("the reference", () => {
  it("[DB-1] is nobody's before the end, everybody's after it, and nobody's again when it is opened", async () => {
    const { end, key } = await interview()
    for (const role of ROLES) expect((await key(role)).status, role).toBe(403)
    expect(await end(true)).toBe(200)
    for (const role of ROLES) expect((await key(role)).status, role).toBe(200)
    expect(await end(false)).toBe(200)
    for (const role of ROLES) expect((await key(role)).status, role).toBe(403)
  })

  it("[DB-1] holds no fact, no hint, no question and nothing of the rubric", async () => {
    const { server, room, end, key } = await interview()
    const whole = (await (await ask(server, room, "interviewer", "answer-key")).json()) as AnswerKey
    await end(true)
    const text = await (await key("candidate")).text()
    const shown = JSON.parse(text) as DebriefKey
    expect(shown.components).toEqual(whole.components)
    expect(shown.reference).toEqual(whole.reference)
    const secrets = [
      ...whole.facts.map(({ fact }) => fact),
      ...whole.hints,
      ...whole.probes.map(one => one.ask),
      whole.change.text,
      ...Object.values(whole.rubric).map(({ notes }) => notes),
    ]
    expect(secrets.filter(secret => text.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([])
  })

  it("[DB-1] is not found where the question has none", async () => {
    const server = new TestServer()
    const room = await server.createRoom("live", "recruiter-screen")
    const peer = await server.connect(room, "candidate", "session")
    const ended = ask(server, room, "interviewer", "ended", "PUT", { ended: true })
    await server.exchange(peer)
    expect((await ended).status).toBe(200)
    expect((await ask(server, room, "candidate", "debrief/key")).status).toBe(404)
  })
})

describe("an interviewer's word", () => {
  it("[DB-2] reaches everybody, is changed, and is taken back with an empty text", async () => {
    const { candidate, end, say } = await interview()
    await end(true)
    expect(await say("component:cache", "A good answer too")).toBe(204)
    expect(await say("flow:client>api_gateway", "Implied")).toBe(204)
    expect(wordsOf(candidate)).toEqual({
      "component:cache": "A good answer too",
      "flow:client>api_gateway": "Implied",
    })
    await say("component:cache", "Would do")
    await say("flow:client>api_gateway", "")
    expect(wordsOf(candidate)).toEqual({ "component:cache": "Would do" })
  })

  it("[DB-2] is refused before the end, of anybody else, about nothing known, and beyond its length", async () => {
    const { candidate, end, say } = await interview()
    expect(await say("component:cache", "Too soon")).toBe(403)
    await end(true)
    for (const role of ["candidate", "observer"] as const)
      expect(await say("component:cache", "Mine", role)).toBe(403)
    expect(await say("secret:cache", "What")).toBe(400)
    expect(await say("component:ca che", "What")).toBe(400)
    expect(await say("component:cache", "x".repeat(501))).toBe(400)
    expect(wordsOf(candidate)).toEqual({})
  })
})
