/** Time as a parameter, so that tests need no sleep. */
export interface Scheduler {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `task` once after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void
  /** A number in [0, 1), for jitter. */
  random(): number
}

export const browserScheduler: Scheduler = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
