/**
 * What this browser has drawn and the server has not acknowledged, and how it goes out.
 *
 * The server's step 1 is answered with all that it lacks. Much work done offline goes in several
 * frames, in the order in which it was done, a few of them under way at a time: so a server that is
 * slow, or a line that breaks, loses no more than those. Whatever is drawn meanwhile waits behind
 * them, since it may stand on them and a server that refuses gaps would refuse it.
 */
import { SyncStep } from "@outloud/shared/protocol/messages.ts"
import * as Y from "yjs"
import type { UnsentUpdate } from "../../offline/kept-types.ts"
import type { LayerCopy } from "../../offline/layer-copy.ts"
import { explainsDifference, takeChunk } from "./backlog.ts"

/** The frames that the server acknowledges: our step 2, which answers its step 1, and every update. */
export type WriteFrame = "answer" | "update"

export interface OutboxParts {
  readonly doc: Y.Doc
  readonly copy: LayerCopy
  /** Whether what is sent now has a chance to arrive. */
  readonly isOpen: () => boolean
  /** Sends one sync message. */
  readonly send: (step: number, update: Uint8Array) => void
  /** After each frame: what it was, and how many updates still wait to be sent. */
  readonly onSent: (frame: WriteFrame, waiting: number) => void
}

/** How far a backlog has got. */
export interface BacklogProgress {
  /** Frames that the server has committed. */
  readonly done: number
  readonly total: number
}

/** Bytes of an answer that goes out as one frame, and of each frame of a longer one. */
export const CHUNK_BYTES = 256 * 1024
/** Frames of a backlog that may wait for their acknowledgement. */
const UNDER_WAY = 3
/** Bytes above which the server takes no live update, but still takes a step 2. */
const LIVE_BYTES = 1024 * 1024
/** Updates that wait for a connection before they are made into fewer. */
const MERGE_ABOVE = 500

export class Outbox {
  readonly #parts: OutboxParts
  /** Not on this socket yet, in order. */
  #waiting: UnsentUpdate[]
  /** What each frame that was sent on this socket carries. */
  #frames: (readonly UnsentUpdate[])[] = []
  #acked = 0
  #answered = false
  /** Whether a backlog goes out; then every frame counts against UNDER_WAY. */
  #draining = false
  /** Frames until the backlog was out; 0 where there was none on this socket. */
  #backlogFrames = 0
  #mergeAbove = MERGE_ABOVE

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#waiting = [...parts.copy.unsent]
  }

  /** Everything that is not acknowledged, in order. */
  unsent(): readonly UnsentUpdate[] {
    return [...this.#frames.flat(), ...this.#waiting]
  }

  /** A new socket: nothing was sent on it. */
  reset(): void {
    this.#waiting = [...this.unsent()]
    this.#frames = []
    this.#acked = 0
    this.#answered = false
    this.#draining = false
    this.#backlogFrames = 0
  }

  /** Takes in an update made here; `send` sends it if its turn has come. */
  add(bytes: Uint8Array): void {
    this.#waiting.push(this.#parts.copy.addLocal(bytes))
    if (this.#waiting.length > this.#mergeAbove && !this.#parts.isOpen()) this.#merge()
  }

  /** Answers the server's step 1. */
  answer(stateVector: Uint8Array): void {
    const { doc } = this.#parts
    const whole = Y.encodeStateAsUpdate(doc, stateVector)
    if (whole.byteLength <= CHUNK_BYTES || !explainsDifference(doc, stateVector, this.#waiting)) {
      this.#draining = false
      this.#send(SyncStep.step2, whole, this.#waiting.splice(0))
      return
    }
    this.#draining = true
    this.#sendChunk(SyncStep.step2)
    this.send()
  }

  /** The server has committed the first `count` frames of this socket. */
  acknowledged(count: number): void {
    // More than were sent: nothing that such a server says can be relied on.
    if (count > this.#frames.length) return
    for (; this.#acked < count; this.#acked += 1) {
      this.#parts.copy.acknowledge(this.#frames[this.#acked] ?? [])
      this.#frames[this.#acked] = []
    }
    this.send()
  }

  /** Null unless a backlog of several frames is on its way. */
  progress(): BacklogProgress | null {
    const waiting = this.#waiting.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    const total = this.#draining
      ? this.#frames.length + Math.ceil(waiting / CHUNK_BYTES)
      : this.#backlogFrames
    return total > 1 && this.#acked < total ? { done: this.#acked, total } : null
  }

  /** Sends what waits, as far as its turn has come. */
  send(): void {
    while (this.#answered && this.#waiting.length > 0 && this.#parts.isOpen()) {
      if (this.#draining && this.#frames.length - this.#acked >= UNDER_WAY) return
      this.#sendChunk(SyncStep.update)
    }
  }

  #sendChunk(step: number): void {
    const updates = this.#draining ? takeChunk(this.#waiting, CHUNK_BYTES) : this.#waiting.slice(0, 1)
    this.#waiting.splice(0, updates.length)
    const [first] = updates
    if (first === undefined) return
    const bytes = updates.length === 1 ? first.bytes : Y.mergeUpdates(updates.map(update => update.bytes))
    if (this.#draining && this.#waiting.length === 0) {
      this.#draining = false
      this.#backlogFrames = this.#frames.length + 1
    }
    this.#send(bytes.byteLength > LIVE_BYTES ? SyncStep.step2 : step, bytes, updates)
  }

  #send(step: number, bytes: Uint8Array, updates: readonly UnsentUpdate[]): void {
    const frame = this.#answered ? "update" : "answer"
    this.#answered = true
    this.#frames.push(updates)
    this.#parts.send(step, bytes)
    this.#parts.onSent(frame, this.#waiting.length)
  }

  /** Hours of drawing offline are many small updates: fewer and larger ones load and go out faster. */
  #merge(): void {
    const { copy } = this.#parts
    const merged: UnsentUpdate[] = []
    let rest = this.#waiting
    while (rest.length > 0) {
      const chunk = takeChunk(rest, CHUNK_BYTES)
      merged.push(chunk.length === 1 && chunk[0] ? chunk[0] : copy.merge(chunk))
      rest = rest.slice(chunk.length)
    }
    this.#waiting = merged
    this.#mergeAbove = merged.length + MERGE_ABOVE
  }
}
