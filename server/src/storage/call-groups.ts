/** While many call, one group is sent this long after the last one was answered, at the earliest. */
const GATHER_MS = 4

export interface CallGroupsOptions<Call> {
  readonly send: (group: readonly Call[]) => void
  /** Runs `send` once, when the calls of this turn have come in and `ms` are over. */
  readonly schedule?: (send: () => void, ms: number) => void
  /** Milliseconds, rising. */
  readonly clock?: () => number
}

/**
 * Puts calls together into groups, one of which is under way at a time: waiting for the disk is what a group
 * costs, and it costs the same for one row as for fifty. What is called meanwhile makes up the next. Where calls
 * do come in groups, the next is given a little longer to come together; who calls alone never waits for others.
 */
export class CallGroups<Call> {
  readonly #send: (group: readonly Call[]) => void
  readonly #schedule: (send: () => void, ms: number) => void
  readonly #clock: () => number
  #waiting: Call[] = []
  #underway = 0
  #lastSize = 0
  #answeredAt = Number.NEGATIVE_INFINITY

  constructor({ send, schedule = afterThisTurn, clock = () => performance.now() }: CallGroupsOptions<Call>) {
    this.#send = send
    this.#schedule = schedule
    this.#clock = clock
  }

  add(call: Call): void {
    if (this.#waiting.push(call) === 1 && this.#underway === 0) this.#plan()
  }

  /** Call when the group under way was answered. */
  answered(): void {
    this.#lastSize = this.#underway
    this.#underway = 0
    this.#answeredAt = this.#clock()
    if (this.#waiting.length > 0) this.#plan()
  }

  #plan(): void {
    this.#schedule(() => this.#sendWaiting(), this.#gatherMs())
  }

  #gatherMs(): number {
    return this.#lastSize > 1 ? Math.max(0, GATHER_MS - (this.#clock() - this.#answeredAt)) : 0
  }

  #sendWaiting(): void {
    const group = this.#waiting
    this.#waiting = []
    this.#underway = group.length
    this.#send(group)
  }
}

function afterThisTurn(send: () => void, ms: number): void {
  if (ms === 0) setImmediate(send)
  else setTimeout(send, ms)
}
