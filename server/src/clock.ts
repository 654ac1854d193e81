/** Time as a parameter, so that tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once, `ms` from now. Returns what cancels it. */
  after(ms: number, run: () => void): () => void
  /** Runs when the events that are already waiting have been handled. */
  soon(run: () => void): void
}

/** A clock whose callbacks may throw: one room's fault must not take down the process. */
export function guardedClock(clock: Clock, onError: (error: unknown) => void): Clock {
  const guard = (run: () => void) => () => {
    try {
      run()
    } catch (error) {
      onError(error)
    }
  }
  return {
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, guard(run)),
    soon: run => clock.soon(guard(run)),
  }
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
