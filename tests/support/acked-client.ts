import { type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import WebSocket from "ws"
import * as awarenessProtocol from "y-protocols/awareness"
import * as Y from "yjs"
import { clientFrame, type Received, readFrame } from "./fake-socket.ts"

const REMOTE = Symbol("from the server")

interface AckedClientOptions {
  /** `ws://host:port`. */
  readonly origin: string
  readonly roomId: string
  readonly layer: Layer
  readonly token: string
  readonly key: string
  readonly doc?: Y.Doc
}

/** One change of a client's own, and whether the server has said that it is on disk. */
export interface Edit {
  isAcknowledged: boolean
  /** The write frame of the present socket that carries it; 0 while none does. */
  frame: number
}

/** An `outloud.v1` client on a real socket, which counts acknowledgements as the browser does. Reconnects only when told to. */
export class AckedClient {
  readonly doc: Y.Doc
  readonly options: AckedClientOptions
  /** Write frames sent on the present socket, and how many of them are committed. */
  sent = 0
  acknowledged = 0
  /** The newest word on whether the server can write. */
  storage = 1
  closedWith: number | undefined
  onAcknowledged: () => void = () => {}
  readonly #unacknowledged = new Set<Edit>()
  readonly #waiting = new Set<() => void>()
  #socket: WebSocket | undefined
  #answered = false
  #arrived = false

  constructor(options: AckedClientOptions) {
    this.options = options
    this.doc = options.doc ?? new Y.Doc()
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      // What comes before this socket's step 2 is part of it.
      if (origin !== REMOTE && this.#answered) this.#write(clientFrame.update(update))
    })
  }

  get records(): Y.Map<RecordFields> {
    return recordsOf(this.doc)
  }

  /** Whether the document has come and everything of ours is on the server's disk. */
  get isSaved(): boolean {
    return this.#arrived && this.#answered && this.sent === this.acknowledged
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  /** Opens a socket, with what the document holds as its first words. Resolves once it is saved, or closed. */
  async connect(): Promise<void> {
    const { origin, roomId, layer, token, key } = this.options
    const offered = ["outloud.v1", `token.${token}`, `participant.${key}`]
    const socket = new WebSocket(`${origin}/sync/${roomId}/${layer}`, offered)
    this.#socket = socket
    this.sent = 0
    this.acknowledged = 0
    this.closedWith = undefined
    this.#answered = false
    this.#arrived = false
    socket.on("open", () => socket.send(clientFrame.step1(Y.encodeStateVector(this.doc))))
    socket.on("message", data => this.#receive(readFrame(data as Buffer)))
    // A killed server resets its sockets; `close` follows.
    socket.on("error", () => {})
    socket.on("close", code => {
      if (this.#socket !== socket) return
      this.closedWith = code
      this.#answered = false
      this.#tell()
    })
    await this.until(() => this.isSaved || this.closedWith !== undefined)
  }

  /** Makes a change; it is sent as one frame, or with the next step 2. */
  edit(change: (records: Y.Map<RecordFields>) => void): Edit {
    const edit: Edit = { isAcknowledged: false, frame: 0 }
    this.#unacknowledged.add(edit)
    this.doc.transact(() => change(this.records))
    edit.frame = this.#answered ? this.sent : 0
    return edit
  }

  showPresence(presence: unknown): void {
    const awareness = new awarenessProtocol.Awareness(this.doc)
    awareness.setLocalState({ presence } as Record<string, unknown>)
    this.sendFrame(
      clientFrame.awareness(awarenessProtocol.encodeAwarenessUpdate(awareness, [this.doc.clientID])),
    )
    awareness.destroy()
  }

  sendFrame(frame: Uint8Array): void {
    if (this.isOpen) this.#socket?.send(frame)
  }

  /** Stops and starts reading from the socket, as a browser on a bad line does. */
  pause(): void {
    this.#socket?.pause()
  }

  resume(): void {
    this.#socket?.resume()
  }

  async saved(): Promise<void> {
    await this.until(() => this.isSaved)
  }

  async closed(): Promise<number> {
    await this.until(() => this.closedWith !== undefined)
    return this.closedWith as number
  }

  /** Resolves when the condition holds; it is looked at whenever something arrives. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve()
    return new Promise(resolve => {
      const look = () => {
        if (!condition()) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
    })
  }

  terminate(): void {
    this.#socket?.terminate()
  }

  #write(frame: Uint8Array): void {
    this.sent++
    this.#socket?.send(frame)
  }

  #receive(message: Received): void {
    switch (message.type) {
      case "step1":
        this.#write(clientFrame.step2(Y.encodeStateAsUpdate(this.doc, message.bytes)))
        this.#answered = true
        for (const edit of this.#unacknowledged) edit.frame = this.sent
        break
      case "step2":
        this.#arrived = true
        Y.applyUpdate(this.doc, message.bytes, REMOTE)
        break
      case "update":
        Y.applyUpdate(this.doc, message.bytes, REMOTE)
        break
      case "ack":
        this.#acknowledge(message.value)
        break
      case "storage":
        this.storage = message.value
        break
      case "awareness":
      case "epoch":
        break
      default:
        message satisfies never
    }
    this.#tell()
  }

  #acknowledge(frames: number): void {
    this.acknowledged = frames
    for (const edit of this.#unacknowledged) {
      if (edit.frame === 0 || edit.frame > frames) continue
      edit.isAcknowledged = true
      this.#unacknowledged.delete(edit)
    }
    this.onAcknowledged()
  }

  #tell(): void {
    for (const look of [...this.#waiting]) look()
  }
}
