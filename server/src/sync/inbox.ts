import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import * as decoding from "lib0/decoding"
import type { Clock } from "../clock.ts"
import type { SyncLimits } from "../config.ts"
import { TokenBucket } from "../token-bucket.ts"
import type { Connection } from "./connection.ts"
import type { DocHost } from "./doc-host.ts"
import type { PresenceHub } from "./presence-hub.ts"

interface InboxOptions {
  readonly connection: Connection
  readonly host: DocHost
  /** Undefined on layers that carry no presence. */
  readonly presence: PresenceHub | undefined
  readonly clock: Clock
  readonly limits: Limits
  readonly sync: SyncLimits
}

/** An answer to a step 1 or a presence query costs as much as this many writes. */
const ANSWER_COST = 20
/** A frame costs one write more for each of these. */
const BYTES_OF_ONE_WRITE = 16 * 1024
/** A stock client echoes everybody whom it sees. */
const MOST_PRESENCE_BYTES = 1024 * 1024
/** Ten bytes for each browser that ever drew on the board. */
const MOST_STATE_VECTOR_BYTES = 64 * 1024

/**
 * Reads one connection's frames and hands them on. Whoever sends faster than the limit is not read
 * for a while; no frame of a writer is ever dropped.
 */
export class Inbox {
  readonly #options: InboxOptions
  readonly #bucket: TokenBucket
  #greeted = false
  #isWaiting = false

  constructor(options: InboxOptions) {
    this.#options = options
    this.#bucket = new TokenBucket(options.sync.writesPerSecond, options.clock.now())
  }

  receive(data: Uint8Array): void {
    const { connection, host } = this.#options
    if (connection.closed) return
    try {
      this.#dispatch(decoding.createDecoder(data))
    } catch {
      host.refuse(connection, "unreadable", "the message cannot be read")
    }
  }

  #dispatch(decoder: decoding.Decoder): void {
    const { connection, presence } = this.#options
    const type = decoding.readVarUint(decoder)
    const bytesCost = Math.floor(decoder.arr.byteLength / BYTES_OF_ONE_WRITE)
    switch (type) {
      case MessageType.sync:
        this.#sync(decoder, bytesCost)
        break
      case MessageType.awareness: {
        const update = decoding.readVarUint8Array(decoder)
        if (update.byteLength > MOST_PRESENCE_BYTES) throw new Error("more presence than a full room has")
        this.#spend(bytesCost)
        presence?.receive(connection, update)
        break
      }
      case MessageType.queryAwareness:
        this.#spend(ANSWER_COST)
        presence?.greet(connection)
        break
      default:
        // Another version's message: not ours to judge.
        this.#spend(1 + bytesCost)
    }
  }

  #sync(decoder: decoding.Decoder, bytesCost: number): void {
    const { connection, host, limits } = this.#options
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === SyncStep.step1) {
      if (payload.byteLength > MOST_STATE_VECTOR_BYTES) throw new Error("more clients than a board can have")
      this.#spend(ANSWER_COST)
      host.receiveStep1(connection, payload)
      this.#greet()
      return
    }
    if (step !== SyncStep.step2 && step !== SyncStep.update) throw new Error("unknown sync step")
    const most = step === SyncStep.step2 ? limits.layerBytes : limits.liveUpdateBytes
    if (payload.byteLength > most) {
      host.refuse(connection, "larger-than-allowed", `more than ${most} bytes`)
      return
    }
    this.#spend(1 + bytesCost)
    host.receiveWrite(connection, payload, step === SyncStep.step2)
  }

  /** Once, and after the client's own first presence, which travels right behind its step 1: nobody meets himself. */
  #greet(): void {
    const { connection, presence, clock } = this.#options
    if (this.#greeted) return
    this.#greeted = true
    clock.soon(() => presence?.greet(connection))
  }

  #spend(cost: number): void {
    const wait = this.#bucket.take(cost, this.#options.clock.now())
    if (wait === 0 || this.#isWaiting) return
    this.#options.connection.pause("rate")
    this.#wait(wait)
  }

  /** One timer however many frames one chunk of the socket held; reading goes on when all of them are paid for. */
  #wait(ms: number): void {
    const { clock, connection } = this.#options
    this.#isWaiting = true
    clock.after(ms, () => {
      const left = this.#bucket.take(0, clock.now())
      if (left > 0) {
        this.#wait(left)
        return
      }
      this.#isWaiting = false
      connection.resume("rate")
    })
  }
}
