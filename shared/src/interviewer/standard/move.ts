import type { PhaseId } from "../../clock/phases.ts"
import type { ClockCommand } from "../../clock/session-clock.ts"
import type { RevealKind } from "../../room/session.ts"
import type { Competency } from "../../scorecard/competencies.ts"
import type { Saying } from "./wording.ts"

export const MOVE_KINDS = [
  "introduce",
  "fact",
  "no-fact",
  "reply",
  "probe",
  "deep-dive",
  "pressure",
  "change",
  "follow-up",
  "think-aloud",
  "acknowledge",
  "offer-hint",
  "hint",
  "phase",
  "overtime",
  "summary",
  "wrap-up",
  "close",
] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

/** A question of the interviewer's. Each is asked once in an interview. */
export interface Ask {
  /** "probe:cold-start", "deep-dive:candidates", "change" … */
  readonly id: string
  readonly competency: Competency
  /** Points of a good answer. Empty where the answer is not looked into. */
  readonly listenFor: readonly string[]
}

interface Step {
  readonly kind: MoveKind
  /** The phase that it is said in; of a move to another phase, that one. */
  readonly phase: PhaseId
  /** Why it was made. For the debrief only: it may name what the board lacks. */
  readonly reason: string
  /** What it asks, if it asks something. */
  readonly asks?: Ask
  /** The card that it reads out. */
  readonly reveals?: { readonly kind: RevealKind; readonly id: string }
  /** What it does to the clock: whoever makes the move turns it. */
  readonly command?: ClockCommand
}

/** One thing that the interviewer says, as it stands in the record. */
export interface Move extends Step {
  readonly text: string
}

/** A move before it is put into words. */
export interface Plan extends Step {
  readonly says: Saying
}
