import type { Server as HttpServer, IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
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

interface Doorway {
  readonly gateway: Gateway
  readonly websockets: WebSocketServer
  readonly config: Config
}

const ADDRESS = /^\/sync\/([^/?]+)\/([^/?]+)(\?|$)/

/**
 * Lets websockets in at `/sync/:roomId/:layer`. Everybody is, to be told by a close code why they must go: stock
 * clients retry anything else. Nothing of the request outlives its answer, since idle people are many.
 */
export function acceptWebsockets(http: HttpServer, doorway: Doorway): void {
  http.on("upgrade", (request, socket, head) => {
    const [, roomId, layer] = ADDRESS.exec(request.url ?? "") ?? []
    if (
      roomId === undefined ||
      layer === undefined ||
      request.headers.upgrade?.toLowerCase() !== "websocket"
    ) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
      return
    }
    void letIn({ request, socket, head, roomId, layer }, doorway)
  })
}

interface Knock {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly roomId: string
  readonly layer: string
}

async function letIn({ request, socket, head, roomId, layer }: Knock, doorway: Doorway): Promise<void> {
  const { gateway, websockets, config } = doorway
  const { origin, host, "sec-websocket-protocol": offered = "" } = request.headers
  socket.on("error", ignore)
  const judgement = await gateway.judge({
    roomId,
    layer,
    offered: offered.split(",").map(entry => entry.trim()),
    originAllowed: isOriginAllowed(origin, host, config.publicUrl),
  })
  socket.off("error", ignore)
  websockets.handleUpgrade(request, socket, head, websocket => {
    websockets.emit("connection", websocket, request)
    if (judgement.admitted)
      void serve(websocket, () => gateway.join(new OpenSocket(websocket, socket), judgement))
    else websocket.close(judgement.code, judgement.reason)
  })
}

/** Who is gone before the answer is nobody's concern. */
function ignore(): void {}

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

class OpenSocket implements Socket {
  readonly #socket: WebSocket
  /** What the websocket runs on. */
  readonly #line: Duplex

  constructor(socket: WebSocket, line: Duplex) {
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
