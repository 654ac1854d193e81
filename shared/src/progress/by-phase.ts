import { PHASE_IDS, type PhaseId } from "../clock/phases.ts"
import type { Attempt } from "./attempt.ts"

/** Means over the attempts that came to a phase. Milliseconds. */
export interface PhaseProgress {
  readonly id: PhaseId
  readonly planned: number
  readonly spent: number
  /** How many came to it, and how many of those took longer than planned. */
  readonly attempts: number
  readonly over: number
}

/** In the order of an interview; a phase to which none came is left out. */
export function progressByPhase(attempts: readonly Attempt[]): readonly PhaseProgress[] {
  const all = attempts.flatMap(({ phases }) => phases).filter(({ spent }) => spent > 0)
  return PHASE_IDS.flatMap(id => {
    const phases = all.filter(phase => phase.id === id)
    if (phases.length === 0) return []
    const mean = (pick: (phase: (typeof phases)[number]) => number) =>
      phases.reduce((sum, phase) => sum + pick(phase), 0) / phases.length
    return {
      id,
      planned: mean(({ planned }) => planned),
      spent: mean(({ spent }) => spent),
      attempts: phases.length,
      over: phases.filter(({ planned, spent }) => spent > planned).length,
    }
  })
}
