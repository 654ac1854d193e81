import type { Limits } from "@outloud/shared/records/limits.ts"
import * as Y from "yjs"

/**
 * How large a document is, without encoding it for every update: what was added since it was last
 * measured only ever overestimates, because Yjs forgets deleted content.
 */
export class Quota {
  readonly #doc: Y.Doc
  readonly #limit: number
  #measured: number
  #added = 0

  constructor(doc: Y.Doc, limits: Limits) {
    this.#doc = doc
    this.#limit = limits.layerBytes
    this.#measured = Y.encodeStateAsUpdate(doc).byteLength
  }

  added(bytes: number): void {
    this.#added += bytes
  }

  admits(bytes: number): boolean {
    if (this.#measured + this.#added + bytes <= this.#limit) return true
    // Measuring a full document is dear, so a full one is not measured again for every try.
    if (this.#added < this.#limit / 64) return false
    this.#measured = Y.encodeStateAsUpdate(this.#doc).byteLength
    this.#added = 0
    return this.#measured + bytes <= this.#limit
  }
}
