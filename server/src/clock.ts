/** Time as a parameter, so that tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970; never goes back. */
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

/**
 * The time on the wall, as far as it goes forward. Where it is put back, time goes on at its own pace, so that nobody's
 * interview stands still meanwhile; the next start of the process takes the wall's word again.
 */
export function steadyTime(wall: () => number, monotonic: () => number): () => number {
  let ahead = Number.NEGATIVE_INFINITY
  return () => {
    const elapsed = monotonic()
    ahead = Math.max(ahead, wall() - elapsed)
    return Math.floor(elapsed + ahead)
  }
}

export const systemClock: Clock = {
  now: steadyTime(
    () => Date.now(),
    () => performance.now(),
  ),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  soon: run => {
    setImmediate(run)
  },
}
