import type WebSocket from "ws"
import { clientIdOf, type Edit } from "../drawing.ts"
import type { Line } from "./line.ts"
import { openSocket } from "./transport.ts"

/** What the measured server says of itself: both come from tldraw, which the load generator does not load. */
export interface TldrawHello {
  readonly schema: object
  readonly presence: object
}

const PROTOCOL_VERSION = 7
/** A client that says nothing for 20 s is taken for gone. */
const PING_MS = 5_000
const SHAPE = /^shape:(\d+)-/
const FIRST_SEAT = clientIdOf(0)

interface Message {
  readonly type: string
  readonly data?: readonly Message[]
  readonly diff?: Record<string, readonly [string, unknown?]>
}

/** Speaks tldraw's sync protocol: every edit and every cursor is a push of its own. */
export class TldrawLine implements Line {
  readonly joined: Promise<void>
  onEdits: Line["onEdits"] = () => {}
  onCursor: Line["onCursor"] = () => {}
  readsCursors = false
  bytes = 0
  readonly #socket: WebSocket
  readonly #hello: TldrawHello
  #join: () => void = () => {}
  #clock = 0
  #hasPointed = false

  constructor(url: string, hello: TldrawHello) {
    this.#hello = hello
    this.joined = new Promise(resolve => {
      this.#join = resolve
    })
    this.#socket = openSocket(url)
    this.#socket.on("open", () =>
      this.#socket.send(
        JSON.stringify({
          type: "connect",
          connectRequestId: "bench",
          lastServerClock: 0,
          protocolVersion: PROTOCOL_VERSION,
          schema: hello.schema,
        }),
      ),
    )
    const pinging = setInterval(() => {
      if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send('{"type":"ping"}')
    }, PING_MS)
    this.#socket.on("close", () => clearInterval(pinging))
    this.#socket.on("message", data => {
      const text = String(data)
      this.bytes += (data as Buffer).byteLength
      if (text.startsWith("{")) this.#receive(JSON.parse(text))
    })
  }

  write({ diff }: Edit): void {
    this.#socket.send(`{"type":"push","clientClock":${this.#clock++},"diff":${diff}}`)
  }

  point(at: number): void {
    const presence = this.#hasPointed
      ? ["patch", { cursor: ["patch", { x: ["put", at] }] }]
      : ["put", { ...this.#hello.presence, cursor: { x: at, y: 240.5, type: "default", rotation: 0 } }]
    this.#hasPointed = true
    this.#socket.send(JSON.stringify({ type: "push", clientClock: this.#clock++, presence }))
  }

  close(): void {
    this.#socket.terminate()
  }

  #receive(message: Message): void {
    if (message.type === "connect") this.#join()
    else if (message.type === "data") for (const each of message.data ?? []) this.#receive(each)
    else if (message.type === "patch")
      for (const [id, [kind, value]] of Object.entries(message.diff ?? {})) this.#changed(id, kind, value)
  }

  #changed(id: string, kind: string, value: unknown): void {
    const change = value as { x?: unknown; cursor?: unknown }
    const shape = SHAPE.exec(id)
    if (shape !== null) {
      const x = kind === "patch" ? (change.x as readonly [string, number])[1] : (change.x as number)
      this.onEdits(Number(shape[1]) - FIRST_SEAT, x + 1)
    } else if (this.readsCursors && kind === "patch" && change.cursor !== undefined) {
      const [, { x }] = change.cursor as readonly [string, { x: number | readonly [string, number] }]
      this.onCursor(typeof x === "number" ? x : x[1])
    }
  }
}
