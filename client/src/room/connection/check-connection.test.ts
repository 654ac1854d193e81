import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { checkConnection } from "./check-connection.ts"
import { connectingTo, FakeNetwork, FakeServer } from "./fake-server.ts"

let network: FakeNetwork
let abort: AbortController

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  network = new FakeNetwork()
  abort = new AbortController()
})
afterEach(() => vi.useRealTimers())

const check = () => {
  const { origin, WebSocket, scheduler, ...credentials } = connectingTo(network)
  return checkConnection({ ...credentials, signal: abort.signal }, { origin, WebSocket, scheduler })
}
const socket = () => network.socket("session")

describe("the connection check", () => {
  it("[CN-17] measures from the question to the whole answer, then closes", async () => {
    const result = check()
    vi.advanceTimersByTime(500)
    socket().open()
    vi.advanceTimersByTime(42)
    new FakeServer().sendAll(socket())
    expect(await result).toEqual({ ok: true, roundTripMs: 42 })
    expect(socket().readyState).toBe(3)
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each([
    [CloseCode.badToken, /new one/],
    [CloseCode.noRoom, /no such room/i],
    [CloseCode.notAllowed, /may not enter/],
    [CloseCode.tooOld, /reload/i],
    [CloseCode.restarting, /restarting/],
    [CloseCode.abuse, /full/],
    [1006, /proxy/],
  ])("[CN-17] says in words why the server closed with %i", async (code, words) => {
    const result = check()
    socket().end(code)
    expect(await result).toEqual({ ok: false, message: expect.stringMatching(words) })
  })

  it("gives up after ten seconds", async () => {
    const result = check()
    vi.advanceTimersByTime(10_000)
    expect(await result).toEqual({ ok: false, message: expect.stringMatching(/ten seconds/) })
    expect(socket().readyState).toBe(3)
  })

  it("stops when it is cancelled, before or during", async () => {
    const during = check()
    abort.abort()
    expect(await during).toMatchObject({ ok: false })
    expect(socket().readyState).toBe(3)
    expect(await check()).toMatchObject({ ok: false })
    expect(network.sockets).toHaveLength(1)
  })

  it("ignores frames that are not the answer", async () => {
    const result = check()
    socket().open()
    socket().receive(new Uint8Array([1, 1, 0]))
    socket().receive(new Uint8Array([]))
    new FakeServer().ask(socket())
    vi.advanceTimersByTime(7)
    new FakeServer().sendAll(socket())
    expect(await result).toEqual({ ok: true, roundTripMs: 7 })
  })
})
