// @vitest-environment node
import type { LoopMoment } from "@outloud/shared/loop/loop-plan.ts"
import { planLoop } from "@outloud/shared/loop/loop-plan.ts"
import { expect, test } from "vitest"
import { doneWords, longDay, momentWords, shortDay, stateWords } from "./loop-words.ts"

test.each<[LoopMoment, string]>([
  [{ kind: "undated" }, "21 days, without dates yet"],
  [{ kind: "before", days: 1 }, "The plan begins tomorrow"],
  [{ kind: "before", days: 3 }, "The plan begins in 3 days"],
  [{ kind: "during", day: 6 }, "Day 6 of 21"],
  [{ kind: "interview-day" }, "Today is the day"],
  [{ kind: "past", days: 1 }, "The interview was yesterday"],
  [{ kind: "past", days: 4 }, "The interview was 4 days ago"],
])("[LP-5] says %j", (moment, words) => {
  expect(momentWords({ moment, length: 21 })).toBe(words)
})

test("[LP-5] says how much is done and how much is behind, and of each step where it stands", () => {
  const dates = { first: "2026-05-04", interview: "2026-05-24" } as const
  const plan = planLoop({ attempts: [], dates, today: "2026-05-08" })
  expect(doneWords(plan)).toBe("0 of 11 interviews done. 2 are behind the plan.")
  expect(doneWords({ ...plan, done: 11 })).toBe("All 11 interviews of the plan are done.")
  const said = plan.steps.map(step => stateWords(step, "2026-05-08"))
  expect(said.slice(0, 5)).toEqual([null, "Behind the plan", "Next, behind the plan", "Today", null])
})

test("[LP-5] days are said as the calendar has them, whatever the zone", () => {
  // Whether there is a comma is up to the browser.
  expect(shortDay("2026-05-04")).toMatch(/^Mon,? 4 May$/)
  expect(longDay("2026-05-04")).toMatch(/^Monday,? 4 May 2026$/)
})
