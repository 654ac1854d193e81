import type { Session } from "@outloud/server/sync/gateway.ts"
import { encodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import * as awarenessProtocol from "y-protocols/awareness"
import * as Y from "yjs"
import { clientFrame, type FakeSocket, type Received } from "./fake-socket.ts"

const REMOTE = Symbol("from the server")

/** A y-websocket client without a network: what it sends and receives moves only when told to. */
export class WirePeer {
  readonly doc: Y.Doc
  readonly awareness: awarenessProtocol.Awareness
  readonly socket: FakeSocket
  /** Everything ever received, in order. */
  readonly received: Received[] = []
  acknowledged = 0
  written = 0
  readonly #session: Session | undefined
  #outbox: Uint8Array[] = []

  constructor(socket: FakeSocket, session: Session | undefined, doc = new Y.Doc()) {
    this.socket = socket
    this.#session = session
    this.doc = doc
    this.awareness = new awarenessProtocol.Awareness(doc)
    this.awareness.setLocalState(null)
    this.#outbox.push(clientFrame.step1(Y.encodeStateVector(doc)))
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.send(update)
    })
  }

  /** Queues an update frame. */
  send(update: Uint8Array): void {
    this.sendFrame(clientFrame.update(update), true)
  }

  sendFrame(frame: Uint8Array, isWrite = false): void {
    if (isWrite) this.written++
    this.#outbox.push(frame)
  }

  showPresence(presence: unknown): void {
    this.awareness.setLocalState({ presence } as Record<string, unknown>)
    this.#outbox.push(
      clientFrame.awareness(awarenessProtocol.encodeAwarenessUpdate(this.awareness, [this.doc.clientID])),
    )
  }

  get hasMail(): boolean {
    return this.socket.frames.length > 0 || (this.#outbox.length > 0 && this.isOpen && !this.socket.isPaused)
  }

  get isOpen(): boolean {
    return this.socket.closedWith === undefined
  }

  /** Hands over what waits in both directions. False where nothing did. */
  deliver(): boolean {
    const had = this.hasMail
    while (this.isOpen && !this.socket.isPaused) {
      const frame = this.#outbox.shift()
      if (frame === undefined) break
      this.#session?.receive(frame)
    }
    for (const message of this.socket.take()) this.#receive(message)
    return had
  }

  /** Hands over all that waits, paused or not: one chunk of a real socket may hold thousands of frames. */
  deliverAll(): void {
    for (const frame of this.#outbox.splice(0)) this.#session?.receive(frame)
  }

  /** The tab is closed. */
  leave(): void {
    this.#session?.closed()
    this.socket.closedWith ??= { code: 1001, reason: "" }
    this.awareness.destroy()
  }

  get records(): Y.Map<RecordFields> {
    return recordsOf(this.doc)
  }

  put(record: BoardRecord): void {
    this.records.set(record.id, encodeRecord(record))
  }

  #receive(message: Received): void {
    this.received.push(message)
    switch (message.type) {
      case "step1":
        this.sendFrame(clientFrame.step2(Y.encodeStateAsUpdate(this.doc, message.bytes)), true)
        break
      case "step2":
      case "update":
        Y.applyUpdate(this.doc, message.bytes, REMOTE)
        break
      case "awareness":
        awarenessProtocol.applyAwarenessUpdate(this.awareness, message.bytes, REMOTE)
        break
      case "ack":
        this.acknowledged = message.value
        break
      case "storage":
      case "epoch":
        break
      default:
        message satisfies never
    }
  }
}
