import { expect, test } from "vitest"
import { COMPETENCY_FACTS, DESIGN_COMPETENCIES, SCREEN_COMPETENCIES } from "../../scorecard/competencies.ts"
import { answerKeySchema } from "../answer-key.ts"
import { BANK } from "../bank.ts"
import { ANSWER_KEYS } from "./keys.ts"

test("[QB-1] every built-in question has an answer key, and no other has one", () => {
  expect(Object.keys(ANSWER_KEYS).sort()).toEqual(BANK.map(({ id }) => id).sort())
})

test.each(Object.entries(ANSWER_KEYS))(
  "[QB-1] %s asks six to ten things of its own about a design",
  async (_id, load) => {
    const { probes } = answerKeySchema.parse(await load())
    const own = probes.filter(({ subject, phase }) => subject === undefined && phase !== "clarify")
    expect(own.length).toBeGreaterThanOrEqual(6)
    expect(own.length).toBeLessThanOrEqual(10)
  },
)

test.each([["design", DESIGN_COMPETENCIES] as const, ["screen", SCREEN_COMPETENCIES] as const])(
  "[QB-16] the weights of a %s interview's competencies make 100",
  (_kind, competencies) => {
    expect(competencies.reduce((sum, one) => sum + COMPETENCY_FACTS[one].weight, 0)).toBe(100)
  },
)
