import { existsSync, readFileSync } from "node:fs"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { openSqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import type { ListedQuestion, RoomView } from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { describe, expect, it, onTestFinished } from "vitest"
import { temporaryFolder } from "../../contracts/temporary-folder.ts"
import { OWN_SECRETS, ownQuestion } from "../../support/own-question.ts"
import { type TestRoom, TestServer } from "../../support/test-server.ts"

const OWN = ownQuestion()
const { id: OWN_ID } = OWN.question

function ask(server: TestServer, room: TestRoom, role: Role, path = ""): Promise<Response> {
  const headers = { Authorization: `Bearer ${room.tokens[role]}` }
  return Promise.resolve(server.app.request(`/api/rooms/${room.id}${path}`, { headers }))
}

async function viewOf(server: TestServer, room: TestRoom, role: Role = "candidate"): Promise<RoomView> {
  return (await ask(server, room, role)).json() as Promise<RoomView>
}

async function listOf(server: TestServer): Promise<readonly ListedQuestion[]> {
  return (await server.app.request("/api/questions")).json() as Promise<readonly ListedQuestion[]>
}

describe("questions of a folder", () => {
  it("[QB-23] follow the built-in ones in the list, marked as own, with nothing of their keys", async () => {
    expect(await listOf(new TestServer())).toEqual(BANK)
    const list = await listOf(new TestServer({ questions: [OWN] }))
    expect(list).toEqual([...BANK, { ...OWN.question, own: true }])
  })

  it("[QB-24] the answer key goes to the interviewer, whole, and to somebody alone", async () => {
    const server = new TestServer({ questions: [OWN] })
    const live = await server.createRoom("live", OWN_ID)
    const key = (await (await ask(server, live, "interviewer", "/answer-key")).json()) as AnswerKey
    expect(key).toEqual(OWN.answerKey)
    const solo = await server.createRoom("solo", OWN_ID)
    expect((await ask(server, solo, "solo", "/answer-key")).status).toBe(200)
  })

  it("[QB-24] no byte of it reaches a candidate or an observer before it is shown", async () => {
    const server = new TestServer({ questions: [OWN] })
    const room = await server.createRoom("live", OWN_ID)
    for (const role of ["candidate", "observer"] as const) {
      const peers = await Promise.all(LAYERS.map(layer => server.connect(room, role, layer)))
      await server.exchange(...peers)
      const refused = await ask(server, room, role, "/answer-key")
      expect(refused.status).toBe(403)
      const bodies = [refused, await ask(server, room, role), await server.app.request("/api/questions")]
      const heard = [
        ...(await Promise.all(bodies.map(body => body.text()))),
        ...peers.flatMap(peer =>
          peer.received.map(message =>
            "bytes" in message ? Buffer.from(message.bytes).toString("latin1") : "",
          ),
        ),
      ].join("\n")
      expect(heard).toContain("House question")
      expect(OWN_SECRETS.filter(secret => heard.includes(secret))).toEqual([])
    }
    expect(JSON.stringify(server.logged)).not.toContain("qzx")
  })

  it("[QB-25] a room keeps its question and its numbers when the file is changed or gone", async () => {
    const store = new MemoryStore()
    const before = new TestServer({ store, questions: [OWN] })
    const room = await before.createRoom("live", OWN_ID)
    const changed = { ...OWN, question: { ...OWN.question, text: "Something else" }, estimateInputs: [] }
    for (const questions of [[changed], []]) {
      const after = new TestServer({ store, questions })
      const view = await viewOf(after, room)
      expect(view.question).toEqual(OWN.question)
      expect(view.estimateInputs).toEqual(OWN.estimateInputs)
    }
    const gone = new TestServer({ store })
    expect((await ask(gone, room, "interviewer", "/answer-key")).status).toBe(404)
  })

  it("[QB-25] rooms of built-in questions say theirs, and leave the numbers to the browser", async () => {
    const server = new TestServer()
    const view = await viewOf(server, await server.createRoom("live", "weekly-charts"))
    expect(view.question).toEqual(BANK.find(({ id }) => id === "weekly-charts"))
    expect(Object.keys(view)).not.toContain("estimateInputs")
  })

  it("[QB-25] asking what a room is about keeps nothing in memory", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    await server.clock.advance(60_000)
    for (let n = 0; n < 3; n++) await viewOf(server, room)
    expect(server.app.registry.all()).toHaveLength(1)
    await server.clock.advance(60_000)
    expect(server.app.registry.all()).toEqual([])
  })
})

