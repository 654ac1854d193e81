import { askOfChange } from "../asks.ts"
import { fraction } from "../choose.ts"
import type { Plan } from "../move.ts"
import type { Scene } from "../scene.ts"

/** Of the phase that it comes in. */
const LATE_IN_DESIGN = 0.65
const EARLY_IN_DEPTH = 0.1
const FEWEST_BOXES = 4

/** Changes one requirement in the middle: once there is something to bend, in one of two places by the seed. */
export function changePlan(scene: Scene): Plan | null {
  const { moment, phase } = scene
  if (scene.hasAsked("change") || !isDue(scene)) return null
  return {
    kind: "change",
    phase: phase.id,
    reason: moment.key.change.why,
    says: { leads: [{ line: "change-lead" }], main: moment.key.change.text },
    asks: askOfChange(moment.key.change),
    reveals: { kind: "change", id: "1" },
  }
}

function isDue({ moment, phase }: Scene): boolean {
  const share = phase.spent / Math.max(1, phase.planned)
  const hasDesign = moment.graph.nodes.length >= FEWEST_BOXES
  if (phase.id === "high_level")
    return hasDesign && share >= LATE_IN_DESIGN && fraction(moment.seed, "change") < 0.5
  return phase.id === "deep_dive" && share >= EARLY_IN_DEPTH
}
