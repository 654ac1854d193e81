import { expect, test } from "vitest"
import { DESIGN_COMPETENCIES } from "../../scorecard/competencies.ts"
import { answerKeySchema } from "../answer-key.ts"
import { FOLLOW_UP_COUNTS } from "../follow-up-counts.ts"
import { probesFor } from "../general-probes.ts"
import { ANSWER_KEYS } from "./keys.ts"

test("[PG-8] what is said of the follow-ups of a built-in question is what its answer key has", async () => {
  for (const [id, load] of Object.entries(ANSWER_KEYS)) {
    const probes = probesFor(answerKeySchema.parse(await load()))
    const count = (competency: string) => probes.filter(probe => probe.competency === competency).length
    expect([id, FOLLOW_UP_COUNTS[id]]).toEqual([
      id,
      Object.fromEntries(DESIGN_COMPETENCIES.map(competency => [competency, count(competency)])),
    ])
  }
  expect(Object.keys(FOLLOW_UP_COUNTS)).toHaveLength(Object.keys(ANSWER_KEYS).length)
})