describe("a pasted question", () => {
  const make = (server: TestServer, body: unknown) =>
    server.app.request("/api/rooms", { method: "POST", body: JSON.stringify(body) })

  it("[QB-26] makes a room of its own, cleaned, in no list and without an answer key", async () => {
    const server = new TestServer()
    const pasted = { title: " Pasted\u202e\n question ", text: "First line.\r\n\r\n\r\n  - second\u0000\n" }
    const room = await server.createOwnRoom(pasted)
    const { question, estimateInputs } = await viewOf(server, room)
    expect(question).toEqual({
      id: expect.stringMatching(/^own-[\w-]{16}$/),
      title: "Pasted question",
      text: "First line.\n\n  - second",
      difficulty: "medium",
      tags: [],
      role: "Machine Learning Engineer",
      round: "System Design",
    })
    expect(estimateInputs).toBeUndefined()
    expect(await listOf(server)).toEqual(BANK)
    const key = await ask(server, room, "interviewer", "/answer-key")
    expect([key.status, await key.json()]).toMatchObject([404, { error: { code: "not_found" } }])
    const other = await viewOf(server, await server.createOwnRoom(pasted, "solo"), "solo")
    expect(other.question.id).not.toBe(question.id)
  })

  it("[QB-26] stands on the board, line by line", async () => {
    const server = new TestServer()
    const room = await server.createOwnRoom({ title: "Pasted", text: "One.\n\nThree." })
    const peer = await server.connect(room, "candidate")
    await server.exchange(peer)
    const card = JSON.stringify(peer.records.get("shape:question")?.get("base"))
    for (const line of ["Pasted", "One.", "Three."]) expect(card).toContain(`"text":"${line}"`)
  })

  it.each([
    { title: "", text: "x" },
    { title: " \u200b ", text: "x" },
    { title: "x".repeat(121), text: "x" },
    { title: "x", text: " \n " },
    { title: "x", text: "x".repeat(4_001) },
    { title: "x" },
    { text: "x" },
    { title: 7, text: "x" },
    { title: "x", text: "x", answerKey: {} },
    "x",
  ])("[QB-26] %j is refused with words, and makes no room", async question => {
    const server = new TestServer()
    const refused = await make(server, { question, mode: "live" })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: { code: "bad_request", message: /./ } })
    expect(await server.store.roomsVisitedBefore(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
  })

  it("[QB-26] the longest title and text are taken; both a question and an id are not", async () => {
    const server = new TestServer()
    const question = { title: "x".repeat(120), text: "x".repeat(4_000) }
    expect((await make(server, { question, mode: "solo" })).status).toBe(201)
    const both = await make(server, { question, questionId: "listening-party", mode: "solo" })
    expect(both.status).toBe(400)
  })

  it("[QB-26] where there is a passphrase, it needs it as any room does", async () => {
    const server = new TestServer({ config: config => ({ ...config, accessPassphrase: "correct horse" }) })
    const refused = await make(server, { question: { title: "x", text: "y" }, mode: "live" })
    expect(refused.status).toBe(401)
  })

  it("[QB-27] is kept in the clear nowhere, and gone with its room", async () => {
    const path = `${temporaryFolder(onTestFinished)}/outloud.db`
    const store = openSqliteStore({ path })
    onTestFinished(() => store.close())
    const server = new TestServer({ store })
    const room = await server.createOwnRoom({ title: "qzx-title", text: "qzx-text" })
    const { question } = await viewOf(server, room)
    expect([question.title, question.text]).toEqual(["qzx-title", "qzx-text"])
    const files = [path, `${path}-wal`].filter(existsSync).map(file => readFileSync(file).toString("latin1"))
    expect(files.join("")).toContain(question.id)
    expect(files.join("")).not.toContain("qzx")
    expect(JSON.stringify(server.logged)).not.toContain("qzx")
    const removed = await server.app.request(`/api/rooms/${room.id}`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${room.tokens.interviewer}` },
    })
    expect(removed.status).toBe(204)
    expect((await ask(server, room, "candidate")).status).toBe(404)
    expect(await store.loadDoc({ roomId: room.id, layer: "session" })).toBeUndefined()
  })
})
