/** What is left of an interview: the ground of the debrief page and of its report. */
import type { SessionClock } from "../clock/session-clock.ts"
import type { Question } from "../questions/question.ts"
import type { Session } from "../room/session.ts"
import type { Comparison } from "./compare-boards.ts"
import type { DebriefKey } from "./debrief-key.ts"

export interface Debrief {
  readonly question: Question
  readonly session: Session
  /** Null where the question has no reference. */
  readonly comparison: Comparison | null
  readonly key: DebriefKey | null
  /** What the shown annotations say. */
  readonly annotations: readonly string[]
}

export interface PhaseMinutes {
  readonly id: SessionClock["phases"][number]["id"]
  /** Milliseconds, what was added on the way included. */
  readonly planned: number
  /** Milliseconds. */
  readonly spent: number
}

/** Planned against actual, of a clock that stands; empty where it never ran. */
export function phaseMinutes(clock: SessionClock | null | undefined): readonly PhaseMinutes[] {
  if (!clock || clock.startedAt === null) return []
  return clock.phases.map(({ id, planned, extended, spent }) => ({ id, planned: planned + extended, spent }))
}

/** "12 of 15 min", to the whole minute; "under 1 of 2 min" where there was hardly any. */
export function minutesWords({ planned, spent }: PhaseMinutes): string {
  const minutes = Math.round(spent / 60_000)
  const actual = minutes === 0 && spent > 0 ? "under 1" : String(minutes)
  return `${actual} of ${Math.round(planned / 60_000)} min`
}
