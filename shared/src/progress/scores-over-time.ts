/** How somebody was judged at first and of late. */
import type { JudgedCompetency } from "../scorecard/competencies.ts"
import type { Attempt } from "./attempt.ts"

export type Scores = { readonly [C in JudgedCompetency]?: number }

/** Means of some attempts, by competency. */
export interface MeanScores {
  /** How many attempts. */
  readonly attempts: number
  readonly own: Scores
  readonly given: Scores
}

export interface ScoresOverTime {
  /** None of them is among the latest. Null where there is only one attempt. */
  readonly earliest: MeanScores | null
  readonly latest: MeanScores
}

/** Attempts that are taken together: one is much by chance. */
export const WINDOW = 3

/** What others gave outranks what one gave oneself. */
export function judgedScores({ own, given }: Pick<Attempt, "own" | "given">): Scores {
  return { ...own, ...given }
}

/** The earliest against the latest attempts in which one of these was judged; null where none was. */
export function scoresOverTime(
  attempts: readonly Attempt[],
  competencies: readonly JudgedCompetency[],
): ScoresOverTime | null {
  const judged = judgedAttempts(attempts, competencies)
  if (judged.length === 0) return null
  const size = Math.min(WINDOW, Math.floor(judged.length / 2))
  const means = (of: readonly Attempt[]): MeanScores => ({
    attempts: of.length,
    own: meanScores(of.map(({ own }) => own)),
    given: meanScores(of.map(({ given }) => given)),
  })
  if (size === 0) return { earliest: null, latest: means(judged) }
  return { earliest: means(judged.slice(0, size)), latest: means(judged.slice(-size)) }
}

/** Those in which one of these was judged, the earliest first. */
export function judgedAttempts(
  attempts: readonly Attempt[],
  competencies: readonly JudgedCompetency[],
): readonly Attempt[] {
  return attempts
    .filter(attempt => competencies.some(competency => judgedScores(attempt)[competency] !== undefined))
    .toSorted((a, b) => a.endedAt - b.endedAt)
}

/** What one did not assess neither raises nor lowers a mean. */
export function meanScores(all: readonly Scores[]): Scores {
  const byCompetency = new Map<JudgedCompetency, number[]>()
  for (const scores of all)
    for (const [competency, score] of Object.entries(scores) as [JudgedCompetency, number][])
      byCompetency.set(competency, [...(byCompetency.get(competency) ?? []), score])
  return Object.fromEntries(
    [...byCompetency].map(([competency, scores]) => [
      competency,
      scores.reduce((sum, score) => sum + score, 0) / scores.length,
    ]),
  )
}
