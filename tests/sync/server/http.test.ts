import type { ApiError, LinkView, NewLink, RoomView } from "@outloud/shared/protocol/api.ts"
import { describe, expect, it } from "vitest"
import { keyOf, type TestRoom, TestServer } from "../../support/test-server.ts"

function as(room: TestRoom, role: keyof TestRoom["tokens"], name = "somebody"): Record<string, string> {
  return { Authorization: `Bearer ${room.tokens[role]}`, "X-Participant-Key": keyOf(name) }
}

async function errorOf(response: Response): Promise<string> {
  const body = (await response.json()) as ApiError
  expect(Object.keys(body)).toEqual(["error"])
  expect(body.error.message).not.toMatch(/at .*\.ts:/)
  return body.error.code
}

describe("over HTTP", () => {
  it("[HT-1] the bank: eight questions, word for word, and nothing of their answer keys", async () => {
    const questions = (await (await new TestServer().app.request("/api/questions")).json()) as Record<
      string,
      unknown
    >[]
    expect(questions).toHaveLength(8)
    for (const question of questions) {
      expect(Object.keys(question).sort()).toEqual([
        "difficulty",
        "id",
        "role",
        "round",
        "tags",
        "text",
        "title",
      ])
      expect(question.role).toBe("Machine Learning Engineer")
    }
    expect(questions.filter(({ difficulty }) => difficulty === "medium").map(({ id }) => id)).toEqual([
      "weekly-charts",
    ])
    expect(questions.map(({ id, text, tags }) => ({ id, text, tags }))).toMatchSnapshot()
  })

  it("[HT-2] a bad request says what is wrong and changes nothing", async () => {
    const server = new TestServer()
    const post = (body: string) => server.app.request("/api/rooms", { method: "POST", body })
    const cases: [string, number, string][] = [
      ["not json", 400, "bad_request"],
      ["null", 400, "bad_request"],
      ['{"questionId":"listening-party"}', 400, "bad_request"],
      ['{"questionId":"listening-party","mode":"both"}', 400, "bad_request"],
      ['{"questionId":"no-such-question","mode":"live"}', 404, "unknown_question"],
      [JSON.stringify({ questionId: "x".repeat(100_000), mode: "live" }), 413, "too_large"],
    ]
    for (const [body, status, code] of cases) {
      const response = await post(body)
      expect([response.status, await errorOf(response)]).toEqual([status, code])
    }
    expect(await server.store.roomsVisitedBefore(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
  })

  it("[HT-2] an unknown address under /api is an error in the same shape", async () => {
    const response = await new TestServer().app.request("/api/nothing")
    expect([response.status, await errorOf(response)]).toEqual([404, "not_found"])
  })

  it("[HT-3] a room shows itself to those who hold a link of it, as what they are", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const ask = (headers: Record<string, string>, id = room.id) =>
      server.app.request(`/api/rooms/${id}`, { headers })
    const view = (await (await ask(as(room, "candidate", "ben"))).json()) as RoomView
    expect(view).toMatchObject({ roomId: room.id, mode: "live", me: { role: "candidate", name: "" } })
    expect(view.question.id).toBe("listening-party")
    expect((await ask({})).status).toBe(401)
    expect((await ask({ Authorization: "Bearer nonsense" })).status).toBe(401)
    expect((await ask({ ...as(room, "candidate"), "X-Participant-Key": "short" })).status).toBe(400)
    expect((await ask(as(room, "candidate"), "nowhere")).status).toBe(404)
  })

  it("[HT-4] a name is cleaned, bounded, and remembered for that participant", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const rename = (name: unknown) =>
      server.app.request(`/api/rooms/${room.id}/me`, {
        method: "PUT",
        headers: as(room, "candidate", "ben"),
        body: JSON.stringify({ name }),
      })
    expect(await (await rename("  Ben \u202e\n Test ")).json()).toMatchObject({
      name: "Ben Test",
      role: "candidate",
    })
    for (const bad of ["", " \n ", "x".repeat(61), 7]) expect((await rename(bad)).status).toBe(400)
    const session = await server.connect(room, "observer", "session")
    await server.exchange(session)
    const roster = Object.entries(session.doc.getMap("session").toJSON()).filter(([key]) =>
      key.startsWith("roster."),
    )
    expect(roster.map(([, entry]) => entry)).toContainEqual({
      name: "Ben Test",
      color: expect.any(String),
      role: "candidate",
    })
  })

  it("[LK-7] only an interviewer, or somebody alone, sees, makes and revokes links", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const path = `/api/rooms/${room.id}/links`
    for (const role of ["candidate", "observer"] as const) {
      const headers = as(room, role)
      const answers = await Promise.all([
        server.app.request(path, { headers }),
        server.app.request(path, { method: "POST", headers, body: '{"role":"interviewer"}' }),
        server.app.request(`${path}/x`, { method: "DELETE", headers }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
    }
    const links = (await (
      await server.app.request(path, { headers: as(room, "interviewer") })
    ).json()) as LinkView[]
    expect(links.map(({ role, mine }) => [role, mine])).toEqual([
      ["interviewer", true],
      ["candidate", false],
      ["observer", false],
    ])
    expect(JSON.stringify(links)).not.toContain(room.tokens.candidate)
    expect(JSON.stringify(links)).not.toMatch(/[0-9a-f]{64}/)
  })

  it("[LK-8] somebody alone can invite others later", async () => {
    const server = new TestServer()
    const room = await server.createRoom("solo")
    const made = await server.app.request(`/api/rooms/${room.id}/links`, {
      method: "POST",
      headers: as(room, "solo"),
      body: '{"role":"candidate"}',
    })
    expect(made.status).toBe(201)
    const { link, url } = (await made.json()) as NewLink
    expect(link.role).toBe("candidate")
    const peer = await server.connect(room, "candidate", "diagram", { token: url.split("#")[1] ?? "" })
    await server.exchange(peer)
    expect(peer.records.has("shape:question")).toBe(true)
    const solo = await server.app.request(`/api/rooms/${room.id}/links`, {
      method: "POST",
      headers: as(room, "solo"),
      body: '{"role":"solo"}',
    })
    expect(solo.status).toBe(400)
    const none = await server.app.request(`/api/rooms/${room.id}/links/none`, {
      method: "DELETE",
      headers: as(room, "solo"),
    })
    expect([none.status, await errorOf(none)]).toEqual([404, "not_found"])
  })

  it("[HT-5] every page forbids other hosts, framing and sniffing, and sends no referrer", async () => {
    const { headers } = await new TestServer().app.request("/")
    const policy = headers.get("content-security-policy") ?? ""
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|\*/)
    expect(headers.get("referrer-policy")).toBe("no-referrer")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
  })

  it("[HT-6] health and metrics answer, and metrics count what happens", async () => {
    const server = new TestServer()
    expect((await server.app.request("/healthz")).status).toBe(200)
    const room = await server.createRoom()
    await server.connect(room, "candidate")
    const metrics = await (await server.app.request("/metrics")).text()
    expect(metrics).toMatch(/^outloud_connections 1$/m)
    expect(metrics).toMatch(/^outloud_documents [12]$/m)
  })

  it("[HT-7] what goes wrong inside is logged, and told without details", async () => {
    const server = new TestServer()
    server.store.createRoom = () => Promise.reject(new Error("secret detail"))
    const response = await server.app.request("/api/rooms", {
      method: "POST",
      body: '{"questionId":"listening-party","mode":"live"}',
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain("secret detail")
    expect(server.logged.filter(({ level }) => level === "error")).toHaveLength(1)
  })

  it("[HT-8] where the operator has set a passphrase, only who knows it makes rooms", async () => {
    const server = new TestServer({ config: config => ({ ...config, accessPassphrase: "correct hörse" }) })
    const make = (phrase?: string) =>
      server.app.request("/api/rooms", {
        method: "POST",
        body: '{"questionId":"listening-party","mode":"live"}',
        headers: phrase === undefined ? {} : { "X-Access-Passphrase": encodeURIComponent(phrase) },
      })
    for (const wrong of [undefined, "", "correct horse"]) {
      const response = await make(wrong)
      expect([response.status, await errorOf(response)]).toEqual([401, "passphrase_required"])
    }
    const made = await make("correct hörse")
    expect(made.status).toBe(201)
    for (let n = 0; n < 20; n++) await make(`guess ${n}`)
    expect((await make("another guess")).status).toBe(429)
    expect((await make("correct hörse")).status).toBe(201)
    await server.clock.advance(5_000)
    expect((await make("another guess")).status).toBe(401)
  })
})
