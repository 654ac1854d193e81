import type { BrowserContext, CDPSession, Page } from "@playwright/test"
import { keepProfile } from "../meter.ts"
import { type ThreadTimes, threadTimes, timesBetween } from "./thread-times.ts"

export interface Heap {
  /** Bytes that JavaScript still holds after a collection. */
  readonly used: number
  /** Of the document's tree, those that were taken out of it but are still held included. */
  readonly nodes: number
}

/** Somebody in a browser of their own, and what their page costs. */
export class Person {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #cdp: CDPSession
  /** Whose profiles are taken, and what they are part of. */
  readonly #profiled: (() => string) | undefined

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession, profiled?: () => string) {
    this.#context = context
    this.page = page
    this.#cdp = cdp
    this.#profiled = profiled
  }

  static async in(context: BrowserContext, profiled?: () => string): Promise<Person> {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    // The thread's own clock: what else the machine does is not counted.
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" })
    return new Person(context, page, cdp, profiled)
  }

  /** What the page's main thread has done since the page was opened. */
  async threadTimes(): Promise<ThreadTimes> {
    const { metrics } = await this.#cdp.send("Performance.getMetrics")
    return threadTimes(metrics)
  }

  /** What the main thread spends meanwhile. `part` says what that is, for a profile's name. */
  async measure(part: string, work: () => Promise<unknown>): Promise<ThreadTimes> {
    if (this.#profiled !== undefined) {
      await this.#cdp.send("Profiler.enable")
      await this.#cdp.send("Profiler.setSamplingInterval", { interval: 500 })
      await this.#cdp.send("Profiler.start")
    }
    const before = await this.threadTimes()
    await work()
    const after = await this.threadTimes()
    if (this.#profiled !== undefined) {
      const { profile } = await this.#cdp.send("Profiler.stop")
      keepProfile(`${this.#profiled()} ${part}`, profile)
    }
    return timesBetween(before, after)
  }

  async heap(): Promise<Heap> {
    // Once more, for what the first has let go of: finalizers run in between.
    for (let n = 0; n < 2; n++) await this.#cdp.send("HeapProfiler.collectGarbage")
    const { metrics } = await this.#cdp.send("Performance.getMetrics")
    const of = (name: string) => metrics.find(metric => metric.name === name)?.value ?? Number.NaN
    return { used: of("JSHeapUsedSize"), nodes: of("Nodes") }
  }

  /** Moves the mouse without waiting for the page: a hand does not wait either. */
  moveMouse(x: number, y: number, pressed: boolean): void {
    const held = pressed ? ({ button: "left", buttons: 1 } as const) : {}
    this.#cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y, ...held }).catch(() => undefined)
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}
