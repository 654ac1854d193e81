export type Cancel = () => void

/** Time as the binding sees it, so that a test can run it by hand. Times are in milliseconds. */
export interface Scheduler {
  now(): number
  /** Runs once, before the next paint; within FRAME_FALLBACK_MS where nothing is painted. */
  frame(run: () => void): Cancel
  /** Runs once after the delay. */
  after(delay: number, run: () => void): Cancel
}

/** requestAnimationFrame stops in hidden tabs, and a board must not. */
export const FRAME_FALLBACK_MS = 100

export const browserScheduler: Scheduler = {
  now: () => performance.now(),
  frame(run) {
    let cancel: Cancel = () => {}
    const once = () => {
      cancel()
      run()
    }
    const frame = requestAnimationFrame(once)
    const timer = setTimeout(once, FRAME_FALLBACK_MS)
    cancel = () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
    return cancel
  },
  after(delay, run) {
    const timer = setTimeout(run, delay)
    return () => clearTimeout(timer)
  },
}
