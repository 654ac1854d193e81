import type { Clock } from "@outloud/server/clock.ts"

/** Time that stands still until it is moved. Promise callbacks run between two steps. */
export class FakeClock implements Clock {
  #now: number
  #timers: { at: number; order: number; run: () => void }[] = []
  #order = 0

  constructor(now = 1_700_000_000_000) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, order: this.#order++, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer)
    }
  }

  soon(run: () => void): void {
    this.after(0, run)
  }

  /** Runs what is due now, and what that makes due, until nothing is. */
  async settle(): Promise<void> {
    await this.advance(0)
  }

  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    for (;;) {
      await flushPromises()
      const next = this.#timers
        .filter(({ at }) => at <= until)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter(other => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = until
  }
}

/** Lets every promise that can settle without time or I/O do so. */
function flushPromises(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
