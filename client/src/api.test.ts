// @vitest-environment node
import { afterEach, describe, expect, it, vi } from "vitest"
import { ApiFailure, createRoom, getRoom, listQuestions, revokeLink } from "./api.ts"

const CREDENTIALS = { token: "t".repeat(32), participantKey: "k".repeat(43) }

function answerWith(answer: Response | Error) {
  const fetched = vi.fn<typeof fetch>(() =>
    answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer),
  )
  vi.stubGlobal("fetch", fetched)
  return fetched
}

async function failureOf(request: Promise<unknown>): Promise<ApiFailure> {
  const failure: unknown = await request.then(
    () => undefined,
    error => error,
  )
  if (!(failure instanceof ApiFailure)) throw new Error(`not an ApiFailure: ${failure}`)
  return failure
}

afterEach(() => vi.unstubAllGlobals())

describe("what is sent", () => {
  it("carries who asks in headers, never in the address", async () => {
    const fetched = answerWith(Response.json({ roomId: "a b" }))
    await getRoom("a b", CREDENTIALS)
    const [path, init] = fetched.mock.calls[0] ?? []
    expect(path).toBe("/api/rooms/a%20b")
    const headers = new Headers(init?.headers)
    expect(headers.get("authorization")).toBe(`Bearer ${CREDENTIALS.token}`)
    expect(headers.get("x-participant-key")).toBe(CREDENTIALS.participantKey)
  })

  it("is JSON", async () => {
    const fetched = answerWith(Response.json({}, { status: 201 }))
    await createRoom({ questionId: "q", mode: "live" }, "")
    const init = fetched.mock.calls[0]?.[1]
    expect(init?.method).toBe("POST")
    expect(new Headers(init?.headers).get("content-type")).toBe("application/json")
    expect(JSON.parse(String(init?.body))).toEqual({ questionId: "q", mode: "live" })
  })
})

describe("what comes back", () => {
  it("may be nothing", async () => {
    answerWith(new Response(null, { status: 204 }))
    await expect(revokeLink("r", CREDENTIALS, "l")).resolves.toBeUndefined()
  })

  it("[HM-10] is the server's own message where it refuses", async () => {
    const error = { code: "storage_unavailable", message: "The disk is full." }
    answerWith(Response.json({ error }, { status: 503 }))
    const failure = await failureOf(listQuestions())
    expect(failure).toMatchObject({ ...error, status: 503 })
  })

  it("[HM-9] is `unreachable` where nothing answers", async () => {
    answerWith(new TypeError("Failed to fetch"))
    const failure = await failureOf(listQuestions())
    expect(failure).toMatchObject({
      code: "unreachable",
      message: "The server cannot be reached.",
      status: 0,
    })
  })

  it("[HM-9] is `unreachable` where only a proxy answers", async () => {
    answerWith(new Response("<h1>Bad gateway</h1>", { status: 502 }))
    expect(await failureOf(listQuestions())).toMatchObject({ code: "unreachable", status: 502 })
  })

  it.each([
    [new Response("teapot", { status: 418 }), "The server answered 418 without saying why."],
    [Response.json({ error: "no" }, { status: 400 }), "The server answered 400 without saying why."],
    [Response.json({ error: { code: 1, message: 2 } }, { status: 500 }), "The server answered 500"],
    [new Response("<!doctype html>"), "The server's answer could not be read."],
  ])("[HM-9] is `unexpected` where it is not the API's way", async (answer, message) => {
    answerWith(answer)
    const failure = await failureOf(listQuestions())
    expect(failure.code).toBe("unexpected")
    expect(failure.message).toContain(message)
  })

  it("is the caller's own abort where the caller gave up", async () => {
    const abort = new DOMException("gone", "AbortError")
    answerWith(abort)
    await expect(listQuestions(AbortSignal.abort())).rejects.toBe(abort)
  })
})
