import type { ParticipantView } from "@outloud/shared/protocol/api.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { can } from "@outloud/shared/room/access.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import { EarlyUpdates } from "./early-updates.ts"
import { ackFrame, epochFrame, storageFrame } from "./frames.ts"
import type { RefusalCount } from "./refusal-count.ts"

/** What the sync code needs of a websocket; tests flush one by hand. */
export interface Socket {
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  /** What is sent from here to the same number of `uncork` leaves as one write. */
  cork(): void
  uncork(): void
  close(code: number, reason: string): void
  /** Stops and starts reading, so that the sender feels it. */
  pause(): void
  resume(): void
}

export interface ConnectionOptions {
  readonly socket: Socket
  readonly roomId: string
  readonly layer: Layer
  readonly linkId: string
  readonly person: ParticipantView
  /** Whether the interview had ended when it came in. */
  readonly hasEnded: boolean
  /** Whether the client speaks `outloud.v1`, and so gets acknowledgements and word of the disk. */
  readonly acknowledges: boolean
  /** Shared by the participant's connections to this room. */
  readonly refusals: RefusalCount
  /** Told of each code that the server closes it with. */
  readonly onClosed: (code: number) => void
}

/** Why reading from a connection stops; it goes on when no reason is left. */
export type PauseReason = "joining" | "rate" | "storage" | "backlog" | "finishing"

/** Above this many unsent bytes, presence waits. */
const SLOW_BYTES = 1024 * 1024
/** Above this many unsent bytes the reader is told to come back and synchronise afresh. */
const STALLED_BYTES = 4 * SLOW_BYTES

/** One person's socket on one layer. */
export class Connection {
  readonly roomId: string
  readonly layer: Layer
  readonly linkId: string
  readonly hasEnded: boolean
  readonly mayWrite: boolean
  readonly refusals: RefusalCount
  person: ParticipantView
  /** Whether it is sent what others write: from when its join was answered until it closes. */
  live = false
  closed = false
  /** An update was refused: what the client sent behind it is gapped, and passed over. */
  refused = false
  /** Updates that came before the step 2 that they build on. */
  readonly early = new EarlyUpdates()
  readonly #socket: Socket
  readonly #acknowledges: boolean
  readonly #onClosed: (code: number) => void
  readonly #paused = new Set<PauseReason>(["joining"])
  #committed = 0
  #acknowledged = 0
  /** Bytes of an answer to a join that may still wait in the socket without counting as a stall. */
  #joinBytes = 0
  #onClose: () => void = () => {}

  constructor(options: ConnectionOptions) {
    this.roomId = options.roomId
    this.layer = options.layer
    this.linkId = options.linkId
    this.refusals = options.refusals
    this.person = options.person
    this.hasEnded = options.hasEnded
    this.mayWrite = can(options.person.role, "write", options.layer, options.hasEnded)
    this.#socket = options.socket
    this.#acknowledges = options.acknowledges
    this.#onClosed = options.onClosed
    options.socket.pause()
  }

  /** Bytes that were sent and that the network has not taken yet. */
  get unsentBytes(): number {
    return this.#socket.bufferedAmount
  }

  get isSlow(): boolean {
    return this.unsentBytes > SLOW_BYTES
  }

  set onClose(listener: () => void) {
    this.#onClose = listener
  }

  send(frame: Uint8Array): void {
    if (this.closed) return
    const waiting = this.unsentBytes
    if (waiting < SLOW_BYTES) this.#joinBytes = 0
    if (waiting > STALLED_BYTES + this.#joinBytes) {
      this.close(CloseCode.resync, "too slow: reconnect and synchronise again")
      return
    }
    this.#socket.send(frame)
  }

  /** Frames that are sent until `uncork` cost the system one call. */
  cork(): void {
    this.#socket.cork()
  }

  uncork(): void {
    this.#socket.uncork()
  }

  /** Sends an answer to a join, however large: what waits of it is not held against a slow reader. One at a time. */
  sendWhole(frame: Uint8Array): void {
    if (this.#joinBytes > 0 && this.isSlow) {
      this.close(CloseCode.resync, "too slow: reconnect and synchronise again")
      return
    }
    this.send(frame)
    this.#joinBytes = frame.byteLength
  }

  /** Counts one of this connection's write frames as committed. */
  frameCommitted(): void {
    this.#committed++
  }

  /** Tells the client how many of its write frames are on disk, where that has changed. */
  acknowledge(): void {
    if (!this.#acknowledges || this.#committed === this.#acknowledged) return
    this.#acknowledged = this.#committed
    this.send(ackFrame(this.#committed))
  }

  tellEpoch(epoch: number): void {
    if (this.#acknowledges) this.send(epochFrame(epoch))
  }

  tellStorage(writable: boolean): void {
    if (this.#acknowledges) this.send(storageFrame(writable))
  }

  pause(reason: PauseReason): void {
    if (this.#paused.size === 0 && !this.closed) this.#socket.pause()
    this.#paused.add(reason)
  }

  resume(reason: PauseReason): void {
    if (!this.#paused.delete(reason)) return
    if (this.#paused.size === 0 && !this.closed) this.#socket.resume()
  }

  get isPaused(): boolean {
    return this.#paused.size > 0
  }

  /** Closes the socket with a code of shared/protocol/close-codes. Nothing is sent or handled afterwards. */
  close(code: number, reason: string): void {
    if (this.closed) return
    // A paused socket would never see the other side's close frame.
    if (this.isPaused) this.#socket.resume()
    this.#socket.close(code, reason)
    this.#onClosed(code)
    this.gone()
  }

  /** The socket is closed, by whichever side. */
  gone(): void {
    if (this.closed) return
    this.closed = true
    this.live = false
    this.#onClose()
  }
}
