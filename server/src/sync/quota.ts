import type { Limits } from "@outloud/shared/records/limits.ts"
import * as Y from "yjs"
import type { Clock } from "../clock.ts"
import type { LateDoc } from "./late-doc.ts"

/** Measuring a full document is dear, so a full one is not measured again for every try. */
const MEASURE_EVERY_MS = 5_000

/**
 * How large a document is, without encoding it for every update: what was added since it was last
 * measured only ever overestimates, because Yjs forgets deleted content.
 */
export class Quota {
  readonly #late: LateDoc
  readonly #limit: number
  readonly #clock: Clock
  #measured = 0
  #measuredAt: number
  #added: number

  /** What is stored bounds the document's size, so whoever opens it does not wait until it is measured. */
  constructor(late: LateDoc, { limits, clock }: { limits: Limits; clock: Clock }) {
    this.#late = late
    this.#added = late.storedBytes
    this.#limit = limits.layerBytes
    this.#clock = clock
    this.#measuredAt = clock.now()
  }

  added(bytes: number): void {
    this.#added += bytes
  }

  admits(bytes: number): boolean {
    if (this.#measured + this.#added + bytes <= this.#limit) return true
    const isDue = this.#added > this.#limit / 64 || this.#clock.now() - this.#measuredAt >= MEASURE_EVERY_MS
    if (!isDue || this.#added === 0) return false
    this.#measured = Y.encodeStateAsUpdate(this.#late.doc).byteLength
    this.#measuredAt = this.#clock.now()
    this.#added = 0
    return this.#measured + bytes <= this.#limit
  }
}
