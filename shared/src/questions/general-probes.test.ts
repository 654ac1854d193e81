import { describe, expect, test } from "vitest"
import { answerKeySchema, GENERAL_SUBJECTS, probeSchema } from "./answer-key.ts"
import { leavesOf } from "./condition.ts"
import { GENERAL_PROBES, probesFor } from "./general-probes.ts"
import { ANSWER_KEYS } from "./keys/keys.ts"

const keys = await Promise.all(
  Object.entries(ANSWER_KEYS).map(async ([id, load]) => [id, answerKeySchema.parse(await load())] as const),
)

test("[QB-9] each general subject has one probe", () => {
  expect(GENERAL_PROBES.map(({ subject }) => subject)).toEqual(GENERAL_SUBJECTS)
  expect(GENERAL_PROBES.map(probe => probeSchema.parse(probe))).toEqual(GENERAL_PROBES)
})

test("[QB-9] a question without an answer key is asked all of them", () => {
  expect(probesFor(null)).toEqual(GENERAL_PROBES)
})

describe.each(keys)("%s", (_id, key) => {
  const probes = probesFor(key)

  test("[QB-9] is asked its own first, then the general ones that it does not ask in its own way", () => {
    expect(probes.slice(0, key.probes.length)).toEqual(key.probes)
    const subjects = probes.flatMap(({ subject }) => subject ?? [])
    expect([...subjects].sort()).toEqual([...GENERAL_SUBJECTS].sort())
    expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length)
  })

  test("[QB-9] asks nothing twice: what a general probe looks for, only a probe of its subject looks for", () => {
    const general = probes.filter(({ id }) => GENERAL_PROBES.some(probe => probe.id === id))
    const looked = general.flatMap(({ when }) => leavesOf(when).map(leaf => JSON.stringify(leaf)))
    const twice = key.probes.filter(({ when }) =>
      leavesOf(when).some(leaf => looked.includes(JSON.stringify(leaf))),
    )
    expect(twice.filter(({ when }) => when !== "always").map(({ id }) => id)).toEqual([])
    const closing = probes.filter(({ when }) => when === "always")
    expect(closing.every(({ subject }) => subject !== undefined)).toBe(true)
    expect(new Set(probes.map(({ ask }) => ask)).size).toBe(probes.length)
  })
})
