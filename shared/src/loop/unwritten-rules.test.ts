import { expect, test } from "vitest"
import { DESIGN_PHASES } from "../clock/phases.ts"
import { slipIn } from "../interviewer/standard/slips.ts"
import { UNWRITTEN_RULES } from "./unwritten-rules.ts"

const MOMENTS = UNWRITTEN_RULES.flatMap(({ moments }) => moments)

test("[LP-7] every phase has its rule, in order", () => {
  expect(UNWRITTEN_RULES.map(({ phase }) => phase)).toEqual(DESIGN_PHASES)
})

test.each(MOMENTS)(
  "[LP-7] the examples of “$when” are taken by the interviewer as they are meant",
  moment => {
    expect(slipIn(moment.weak, "")?.kind).toBe(moment.slip)
    expect(slipIn(moment.strong, "")).toBeNull()
  },
)
