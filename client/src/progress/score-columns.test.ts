import type { ScoresOverTime } from "@outloud/shared/progress/scores-over-time.ts"
import { expect, test } from "vitest"
import { scoreGroups } from "./score-columns.ts"

test("[PG-7] own and given have columns of their own, earliest and latest, where there are scores", () => {
  const earliest = { attempts: 2, own: { core: 1 }, given: {} }
  const latest = { attempts: 2, own: { core: 2 }, given: { core: 3 } }
  const shown = (over: ScoresOverTime) =>
    scoreGroups(over).map(({ name, columns }) => [name, ...columns.map(({ label }) => label)])
  expect(shown({ earliest, latest })).toEqual([
    ["You", "first 2", "latest 2"],
    ["Interviewers", "latest 2"],
  ])
  expect(shown({ earliest: null, latest: { ...latest, own: {} } })).toEqual([["Interviewers", ""]])
})
