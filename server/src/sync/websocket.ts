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
          if (judgement.admitted) void serve(socket, () => gateway.join(adapt(socket, line), judgement))
          else socket.close(judgement.code, judgement.reason)
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

/** `line` is what the websocket runs on. */
function adapt(socket: WebSocket, line: NetSocket): Socket {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send: bytes => socket.send(bytes),
    cork: () => line.cork(),
    uncork: () => line.uncork(),
    close: (code, reason) => socket.close(code, reason.slice(0, 120)),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
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
