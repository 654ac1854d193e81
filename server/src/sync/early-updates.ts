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

  /** False where it cannot wait: step 2 has come already, or too much waits. */
  hold(update: Uint8Array): boolean {
    if (this.#held === undefined || this.#held.length === MOST_HELD) return false
    this.#bytes += update.byteLength
    if (this.#bytes > MOST_BYTES) return false
    this.#held.push(update)
    return true
  }

  /** What waited, in order. From now on nothing waits. */
  release(): readonly Uint8Array[] {
    const held = this.#held ?? []
    this.#held = undefined
    return held
  }
}
