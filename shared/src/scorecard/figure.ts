import { COMPETENCY_FACTS, type JudgedCompetency } from "./competencies.ts"
import { type Judgement, SCORES, type Scorecard } from "./scorecard.ts"

export const BEST_SCORE = Math.max(...SCORES)

/**
 * From 0 to 100: the weighted mean of what was assessed, four of four being 100 (fact sheet 0.5). Null where nothing
 * was. What was not assessed neither raises nor lowers it, and neither do hints or missing components.
 */
export function weightedFigure({ judgements }: Pick<Scorecard, "judgements">): number | null {
  const scores = (Object.entries(judgements) as [JudgedCompetency, Judgement][]).flatMap(
    ([competency, { score }]) => (score === null ? [] : [[competency, score] as const]),
  )
  return figureOf(Object.fromEntries(scores))
}

/** The same of scores alone, which may be means of several. */
export function figureOf(scores: Scores): number | null {
  const mean = weightedMean(scores)
  return mean === null ? null : (mean / BEST_SCORE) * 100
}

type Scores = { readonly [C in JudgedCompetency]?: number }

/** The same on the scale of the scores. */
export function weightedMean(scores: Scores): number | null {
  let reached = 0
  let weights = 0
  for (const [competency, score] of Object.entries(scores) as [JudgedCompetency, number][]) {
    const { weight } = COMPETENCY_FACTS[competency]
    reached += weight * score
    weights += weight
  }
  return weights === 0 ? null : reached / weights
}

export const BANDS = [
  { from: 85, name: "strong yes" },
  { from: 70, name: "yes" },
  { from: 55, name: "mixed" },
  { from: 0, name: "no" },
] as const
export type BandName = (typeof BANDS)[number]["name"]

/** What a figure suggests, and no more than that: the verdict is the interviewer's. */
export function suggestedBand(figure: number): BandName {
  return BANDS.find(({ from }) => figure >= from)?.name ?? "no"
}
