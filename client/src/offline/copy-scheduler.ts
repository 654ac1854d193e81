/** Time as a parameter, so that tests need no sleep. */
export interface CopyScheduler {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `task` once after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void
}

export const browserCopyScheduler: CopyScheduler = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
