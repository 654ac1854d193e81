/** More than anybody draws between opening a socket and answering its step 1. */
const MOST_HELD = 100
const MOST_BYTES = 1024 * 1024

/**
 * A stock client that has drawn offline sends what it draws next before its step 2, which alone fills the
 * gap. So until its first step 2 an update that is gapped waits, unacknowledged, instead of being refused.
 */
export class EarlyUpdates {
  #held: Uint8Array[] | undefined = []
  #bytes = 0

  get isEmpty(): boolean {
    return this.#held === undefined || this.#held.length === 0
  }

  /** "released": the first step 2 has come already, so nothing can fill the gap any more. */
  hold(update: Uint8Array): "first" | "more" | "full" | "released" {
    if (this.#held === undefined) return "released"
    this.#bytes += update.byteLength
    if (this.#held.length === MOST_HELD || this.#bytes > MOST_BYTES) return "full"
    return this.#held.push(update) === 1 ? "first" : "more"
  }

  /** What waited, in order. From now on nothing waits. */
  release(): readonly Uint8Array[] {
    const held = this.#held ?? []
    this.#held = undefined
    return held
  }
}
