import { expect, test } from "vitest"
import { PRESETS } from "../clock/phases.ts"
import { newClock } from "../clock/session-clock.ts"
import { isWholeInterview, PRACTISED_PHASES, practicePlan } from "./practice-plan.ts"

test("[PX-7] one phase stands between an introduction and a summary, as long as in the whole interview", () => {
  for (const length of ["45", "60"] as const) {
    expect(practicePlan(length, null)).toEqual(PRESETS[length])
    expect(isWholeInterview(newClock(practicePlan(length, null)))).toBe(true)
    for (const only of PRACTISED_PHASES) {
      const plan = practicePlan(length, only)
      expect(plan.map(({ id }) => id)).toEqual(["intro", only, "wrap_up"])
      expect(plan[1]).toEqual(PRESETS[length].find(({ id }) => id === only))
      expect(isWholeInterview(newClock(plan))).toBe(false)
    }
  }
})
