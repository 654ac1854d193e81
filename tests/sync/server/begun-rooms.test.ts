import type { CreatedRoom } from "@outloud/shared/protocol/api.ts"
import { answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { FIRST_EPOCH, firstUpdates } from "@outloud/shared/starter/first-updates.ts"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { TestServer } from "../../support/test-server.ts"

const QUESTION = BANK[0] as Question
const BEGUN = { roomId: "Ab3-_9xYz012kLmN", token: "t".repeat(32) }

async function begin(server: TestServer, body: object = {}, headers: Record<string, string> = {}) {
  const asked = { questionId: QUESTION.id, mode: "solo", begun: BEGUN, ...body }
  return server.app.request("/api/rooms", { method: "POST", headers, body: JSON.stringify(asked) })
}

describe("a room that was begun in a browser", () => {
  it("[BG-1] is made under its own id and token, once, however often it is asked for", async () => {
    const server = new TestServer()
    const made = await begin(server)
    expect(made.status).toBe(201)
    const { roomId, links } = (await made.json()) as CreatedRoom
    expect(roomId).toBe(BEGUN.roomId)
    expect(links).toEqual({ solo: `/r/${BEGUN.roomId}#${BEGUN.token}` })
    const room = { id: roomId, tokens: { solo: BEGUN.token } as never }
    const peer = await server.connect(room, "solo", "diagram")
    await server.exchange(peer)
    const again = await begin(server)
    expect(await again.json()).toEqual({ roomId, links })
    expect(peer.socket.closedWith).toBeUndefined()
    expect(await server.store.links(roomId)).toHaveLength(1)
  })

  it("[BG-1] takes no room from anybody: neither by its id nor by a link of another role", async () => {
    const server = new TestServer()
    await begin(server)
    const other = await begin(server, { begun: { ...BEGUN, token: "x".repeat(32) } })
    expect([other.status, (await other.json()).error.code]).toEqual([409, "overtaken"])
    const live = await server.createRoom("live")
    const taken = await begin(server, { begun: { roomId: live.id, token: live.tokens.candidate } })
    expect(taken.status).toBe(409)
  })

  it.each([
    ["for two", { mode: "live" }],
    ["with a pasted question", { questionId: undefined, question: { title: "Trains", text: "Split them." } }],
    ["with a short id", { begun: { ...BEGUN, roomId: "short" } }],
    ["with a path for an id", { begun: { ...BEGUN, roomId: "../../../etc/pass" } }],
    ["with a token that anybody guesses", { begun: { ...BEGUN, token: "1234" } }],
  ])("[BG-1] is refused %s", async (_what, body) => {
    const server = new TestServer()
    const refused = await begin(server, body)
    expect([refused.status, (await refused.json()).error.code]).toEqual([400, "bad_request"])
    expect(await server.store.room(BEGUN.roomId)).toBeUndefined()
  })

  it("[BG-2] has the documents that the server makes, to the byte, so that both merge", async () => {
    const server = new TestServer()
    await begin(server)
    const seeds = firstUpdates(QUESTION, "solo")
    for (const layer of ["diagram", "session"] as const) {
      const stored = await server.store.loadDoc({ roomId: BEGUN.roomId, layer })
      const mine = new Y.Doc()
      for (const { bytes } of seeds.get(layer) ?? []) Y.applyUpdate(mine, bytes)
      expect(stored?.epoch).toBe(FIRST_EPOCH)
      const room = { id: BEGUN.roomId, tokens: { solo: BEGUN.token } as never }
      const peer = await server.connect(room, "solo", layer)
      await server.exchange(peer)
      const begun = Y.encodeStateAsUpdate(mine)
      expect([...Y.diffUpdate(begun, Y.encodeStateVector(peer.doc))], layer).toEqual([0, 0])
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(peer.doc))
      expect(Y.encodeStateAsUpdate(mine), layer).toEqual(Y.encodeStateAsUpdate(peer.doc))
    }
  })

  it("[BG-3] an answer key outside a room is for whoever may make a room", async () => {
    const path = `/api/questions/${QUESTION.id}/answer-key`
    const open = await new TestServer().app.request(path)
    expect(answerKeySchema.safeParse(await open.json()).success).toBe(true)
    const unknown = await new TestServer().app.request("/api/questions/nothing/answer-key")
    expect([unknown.status, (await unknown.json()).error.code]).toEqual([404, "not_found"])
    const closed = new TestServer({ config: config => ({ ...config, accessPassphrase: "correct horse" }) })
    expect((await closed.app.request(path)).status).toBe(401)
    const known = { "X-Access-Passphrase": "correct horse" }
    expect((await closed.app.request(path, { headers: known })).status).toBe(200)
    expect((await begin(closed)).status).toBe(401)
    expect((await begin(closed, {}, known)).status).toBe(201)
  })

  it("[BG-3] [HT-8] wrong passphrases are counted together, wherever they are tried", async () => {
    const closed = new TestServer({ config: config => ({ ...config, accessPassphrase: "correct horse" }) })
    const wrong = { "X-Access-Passphrase": "battery staple" }
    for (let guess = 0; guess < 10; guess++) expect((await begin(closed, {}, wrong)).status).toBe(401)
    const key = await closed.app.request(`/api/questions/${QUESTION.id}/answer-key`, { headers: wrong })
    expect((await key.json()).error.code).toBe("too_many_guesses")
  })
})
