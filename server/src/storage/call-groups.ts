import { afterThisTurn, Gathering, type Schedule } from "./gathering.ts"

export interface CallGroupsOptions<Call> {
  readonly send: (group: readonly Call[]) => void
  readonly schedule?: Schedule
  /** Milliseconds, rising. */
  readonly clock?: () => number
}

/** Puts calls together into groups, one of which is under way at a time. What is called meanwhile makes up the next. */
export class CallGroups<Call> {
  readonly #send: (group: readonly Call[]) => void
  readonly #schedule: Schedule
  readonly #gathering: Gathering
  #waiting: Call[] = []
  #underway = 0

  constructor({ send, schedule = afterThisTurn, clock = () => performance.now() }: CallGroupsOptions<Call>) {
    this.#send = send
    this.#schedule = schedule
    this.#gathering = new Gathering(clock)
  }

  add(call: Call): void {
    if (this.#waiting.push(call) === 1 && this.#underway === 0) this.#plan()
  }

  /** Call when the group under way was answered. */
  answered(): void {
    this.#gathering.ended(this.#underway)
    this.#underway = 0
    if (this.#waiting.length > 0) this.#plan()
  }

  #plan(): void {
    this.#schedule(() => this.#sendWaiting(), this.#gathering.ms)
  }

  #sendWaiting(): void {
    const group = this.#waiting
    this.#waiting = []
    this.#underway = group.length
    this.#send(group)
  }
}
