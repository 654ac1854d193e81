import type { IncomingMessage } from "node:http"
import type { Socket as NetSocket } from "node:net"
import { type HttpBindings, upgradeWebSocket, type WebSocketServerLike } from "@hono/node-server"
import { readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
import { Hono } from "hono"
import { type WebSocket, WebSocketServer } from "ws"
import type { Config } from "../config.ts"
import type { Socket } from "./connection.ts"
import type { Gateway, Session } from "./gateway.ts"

/** More than the largest legal frame; ws closes with 1009 above it. */
const FRAME_SLACK = 64 * 1024
const PING_MS = 25_000

export function createWebSocketServer(config: Config): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: config.limits.layerBytes + FRAME_SLACK,
    // Never a token, whatever the order; without a known protocol the answer names none.
    handleProtocols: offered => readHandshake(offered).protocol ?? false,
  })
}

/** For @hono/node-server, whose structural type of a ws server only differs in what may be undefined. */
export function asUpgradeServer(server: WebSocketServer): WebSocketServerLike {
  return server as unknown as WebSocketServerLike
}

/** `/sync/:roomId/:layer`. Everybody is let in to be told by a close code why they must go: stock clients retry anything else. */
export function syncRoutes(gateway: Gateway, config: Config): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>().get(
    "/:roomId/:layer",
    upgradeWebSocket(async c => {
      const judgement = await gateway.judge({
        roomId: c.req.param("roomId") ?? "",
        layer: c.req.param("layer") ?? "",
        offered: (c.req.header("sec-websocket-protocol") ?? "").split(",").map(entry => entry.trim()),
        originAllowed: isOriginAllowed(c.req.header("origin"), c.req.header("host"), config.publicUrl),
      })
      const line = c.env.incoming.socket
      return {
        onOpen: (_event, ws) => {
          const socket = ws.raw as unknown as WebSocket
          if (judgement.admitted)
            void serve(socket, () => gateway.join(new OpenSocket(socket, line), judgement))
          else socket.close(judgement.code, judgement.reason)
          dropLaterListeners(socket)
        },
      }
    }),
  )
}

/** A browser always sends an origin; a program that sends none holds the token anyway. */
export function isOriginAllowed(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | null,
): boolean {
  if (origin === undefined || origin === publicUrl) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}

/** Reads nothing until the session is there, so that waiting frames stay with their sender. */
async function serve(socket: WebSocket, join: () => Promise<Session | undefined>): Promise<void> {
  socket.pause()
  let session: Session | undefined
  socket.on("close", () => session?.closed())
  socket.on("error", () => socket.terminate())
  session = await join()
  if (session === undefined) {
    // The close frame's answer must be read, or the socket lingers.
    socket.resume()
    return
  }
  if (socket.readyState !== socket.OPEN) session.closed()
  const { receive } = session
  socket.on("message", data => receive(data as Buffer))
  session.start()
}

/** What hono's adapter goes on to listen for once `onOpen` is through, for handlers that there are none of here. */
const ADAPTED = ["message", "close", "error"] as const

/** Its listeners would hold the request and all that belongs to it for as long as somebody is in a room. */
function dropLaterListeners(socket: WebSocket): void {
  const listeners = () =>
    ADAPTED.flatMap(event => socket.rawListeners(event).map(listener => ({ event, listener })))
  const own = new Set(listeners().map(({ listener }) => listener))
  // They are added in this turn; our own for messages is not, since joining a room takes longer.
  queueMicrotask(() => {
    for (const { event, listener } of listeners())
      if (!own.has(listener)) socket.off(event, listener as (...args: unknown[]) => void)
  })
}

class OpenSocket implements Socket {
  readonly #socket: WebSocket
  /** What the websocket runs on. */
  readonly #line: NetSocket

  constructor(socket: WebSocket, line: NetSocket) {
    this.#socket = socket
    this.#line = line
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(bytes: Uint8Array): void {
    this.#socket.send(bytes)
  }

  cork(): void {
    this.#line.cork()
  }

  uncork(): void {
    this.#line.uncork()
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason.slice(0, 120))
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }
}

/** Ends sockets whose other side has vanished without a word. Returns what stops it. */
export function watchLiveness(server: WebSocketServer): () => void {
  /** Pings that each has left unanswered. */
  const unanswered = new WeakMap<WebSocket, number>()
  server.on("connection", (socket: WebSocket, _request: IncomingMessage) => {
    socket.on("pong", () => unanswered.delete(socket))
  })
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      // A socket that we do not read cannot show us its pong.
      if (socket.isPaused) continue
      const pings = unanswered.get(socket) ?? 0
      // Two, since the answer to one may wait behind frames that were not read for a while.
      if (pings >= 2) socket.terminate()
      else {
        unanswered.set(socket, pings + 1)
        socket.ping()
      }
    }
  }, PING_MS)
  timer.unref()
  return () => clearInterval(timer)
}
