/** What a page's beginning came to, in milliseconds since its navigation. */
interface Start {
  /**
   * When the page can be used: what it is for is on the screen, and the main thread is free. That is the first
   * frame with the content, or the end of the last task of more than 50 ms, whichever is later, once half a
   * second has passed without such a task.
   */
  readonly interactive: number
  /** How much longer than 50 ms tasks took between the first paint and then: the time in which a key waits. */
  readonly blocked: number
  /** What came over the network, compressed. */
  readonly bytes: number
}

/** Run in a page before its own scripts. `content` is a selector of what the page is for. */
export function watchStart(content: string): void {
  const QUIET_MS = 500
  const LONG_MS = 50
  const tasks: PerformanceEntry[] = []
  new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask" })

  const nextFrame = () => new Promise(requestAnimationFrame)
  const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
  const ended = () => Math.max(0, ...tasks.map(({ startTime, duration }) => startTime + duration))

  const watch = async (): Promise<Start> => {
    while (document.querySelector(content) === null) await nextFrame()
    // What is there at the beginning of one frame has been painted at the beginning of the next.
    await nextFrame()
    const shown = performance.now()
    while (performance.now() - Math.max(shown, ended()) < QUIET_MS) await sleep(100)

    const interactive = Math.max(shown, ended())
    const firstPaint = performance.getEntriesByName("first-paint")[0]?.startTime ?? Number.NaN
    const blocking = tasks.filter(
      ({ startTime, duration }) => startTime + duration > firstPaint && startTime < interactive,
    )
    const loaded = [
      ...performance.getEntriesByType("navigation"),
      ...performance.getEntriesByType("resource"),
    ] as PerformanceResourceTiming[]
    return {
      interactive,
      blocked: blocking.reduce((sum, { duration }) => sum + duration - LONG_MS, 0),
      bytes: loaded.reduce((sum, { transferSize }) => sum + transferSize, 0),
    }
  }
  Object.assign(window, { started: watch() })
}

declare global {
  interface Window {
    /** Put there by watchStart. */
    readonly started: Promise<Start>
  }
}
