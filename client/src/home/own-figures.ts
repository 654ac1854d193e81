import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { attemptFigure } from "@outloud/shared/progress/attempt-figure.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { BEST_SCORE } from "@outloud/shared/scorecard/figure.ts"
import { meanOf, questionsByTopic } from "./topics.ts"

/** A person's own, over the figures of a topic. */
export interface OwnFigures {
  /** Its questions with at least one attempt. */
  readonly tried: number
  /** From 1 to 4: the mean over its questions of the latest attempt with scores; null where there is none. */
  readonly score: number | null
}

/** By topic; null where no question of the bank was tried. Attempts of other questions count nowhere. */
export function ownFigures(
  questions: readonly Question[],
  attempts: readonly Attempt[],
): ReadonlyMap<string, OwnFigures> | null {
  const latestFirst = attempts.toSorted((a, b) => b.endedAt - a.endedAt)
  const triesOf = ({ id }: Question) => latestFirst.filter(({ questionId }) => questionId === id)
  const own = questionsByTopic(questions).map(([topic, found]) => {
    const tries = found.map(triesOf).filter(({ length }) => length > 0)
    const figures = tries.flatMap(all => all.map(attemptFigure).find(figure => figure !== null) ?? [])
    const score = figures.length === 0 ? null : (meanOf(figures) / 100) * BEST_SCORE
    return [topic, { tried: tries.length, score }] as const
  })
  return own.some(([, { tried }]) => tried > 0) ? new Map(own) : null
}
