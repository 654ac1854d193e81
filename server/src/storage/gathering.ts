/** While many write, one group begins this long after the last one ended, at the earliest. */
const GATHER_MS = 4

/** Runs `begin` once, when the calls of this turn have come in and `ms` are over. */
export type Schedule = (begin: () => void, ms: number) => void

/**
 * How long a group is given to come together. Waiting for the disk is what a group costs, and it costs the same for one
 * row as for fifty: where writes do come in groups, the next is given a little longer. Who writes alone never waits.
 */
export class Gathering {
  /** Milliseconds, rising. */
  readonly #clock: () => number
  #lastSize = 0
  #endedAt = Number.NEGATIVE_INFINITY

  constructor(clock: () => number) {
    this.#clock = clock
  }

  get ms(): number {
    return this.#lastSize > 1 ? Math.max(0, GATHER_MS - (this.#clock() - this.#endedAt)) : 0
  }

  /** Call when a group has ended. */
  ended(size: number): void {
    this.#lastSize = size
    this.#endedAt = this.#clock()
  }
}

export const afterThisTurn: Schedule = (begin, ms) => {
  if (ms === 0) setImmediate(begin)
  else setTimeout(begin, ms)
}
