import type { Clock } from "../clock.ts"

const WINDOW_MS = 10 * 60_000
const MOST_IN_WINDOW = 5

/** How often a participant's updates were refused lately. An honest client is refused once and starts afresh. */
export class RefusalCount {
  readonly #clock: Clock
  #times: number[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(): void {
    const now = this.#clock.now()
    this.#times = [...this.#times.filter(time => now - time < WINDOW_MS), now]
  }

  get isForgotten(): boolean {
    const last = this.#times.at(-1)
    return last === undefined || this.#clock.now() - last >= WINDOW_MS
  }

  get areTooMany(): boolean {
    return this.#times.length > MOST_IN_WINDOW
  }
}
