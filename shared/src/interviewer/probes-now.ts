import { DESIGN_PHASES, type DesignPhase } from "../clock/phases.ts"
import type { Probe } from "../questions/answer-key.ts"
import { holds, type Situation } from "./holds.ts"

/** What an interviewer did with a probe. "asked": not judged yet. */
export const PROBE_OUTCOMES = ["asked", "well", "poorly", "skipped"] as const
export type ProbeOutcome = (typeof PROBE_OUTCOMES)[number]

export interface ProbeMoment {
  readonly situation: Situation
  readonly phase: DesignPhase
  readonly outcomes: ReadonlyMap<string, ProbeOutcome>
}

/**
 * The probes that fit at this moment, the one to ask first at the head: those of the running phase before those
 * that an earlier phase left open, then by priority. A later phase's are kept for it. One that was asked or skipped
 * does not come back.
 */
export function probesNow(
  probes: readonly Probe[],
  { situation, phase, outcomes }: ProbeMoment,
): readonly Probe[] {
  const now = DESIGN_PHASES.indexOf(phase)
  const at = (probe: Probe) => DESIGN_PHASES.indexOf(probe.phase)
  return probes
    .map((probe, order) => ({ probe, order }))
    .filter(({ probe }) => !outcomes.has(probe.id) && at(probe) <= now && holds(probe.when, situation))
    .sort((a, b) => at(b.probe) - at(a.probe) || a.probe.priority - b.probe.priority || a.order - b.order)
    .map(({ probe }) => probe)
}
