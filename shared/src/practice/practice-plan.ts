import { DESIGN_PHASES, type PhasePlan, PRESETS } from "../clock/phases.ts"
import type { SessionClock } from "../clock/session-clock.ts"

/** Phases that are worth practising by themselves. */
export const PRACTISED_PHASES = ["clarify", "estimate", "api_data", "high_level", "deep_dive"] as const
export type PractisedPhase = (typeof PRACTISED_PHASES)[number]

/** Around one phase: to hear the question, and to sum up. Minutes. */
const INTRODUCTION = 1
const SUMMARY = 2

/** A whole interview, or one phase of it. */
export function practicePlan(length: "45" | "60", only: PractisedPhase | null): readonly PhasePlan[] {
  const whole = PRESETS[length]
  if (only === null) return whole
  return [
    { id: "intro", minutes: INTRODUCTION },
    ...whole.filter(({ id }) => id === only),
    { id: "wrap_up", minutes: SUMMARY },
  ]
}

/** Whether an interview went, or goes, through every phase. */
export function isWholeInterview({ phases }: Pick<SessionClock, "phases">): boolean {
  return DESIGN_PHASES.every(phase => phases.some(({ id }) => id === phase))
}
