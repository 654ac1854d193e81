import { expect, test } from "vitest"
import { DESIGN_COMPETENCIES, SCREEN_COMPETENCIES } from "../scorecard/competencies.ts"
import { progressByPhase } from "./by-phase.ts"
import { progressByQuestion } from "./by-question.ts"
import { mostMissed } from "./most-missed.ts"
import { scoresOverTime } from "./scores-over-time.ts"
import { attemptOf } from "./testing/attempt-of.ts"

test("[PG-7] attempts count by question, with the first and the last mean score, others' before one's own", () => {
  const attempts = [
    attemptOf(4, { title: "Charts, renamed" }),
    attemptOf(3, { own: { core: 1 }, given: { core: 3 } }),
    attemptOf(1, { own: { core: 2 } }),
    attemptOf(2, { questionId: "ad-targeting", title: "Ad targeting" }),
  ]
  expect(progressByQuestion(attempts)).toEqual([
    { questionId: "weekly-charts", title: "Charts, renamed", attempts: 3, lastAt: 4, first: 2, latest: 3 },
    { questionId: "ad-targeting", title: "Ad targeting", attempts: 1, lastAt: 2, first: null, latest: null },
  ])
})

test("[PG-7] a competency counts 30 of 100 in a mean where its weight says so", () => {
  const [{ latest } = { latest: null }] = progressByQuestion([
    attemptOf(1, { own: { core: 4, communication: 1 } }),
  ])
  expect(latest).toBeCloseTo((30 * 4 + 15 * 1) / 45)
})

test("[PG-7] the earliest attempts lie beside the latest, own and given apart, and none is in both", () => {
  const scored = (count: number) =>
    Array.from({ length: count }, (_, n) => attemptOf(n, { own: { core: (n % 4) + 1 } }))
  const sizes = (count: number) => {
    const over = scoresOverTime(scored(count), DESIGN_COMPETENCIES)
    return [over?.earliest?.attempts ?? 0, over?.latest.attempts ?? 0]
  }
  expect([0, 1, 2, 3, 4, 5, 6, 9].map(sizes)).toEqual([
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 1],
    [2, 2],
    [2, 2],
    [3, 3],
    [3, 3],
  ])
  const attempts = [
    attemptOf(1, { own: { core: 1 }, given: { core: 2 } }),
    attemptOf(2, { own: { core: 2, scale: 4 } }),
    attemptOf(8, { own: { core: 3 }, given: { core: 3.5 } }),
    attemptOf(9, { own: { core: 4 } }),
    attemptOf(5, { own: { fit: 4 } }),
  ]
  expect(scoresOverTime(attempts, DESIGN_COMPETENCIES)).toEqual({
    earliest: { attempts: 2, own: { core: 1.5, scale: 4 }, given: { core: 2 } },
    latest: { attempts: 2, own: { core: 3.5 }, given: { core: 3.5 } },
  })
  expect(scoresOverTime(attempts, SCREEN_COMPETENCIES)).toMatchObject({
    earliest: null,
    latest: { attempts: 1 },
  })
})

test("[PG-7] minutes of a phase are those of the attempts that came to it", () => {
  const phase = (spent: number, planned = 100) => ({ id: "clarify", planned, spent }) as const
  expect(
    progressByPhase([
      attemptOf(1, { phases: [{ id: "wrap_up", planned: 10, spent: 5 }, phase(150)] }),
      attemptOf(2, { phases: [phase(50, 120), { id: "wrap_up", planned: 10, spent: 0 }] }),
      attemptOf(3, { phases: [phase(0)] }),
    ]),
  ).toEqual([
    { id: "clarify", planned: 110, spent: 100, attempts: 2, over: 1 },
    { id: "wrap_up", planned: 10, spent: 5, attempts: 1, over: 0 },
  ])
})

test("[PG-7] what was missed most often comes first, in its last words, each question's apart but for general ones", () => {
  const miss = (askId: string, text: string) => ({ askId, text, competency: "scale" }) as const
  const general = miss("probe:general-tenfold", "Ten times?")
  const attempts = [
    attemptOf(1, { missed: [miss("probe:a", "Old words?"), miss("probe:b", "And b?"), general] }),
    attemptOf(2, { missed: [miss("probe:a", "New words?")] }),
    attemptOf(3, {
      title: "Ad targeting",
      questionId: "ad",
      missed: [miss("probe:a", "Elsewhere?"), general],
    }),
  ]
  expect(mostMissed(attempts).map(({ text, times, titles }) => [text, times, ...titles])).toEqual([
    ["Ten times?", 2, "Ad targeting", "Weekly charts"],
    ["New words?", 2, "Weekly charts"],
    ["Elsewhere?", 1, "Ad targeting"],
    ["And b?", 1, "Weekly charts"],
  ])
})
