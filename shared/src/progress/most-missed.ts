import type { Attempt, MissedProbe } from "./attempt.ts"
import { grouped } from "./grouped.ts"

export interface OftenMissed extends MissedProbe {
  readonly questionId: string
  readonly title: string
  readonly times: number
  /** When last, in milliseconds since 1970. */
  readonly lastAt: number
}

/** The most often missed first, then the latest; the words are those of the last time. */
export function mostMissed(attempts: readonly Attempt[]): readonly OftenMissed[] {
  const missed = attempts
    .toSorted((a, b) => b.endedAt - a.endedAt)
    .flatMap(({ missed, questionId, title, endedAt }) =>
      missed.map(probe => ({ ...probe, questionId, title, times: 1, lastAt: endedAt })),
    )
  return [...grouped(missed, ({ questionId, askId }) => JSON.stringify([questionId, askId])).values()]
    .flatMap(([last, ...earlier]) => (last ? [{ ...last, times: 1 + earlier.length }] : []))
    .sort((a, b) => b.times - a.times || b.lastAt - a.lastAt)
}
