import { expect, test } from "vitest"
import { attemptFigure } from "./attempt-figure.ts"

test("[PG-5] an attempt's figure is by what interviewers gave, else by one's own scores, else there is none", () => {
  expect(attemptFigure({ own: { core: 4 }, given: { core: 2 } })).toBe(50)
  expect(attemptFigure({ own: { core: 4 }, given: {} })).toBe(100)
  expect(attemptFigure({ own: {}, given: {} })).toBeNull()
  // Core design counts 30, requirements 15.
  expect(attemptFigure({ own: { core: 4, requirements: 1 }, given: {} })).toBeCloseTo((30 + 15 / 4) / 0.45)
})
