import type { Figures, Metric, Scale } from "../workload.ts"
import type { Scene } from "./scene.ts"

export interface BrowserWorkload {
  readonly name: string
  /** What happens in it, for the head of its table. */
  title(scale: Scale): string
  readonly metrics: readonly Metric[]
  /** The row that the others' ratios are to, where they have any. */
  readonly reference?: string
  /** Takes so long that one round must do. */
  readonly once?: boolean
  /** Plays it, in browsers of its own. Returns the figures of each row. */
  play(scene: Scene, scale: Scale): Promise<Readonly<Record<string, Figures>>>
}
