import type { WebSocketClass } from "@outloud/client/room/connection/layer-connection.ts"
import { readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import type { OpenedSocket } from "./sync-server.ts"

/** Asks the server for a socket on a layer, for a copy of this epoch where there is one. */
type OpenSocket = (layer: Layer, epoch: number | undefined) => Promise<OpenedSocket>

const [CONNECTING, OPEN, CLOSED] = [0, 1, 3]

/** A browser's websocket at whose other end is the real server. Nothing moves in either direction until it is delivered. */
export class BrowserSocket {
  readonly OPEN = OPEN
  readonly layer: Layer
  binaryType = "blob"
  readyState = CONNECTING
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly #protocols: readonly string[]
  #outbox: Uint8Array[] = []
  #end: OpenedSocket | undefined
  #isNoticed = false

  constructor(url: string, protocols: readonly string[]) {
    this.layer = url.split("/").at(-1) as Layer
    this.#protocols = protocols
  }

  get isConnecting(): boolean {
    return this.readyState === CONNECTING
  }

  get hasMail(): boolean {
    return this.#outbox.length + (this.#end?.socket.frames.length ?? 0) > 0
  }

  send(data: Uint8Array): void {
    this.#outbox.push(data.slice())
  }

  close(): void {
    this.readyState = CLOSED
  }

  async connect(open: OpenSocket): Promise<void> {
    this.#end = await open(this.layer, readHandshake(this.#protocols).epoch)
    if (!this.isConnecting) return
    this.readyState = OPEN
    this.onopen?.()
  }

  /** Lets the server have the next `count` frames, as far as it reads. */
  deliverUp(count = Number.POSITIVE_INFINITY): void {
    for (let sent = 0; sent < count && this.#end?.socket.isPaused === false; sent++) {
      const frame = this.#outbox.shift()
      if (frame === undefined) return
      this.#end.session?.receive(frame)
    }
  }

  /** Takes the next `count` frames from the server, and its goodbye behind the last of them. */
  deliverDown(count = Number.POSITIVE_INFINITY): void {
    if (this.readyState !== OPEN || this.#end === undefined) return
    const { frames, closedWith } = this.#end.socket
    for (const frame of frames.splice(0, count)) this.onmessage?.({ data: frame.slice().buffer })
    if (closedWith !== undefined && frames.length === 0) this.#closed(closedWith)
  }

  /** The line is cut: of what is under way, the server may have got the first frames and not know that it is cut. */
  lose(arrived: number): void {
    this.deliverUp(arrived)
    this.#outbox = []
    if (this.readyState !== CLOSED) this.#closed({ code: 1006, reason: "" })
  }

  /** The page is gone, and nobody is there to be told. */
  abandon(arrived: number): void {
    this.onclose = null
    this.onmessage = null
    this.lose(arrived)
  }

  /** The server finds out. */
  notice(): void {
    if (this.readyState !== CLOSED || this.#isNoticed) return
    this.#isNoticed = true
    this.#end?.session?.closed()
  }

  #closed(event: { code: number; reason: string }): void {
    this.readyState = CLOSED
    this.onclose?.(event)
  }
}

/** Every socket that a browser has opened. */
export class BrowserNetwork {
  readonly sockets: BrowserSocket[] = []
  readonly WebSocket: WebSocketClass

  constructor() {
    const { sockets } = this
    this.WebSocket = class extends BrowserSocket {
      constructor(url: string | URL, protocols: string | string[] = []) {
        super(String(url), [protocols].flat())
        sockets.push(this)
      }
    } as unknown as WebSocketClass
  }
}
