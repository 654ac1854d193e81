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

/**
 * Reads one connection's frames and hands them on. Whoever sends faster than the limit is not read
 * for a while; no frame of a writer is ever dropped.
 */
export class Inbox {
  readonly #options: InboxOptions
  readonly #bucket: TokenBucket
  #greeted = false

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
    switch (decoding.readVarUint(decoder)) {
      case MessageType.sync:
        this.#sync(decoder)
        break
      case MessageType.awareness:
        presence?.receive(connection, decoding.readVarUint8Array(decoder))
        break
      case MessageType.queryAwareness:
        this.#spend(ANSWER_COST)
        presence?.greet(connection)
        break
      default:
        // Another version's message: not ours to judge.
        this.#spend(1)
    }
  }

  #sync(decoder: decoding.Decoder): void {
    const { connection, host, limits } = this.#options
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === SyncStep.step1) {
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
    this.#spend(1)
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
    const { connection, clock } = this.#options
    const wait = this.#bucket.take(cost, clock.now())
    if (wait === 0) return
    connection.pause("rate")
    clock.after(wait, () => connection.resume("rate"))
  }
}
