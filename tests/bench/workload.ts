import type { Contestant } from "./contestants.ts"
import type { Meter } from "./meter.ts"

export interface Metric {
  readonly key: string
  readonly label: string
  readonly unit: "ms" | "µs" | "KB" | "MB" | "/s" | "%" | "×" | "1000"
}

export type Figures = Readonly<Record<string, number>>

/** How much of a workload is done: less in a quick run. */
export interface Scale {
  readonly quick: boolean
  /** Of each timed part. */
  readonly seconds: number
}

export interface Workload {
  readonly name: string
  /** What happens in it, for the head of its table. */
  title(scale: Scale): string
  readonly metrics: readonly Metric[]
  /** Whether the contestant can do this at all. */
  suits(contestant: Contestant): boolean
  /** On a server just for this run. Figures that do not apply to it are left out. */
  run(contestant: Contestant, scale: Scale, meter: Meter): Promise<Figures>
}
