import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { clientFrame } from "../../support/fake-socket.ts"
import { clientIdOf, type Edit, editsAt } from "../drawing.ts"
import type { Line } from "./line.ts"
import type { Transport } from "./transport.ts"

export interface YjsLineOptions {
  readonly transport: Transport
  readonly seat: number
  /** What the server does when somebody joins: answers as y-websocket does, or nothing. */
  readonly greets: boolean
  /** Hocuspocus puts the document's name before every frame, and wants one that authenticates first. */
  readonly documentName?: string
}

const EMPTY_UPDATE = new Uint8Array([0, 0])
const EMPTY_STATE = new Uint8Array([0])
const FIRST_SEAT = clientIdOf(0)

/** A y-websocket client without a document: it speaks the protocol and counts, so that it costs little. */
export class YjsLine implements Line {
  readonly joined: Promise<void>
  onEdits: Line["onEdits"] = () => {}
  onCursor: Line["onCursor"] = () => {}
  /** The answer to the join. */
  onState: (update: Uint8Array) => void = () => {}
  /** How many of its write frames the server says are on disk; only ours says so. */
  onAcknowledged: (count: number) => void = () => {}
  readsCursors = false
  bytes = 0
  readonly #options: YjsLineOptions
  readonly #prefix: Uint8Array
  #join: () => void = () => {}
  #clock = 0

  constructor(options: YjsLineOptions) {
    this.#options = options
    const { transport, greets, documentName } = options
    this.#prefix =
      documentName === undefined
        ? new Uint8Array()
        : encoding.encode(encoder => encoding.writeVarString(encoder, documentName))
    this.joined = new Promise(resolve => {
      this.#join = resolve
    })
    transport.onFrame = frame => this.#receive(frame)
    transport.onOpen = () => {
      if (documentName !== undefined) this.send(authentication())
      if (greets) this.send(clientFrame.step1(EMPTY_STATE))
      else this.#join()
    }
  }

  write(edit: Edit): void {
    this.send(edit.frame)
  }

  point(at: number): void {
    const state = {
      user: { name: `Person ${this.#options.seat}`, color: "#3b82f6" },
      presence: { cursor: { x: at, y: 240.5, type: "default", rotation: 0 }, selectedShapeIds: [] },
    }
    const update = encoding.encode(encoder => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, clientIdOf(this.#options.seat))
      encoding.writeVarUint(encoder, ++this.#clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.send(clientFrame.awareness(update))
  }

  send(frame: Uint8Array): void {
    const { transport } = this.#options
    if (this.#prefix.length === 0) transport.send(frame)
    else transport.send(Buffer.concat([this.#prefix, frame]))
  }

  close(): void {
    this.#options.transport.close()
  }

  #receive(frame: Uint8Array): void {
    this.bytes += frame.byteLength
    const decoder = decoding.createDecoder(frame)
    decoder.pos = this.#prefix.length
    const type = decoding.readVarUint(decoder)
    if (type === MessageType.sync) this.#receiveSync(decoder)
    else if (type === MessageType.awareness && this.readsCursors) this.#receiveCursors(decoder)
    else if (type === MessageType.ack) this.onAcknowledged(decoding.readVarUint(decoder))
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === SyncStep.step1) this.send(clientFrame.step2(EMPTY_UPDATE))
    else if (step === SyncStep.step2) {
      this.onState(payload)
      this.#join()
    } else {
      for (const [clientId, clock] of Y.parseUpdateMeta(payload).to) {
        const seat = clientId - FIRST_SEAT
        // The reference sends everybody's edits back to them too.
        if (seat >= 0 && seat !== this.#options.seat) this.onEdits(seat, editsAt(clock))
      }
    }
  }

  #receiveCursors(outer: decoding.Decoder): void {
    const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
    const own = clientIdOf(this.#options.seat)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state = JSON.parse(decoding.readVarString(decoder))
      if (clientId !== own && state?.presence) this.onCursor(state.presence.cursor.x)
    }
  }
}

function authentication(): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MessageType.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, "")
  })
}
