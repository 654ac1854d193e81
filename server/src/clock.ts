/** Time as a parameter, so that tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once, `ms` from now. Returns what cancels it. */
  after(ms: number, run: () => void): () => void
  /** Runs when the events that are already waiting have been handled. */
  soon(run: () => void): void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  soon: run => {
    setImmediate(run)
  },
}
