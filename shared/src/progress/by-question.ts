import { weightedMean } from "../scorecard/figure.ts"
import type { Attempt } from "./attempt.ts"
import { grouped } from "./grouped.ts"
import { judgedScores } from "./scores-over-time.ts"

export interface QuestionProgress {
  readonly questionId: string
  /** As it was called last. */
  readonly title: string
  readonly attempts: number
  /** Milliseconds since 1970. */
  readonly lastAt: number
  /** Weighted mean scores, from 1 to 4, of the first and the last attempt that have any; null where none has. */
  readonly first: number | null
  readonly latest: number | null
}

/** The question that was tried last at the head. */
export function progressByQuestion(attempts: readonly Attempt[]): readonly QuestionProgress[] {
  const inOrder = attempts.toSorted((a, b) => b.endedAt - a.endedAt)
  return [...grouped(inOrder, ({ questionId }) => questionId)].map(([questionId, tries]) => {
    const means = tries.map(attempt => weightedMean(judgedScores(attempt))).filter(mean => mean !== null)
    return {
      questionId,
      title: tries[0]?.title ?? "",
      attempts: tries.length,
      lastAt: tries[0]?.endedAt ?? 0,
      first: means.at(-1) ?? null,
      latest: means[0] ?? null,
    }
  })
}
