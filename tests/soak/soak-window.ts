import { monitorEventLoopDelay } from "node:perf_hooks"
import type { LiveServer } from "../support/live-server.ts"
import { type ServerFigures, serverFigures } from "./server-figures.ts"

const SAMPLE_MS = 2_000
const MIB = 1024 * 1024

/** A stretch of the soak, measured: how long edits took to the other person, and what the server needed meanwhile. */
export class SoakWindow {
  readonly #latencies: number[] = []
  readonly #samples: ServerFigures[] = []
  readonly #seconds: number
  readonly #ownDelay = monitorEventLoopDelay()

  private constructor(seconds: number) {
    this.#seconds = seconds
  }

  /** `listen` is given what to call with each latency until the window is over. */
  static async measure(
    server: LiveServer,
    seconds: number,
    listen: (onArrival: ((ms: number) => void) | undefined) => void,
  ): Promise<SoakWindow> {
    const window = new SoakWindow(seconds)
    window.#ownDelay.enable()
    window.#samples.push(await serverFigures(server))
    listen(ms => window.#latencies.push(ms))
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      await new Promise(resolve => setTimeout(resolve, Math.min(SAMPLE_MS, until - performance.now())))
      window.#samples.push(await serverFigures(server))
    }
    listen(undefined)
    window.#ownDelay.disable()
    return window
  }

  /** Name and value of each line of the report. */
  figures(): [string, number][] {
    const sorted = this.#latencies.toSorted((a, b) => a - b)
    const quantile = (q: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
    const mean = (of: (one: ServerFigures) => number) =>
      this.#samples.reduce((sum, one) => sum + of(one), 0) / this.#samples.length
    const grown = (of: (one: ServerFigures) => number) =>
      of(this.#samples.at(-1) as ServerFigures) - of(this.#samples[0] as ServerFigures)
    return [
      ["edits that arrived, a second", sorted.length / this.#seconds],
      ["latency to the other person, p50, ms", quantile(0.5)],
      ["latency to the other person, p99, ms", quantile(0.99)],
      ["server's resident memory, MiB", mean(one => one.residentBytes) / MIB],
      ["server's used heap, MiB", mean(one => one.heapBytes) / MIB],
      ["server's processor, share of one core", grown(one => one.cpuSeconds) / this.#seconds],
      ["mean time to commit, ms", (grown(one => one.commitSeconds) / grown(one => one.commits)) * 1000],
      ["database, MiB", mean(one => one.databaseBytes) / MIB],
      ["this command's own delay, p99, ms", this.#ownDelay.percentile(99) / 1e6],
    ]
  }
}
