/** How long the interviewer waits, and how it keeps the time. Milliseconds. */
import type { PhaseId } from "../../clock/phases.ts"
import { type ClockPhase, readClock, type SessionClock } from "../../clock/session-clock.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** After a message of the candidate's, in which more may follow. */
export const SETTLED = 4 * SECOND
/** Without a stroke or a word: a good moment to ask. */
export const PAUSE = 8 * SECOND
/** Who never pauses is asked nevertheless. */
export const LONGEST_WAIT = 150 * SECOND
/** Think-out-loud triggers (fact sheet 0.3). */
export const SILENCE = 45 * SECOND
export const DRAWING = 90 * SECOND
export const STUCK = 2 * MINUTE
export const MONOLOGUE = 3 * MINUTE
/** What one types in about three minutes. */
export const MONOLOGUE_WORDS = 150
export const THINKING_OVER = 40 * SECOND
/** A question that nobody has answered by then is let go. */
export const PATIENCE = 150 * SECOND

/** Between two questions that nobody asked for: short where one talks, long where one draws. */
export const GAPS: Partial<Record<PhaseId, number>> = {
  clarify: 35 * SECOND,
  estimate: 40 * SECOND,
  api_data: 45 * SECOND,
  high_level: 75 * SECOND,
  deep_dive: 40 * SECOND,
  wrap_up: 10 * SECOND,
}

const NUDGE_SHARE = 1.2
const LIMIT_SHARE = 1.5
const LEAST_SHARE = 0.5
/** Of what is planned for these, how much an overrun before them may eat. */
const GIVES_WAY: ReadonlySet<PhaseId> = new Set<PhaseId>(["high_level", "deep_dive"])
const GIVEN_UP = 0.5

export interface PhaseTime {
  readonly id: PhaseId
  readonly at: number
  readonly isLast: boolean
  readonly planned: number
  readonly spent: number
  /** Until the end of the interview. */
  readonly left: number
  /** Spent in the phase when the interviewer says that it is over time, and when it moves on. */
  readonly nudgeAt: number
  readonly limit: number
}

/**
 * The time of the running phase. It may take half as much again as planned, but only from the two long phases, and
 * never so much that those that follow lose more than half of theirs: so the interview ends when it should.
 */
export function readPhase(clock: SessionClock, now: number): PhaseTime | undefined {
  const reading = readClock(clock, now)
  if (reading === undefined) return undefined
  const { phase, at, spent } = reading
  const planned = phase.planned + phase.extended
  const left = reading.plannedInAll - reading.spentInAll
  const later = clock.phases.slice(at + 1)
  const isLast = later.length === 0
  const most = spent + left - later.reduce((sum, one) => sum + reserve(one), 0)
  const limit = isLast ? spent + left : Math.max(LEAST_SHARE * planned, Math.min(LIMIT_SHARE * planned, most))
  const nudgeAt = Math.min(NUDGE_SHARE * planned, 0.9 * limit)
  return { id: phase.id, at, isLast, planned, spent, left, nudgeAt, limit }
}

function reserve({ id, planned, extended, spent }: ClockPhase): number {
  const share = GIVES_WAY.has(id) ? GIVEN_UP : 1
  return Math.max(0, (planned + extended) * share - spent)
}
