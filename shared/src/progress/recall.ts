/**
 * When a question is worth another try. FSRS answers that, the method that Anki has come to, in its own library with
 * its published parameters: a question is its card, an attempt its review. They were fitted to flashcards and not to
 * interviews, so what comes of it orders questions; no share of anything is shown to anybody.
 */
import { createEmptyCard, fsrs, type Grade, Rating } from "ts-fsrs"
import { weightedMean } from "../scorecard/figure.ts"
import type { Attempt } from "./attempt.ts"
import { judgedScores } from "./scores-over-time.ts"

export interface Recall {
  /** When it should be tried again, in milliseconds since 1970. */
  readonly dueAt: number
  /** The lower, the longer ago it is for how well it went. From 0 to 1. */
  readonly retrievability: number
}

/** Days, never minutes, and the same for the same attempts. */
const SCHEDULER = fsrs({ enable_short_term: false, enable_fuzz: false })

/** From the attempts at one question; null without any. What claims to be later than now counts as now. */
export function recallOf(attempts: readonly Attempt[], now: number): Recall | null {
  if (attempts.length === 0) return null
  const reviews = attempts
    .toSorted((a, b) => a.endedAt - b.endedAt)
    .map(attempt => ({ at: new Date(Math.min(attempt.endedAt, now)), grade: gradeOf(attempt) }))
  let card = createEmptyCard(reviews[0]?.at)
  for (const { at, grade } of reviews) card = SCHEDULER.next(card, at, grade).card
  return {
    dueAt: card.due.getTime(),
    retrievability: SCHEDULER.get_retrievability(card, new Date(now), false),
  }
}

/** Scores and grades both have four steps of the same meaning, from "missing or wrong" to "would teach others". */
const GRADES: readonly Grade[] = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]

/** An attempt that nobody judged comes back as soon as a partial one. */
function gradeOf(attempt: Attempt): Grade {
  const mean = weightedMean(judgedScores(attempt))
  return (mean === null ? undefined : GRADES[Math.round(mean) - 1]) ?? Rating.Hard
}
