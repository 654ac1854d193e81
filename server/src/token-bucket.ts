/** Allows `rate` a second sustained and twice that in a burst. */
export class TokenBucket {
  readonly #rate: number
  #tokens: number
  #at: number

  constructor(rate: number, now: number) {
    this.#rate = rate
    this.#tokens = rate * 2
    this.#at = now
  }

  /** Takes what was used, even below zero, since it has happened. Returns the milliseconds until it is paid back. */
  take(cost: number, now: number): number {
    this.#refill(now)
    this.#tokens -= cost
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#rate) * 1000)
  }

  /** Takes one only if there is one. */
  tryTake(now: number): boolean {
    this.#refill(now)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  #refill(now: number): void {
    // A clock that jumps back must not freeze anybody.
    const elapsed = Math.max(0, now - this.#at)
    this.#at = now
    this.#tokens = Math.min(this.#rate * 2, this.#tokens + (elapsed / 1000) * this.#rate)
  }
}
