import fc from "fast-check"
import { expect, it } from "vitest"
import { COMPETENCY_FACTS, DESIGN_COMPETENCIES, SCREEN_COMPETENCIES } from "./competencies.ts"
import { suggestedBand, weightedFigure } from "./figure.ts"
import { type Judgement, SCORES, type Score } from "./scorecard.ts"

const judged = (score: Score | null): Judgement => ({ score, comment: "", evidence: [] })
const card = (scores: Partial<Record<(typeof DESIGN_COMPETENCIES)[number], Score | null>>) => ({
  judgements: Object.fromEntries(
    Object.entries(scores).map(([competency, score]) => [competency, judged(score ?? null)]),
  ),
})
const anyScores = fc.record(
  Object.fromEntries(DESIGN_COMPETENCIES.map(each => [each, fc.constantFrom(...SCORES, null)])),
)

it("[SK-1] the weights of each kind of interview are a hundred in all", () => {
  for (const kind of [DESIGN_COMPETENCIES, SCREEN_COMPETENCIES])
    expect(kind.reduce((sum, each) => sum + COMPETENCY_FACTS[each].weight, 0)).toBe(100)
})

it("[SK-1] the figure is the weighted mean of four", () => {
  const scores = { requirements: 3, core: 4, scale: 2, tradeoffs: 1, communication: 4 } as const
  expect(weightedFigure(card(scores))).toBeCloseTo((15 * 3 + 30 * 4 + 20 * 2 + 20 * 1 + 15 * 4) / 4)
})

it("[SK-1] what was not assessed counts neither way; with nothing assessed there is no figure", () => {
  expect(weightedFigure(card({ core: 4, scale: null }))).toBe(100)
  expect(weightedFigure(card({ core: 4, scale: 2 }))).toBeCloseTo((30 * 100 + 20 * 50) / 50)
  expect(weightedFigure(card({ scale: null }))).toBeNull()
  expect(weightedFigure({ judgements: {} })).toBeNull()
})

it("[SK-1] whatever the scores, it lies between the lowest and the highest, and a better score never lowers it", () => {
  fc.assert(
    fc.property(anyScores, fc.constantFrom(...DESIGN_COMPETENCIES), (scores, raised) => {
      const figure = weightedFigure(card(scores))
      const given = Object.values(scores).filter(score => score !== null)
      if (figure === null) {
        expect(given).toEqual([])
        return
      }
      expect(figure).toBeGreaterThanOrEqual(Math.min(...given) * 25 - 1e-9)
      expect(figure).toBeLessThanOrEqual(Math.max(...given) * 25 + 1e-9)
      const score = scores[raised]
      if (score == null || score === 4) return
      const better = weightedFigure(card({ ...scores, [raised]: (score + 1) as Score }))
      expect(better).toBeGreaterThan(figure)
    }),
  )
})

it.each([
  [100, "strong yes"],
  [85, "strong yes"],
  [84.9, "yes"],
  [70, "yes"],
  [69.9, "mixed"],
  [55, "mixed"],
  [54.9, "no"],
  [25, "no"],
] as const)("[SK-2] %f suggests %s", (figure, band) => {
  expect(suggestedBand(figure)).toBe(band)
})
