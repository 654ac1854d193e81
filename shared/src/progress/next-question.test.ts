import fc from "fast-check"
import { expect, test } from "vitest"
import { BANK } from "../questions/bank.ts"
import { suggestNext } from "./next-question.ts"
import { recallOf } from "./recall.ts"
import { attemptOf, DAY } from "./testing/attempt-of.ts"

const NOW = 1_000 * DAY

test("[PG-8] with nothing to go by, the first question of medium difficulty", () => {
  expect(suggestNext([], BANK, NOW)).toEqual({
    questionId: BANK.find(({ difficulty }) => difficulty === "medium")?.id,
    reason: ["There is no attempt to go by yet.", "It is new to you, and of medium difficulty."],
  })
  expect(suggestNext([], [], NOW)).toBeNull()
})

test("[PG-8] the question whose follow-ups ask most for the weakest competency, and the reason says so", () => {
  const weak = attemptOf(NOW - DAY, { own: { core: 3, scale: 1 } })
  expect(suggestNext([weak], BANK, NOW)).toEqual({
    questionId: "copyright-detection",
    reason: [
      "Your weakest competency is Scale & constraints: 1 of 4 in your latest scored attempt.",
      "7 of the 21 follow-up questions here ask for it; no other question that is new or due has a larger share.",
      "It is new to you.",
    ],
  })
})

test("[PG-8] one that went well is not due at once, and comes back", () => {
  const scores = { own: { core: 4, scale: 3 }, questionId: "copyright-detection" }
  const attempt = attemptOf(NOW, scores)
  const soon = suggestNext([attempt], BANK, NOW + DAY)
  expect(soon?.questionId).not.toBe("copyright-detection")
  const dueAt = recallOf([attempt], NOW)?.dueAt ?? 0
  expect(suggestNext([attempt], BANK, dueAt)).toMatchObject({
    questionId: "copyright-detection",
    reason: [{}, {}, expect.stringMatching(/^You last tried it \d+ days ago, and it is due again\.$/)],
  })
})

test("[PG-8] the worse it went, the sooner it is due; without scores as after a partial one", () => {
  const due = (own: { core?: number }) => recallOf([attemptOf(NOW, { own })], NOW)?.dueAt ?? 0
  expect(due({ core: 1 })).toBeLessThanOrEqual(due({ core: 2 }))
  expect(due({ core: 2 })).toBeLessThan(due({ core: 3 }))
  expect(due({ core: 3 })).toBeLessThan(due({ core: 4 }))
  expect(due({})).toBe(due({ core: 2 }))
  expect(due({ core: 1 })).toBeGreaterThan(NOW)
})

test("[PG-8] only the latest three scored attempts say what is weak, and what others gave outranks one's own", () => {
  const attempts = [
    attemptOf(NOW - 9 * DAY, { own: { requirements: 1, core: 4 } }),
    ...[3, 2, 1].map(ago =>
      attemptOf(NOW - ago * DAY, { own: { core: 3, tradeoffs: 4 }, given: { tradeoffs: 2 } }),
    ),
    attemptOf(NOW, { own: { fit: 1 } }),
  ]
  expect(suggestNext(attempts, BANK, NOW)?.reason[0]).toBe(
    "Your weakest competency is Trade-offs: 2 of 4 over your latest 3 scored attempts.",
  )
})

test("[PG-8] without scores it goes by what was tried longest ago, and with nothing due it says that", () => {
  const two = BANK.slice(0, 2)
  const tried = two.map(({ id }, n) => attemptOf(NOW - (n + 1), { questionId: id }))
  expect(suggestNext(tried, two, NOW)).toEqual({
    questionId: two[1]?.id,
    reason: [
      "No attempt at a design question has scores to go by yet.",
      "You last tried it today. No question is new or due, and this one is the closest to it.",
    ],
  })
  expect(suggestNext(tried.slice(0, 1), BANK, NOW + 90 * DAY)?.questionId).toBe(two[0]?.id)
})

test("[PG-8] questions of which nothing is known are suggested, too, and it is said", () => {
  const own = { id: "own-x", title: "Own", difficulty: "hard" } as const
  const attempts = [attemptOf(NOW, { own: { core: 1 } })]
  expect(suggestNext(attempts, [own], NOW)?.reason[1]).toMatch(/is not known/)
  expect(suggestNext(attempts, [own, ...BANK], NOW)?.questionId).toBe("podcast-recommendations")
})

test("[PG-8] any attempts give a suggestion, always the same", () => {
  const score = fc.double({ min: 1, max: 4, noNaN: true })
  const attempt = fc
    .record({
      endedAt: fc.double({ min: 0, max: 2 * NOW, noNaN: true }),
      questionId: fc.constantFrom(...BANK.map(({ id }) => id), "own-x"),
      own: fc.record({ core: score, scale: score, fit: score }, { requiredKeys: [] }),
    })
    .map(({ endedAt, ...parts }) => attemptOf(endedAt, parts))
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 30 }), attempts => {
      const suggestion = suggestNext(attempts, BANK, NOW)
      expect(BANK.map(({ id }) => id)).toContain(suggestion?.questionId)
      expect(suggestNext(attempts.toReversed(), BANK, NOW)).toEqual(suggestion)
    }),
    { numRuns: 200 },
  )
})
