import * as Y from "yjs"
import { clientFrame, type Received, readFrame } from "./fake-socket.ts"
import type { OpenedSocket } from "./sync-server.ts"

/** How the server closed a socket. */
export interface Close {
  readonly code: number
  readonly reason: string
}

/** The browser's end of one socket of one layer. Nothing moves in either direction until it is delivered. */
export class LayerSocket {
  /** Write frames of this socket, and how many of them the server has on disk. */
  written = 0
  acknowledged = 0
  /** Whether the server's document has come. */
  hasArrived = false
  epoch: number | undefined
  readonly #doc: Y.Doc
  readonly #end: OpenedSocket
  readonly #receive: (update: Uint8Array) => void
  #outbox: Uint8Array[]
  #hasAnswered = false
  #isLost = false

  /** `receive` takes what the server sends into the document. */
  constructor(doc: Y.Doc, end: OpenedSocket, receive: (update: Uint8Array) => void) {
    this.#doc = doc
    this.#end = end
    this.#receive = receive
    this.#outbox = [clientFrame.step1(Y.encodeStateVector(doc))]
  }

  /** False once this side has noticed that it is closed. */
  get isOpen(): boolean {
    return !this.#isLost && (this.closedWith === undefined || this.#end.socket.frames.length > 0)
  }

  /** What the server closed it with, noticed or not. */
  get closedWith(): Close | undefined {
    return this.#end.socket.closedWith
  }

  get hasMail(): boolean {
    return this.isOpen && this.#outbox.length + this.#end.socket.frames.length > 0
  }

  /** Sends an edit. Before the server's step 1 is answered there is no need to: the answer carries it. */
  write(update: Uint8Array): void {
    if (this.#hasAnswered && this.isOpen) this.#push(clientFrame.update(update))
  }

  /** Lets the server have the next `count` frames, as far as it reads. */
  deliverUp(count = Number.POSITIVE_INFINITY): void {
    const { socket, session } = this.#end
    for (let sent = 0; sent < count && this.isOpen && !socket.isPaused; sent++) {
      const frame = this.#outbox.shift()
      if (frame === undefined) return
      session?.receive(frame)
    }
  }

  /** Takes the next `count` frames from the server. */
  deliverDown(count = Number.POSITIVE_INFINITY): void {
    if (this.#isLost) return
    for (const frame of this.#end.socket.frames.splice(0, count)) this.#handle(readFrame(frame))
  }

  /** The line is cut: what is under way in either direction is gone. Returns what tells the server so. */
  lose(): () => void {
    this.#isLost = true
    this.#outbox = []
    return () => this.#end.session?.closed()
  }

  #push(frame: Uint8Array): void {
    this.written++
    this.#outbox.push(frame)
  }

  #handle(message: Received): void {
    switch (message.type) {
      case "step1":
        this.#push(clientFrame.step2(Y.encodeStateAsUpdate(this.#doc, message.bytes)))
        this.#hasAnswered = true
        break
      case "step2":
        this.hasArrived = true
        this.#receive(message.bytes)
        break
      case "update":
        this.#receive(message.bytes)
        break
      case "ack":
        this.acknowledged = message.value
        break
      case "epoch":
        this.epoch = message.value
        break
      case "storage":
      case "awareness":
        break
      default:
        message satisfies never
    }
  }
}
