import { randomBytes } from "node:crypto"
import { createServer } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"
import { watchLiveness } from "@outloud/server/sync/websocket.ts"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import WebSocket, { WebSocketServer } from "ws"

const TICK_MS = 25_000
/** Pings that somebody may leave unanswered before he counts as gone, and one to notice. */
const MOST_TICKS = 4

const http = createServer()
const websockets = new WebSocketServer({ server: http })
let port: number

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
  await new Promise<void>(resolve => http.listen(0, resolve))
  port = (http.address() as AddressInfo).port
})
afterEach(() => {
  vi.useRealTimers()
  for (const socket of websockets.clients) socket.terminate()
  http.close()
})

/** A peer that shakes hands and then says nothing more, not even pong: a laptop whose lid was closed. */
function halfOpen(): Promise<Socket> {
  const socket = connect(port, "localhost")
  const key = randomBytes(16).toString("base64")
  socket.write(
    `GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  )
  return new Promise(resolve => socket.once("data", () => resolve(socket)))
}

it("[PS-4] a connection whose other side is gone without a word is ended; one that only says nothing is not", async () => {
  const stop = watchLiveness(websockets)
  const gone = await halfOpen()
  const ended = new Promise(resolve => gone.once("close", resolve))
  const quiet = new WebSocket(`ws://localhost:${port}`)
  await new Promise(resolve => quiet.once("open", resolve))
  const [, there] = [...websockets.clients]
  for (let tick = 0; tick < MOST_TICKS; tick++) {
    const answered = new Promise(resolve => there?.once("pong", resolve))
    vi.advanceTimersByTime(TICK_MS)
    await answered
  }
  await ended
  expect(quiet.readyState).toBe(WebSocket.OPEN)
  expect(websockets.clients.size).toBe(1)
  stop()
})
