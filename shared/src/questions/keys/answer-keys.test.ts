import { describe, expect, test } from "vitest"
import { KIND_IDS, kindOf } from "../../board/kinds.ts"
import { evaluateSheet } from "../../estimates/evaluate-sheet.ts"
import { isShort } from "../../interviewer/standard/wording.ts"
import { answerKeySchema } from "../answer-key.ts"
import { answerKeyFaults } from "../answer-key-checks.ts"
import { type Condition, leavesOf } from "../condition.ts"
import { loadEstimateInputs } from "../estimate-inputs/load-inputs.ts"
import { SOURCES } from "../estimate-inputs/sources.ts"
import { ANSWER_KEYS } from "./keys.ts"

/** Characters that somebody can say in one breath. */
const PROBE_LENGTH = 180
const HINT_LENGTH = 260

const keys = await Promise.all(
  Object.entries(ANSWER_KEYS).map(async ([id, load]) => [id, answerKeySchema.parse(await load())] as const),
)

describe.each(keys)("the answer key of %s", (id, key) => {
  test("[QB-1] belongs to its question, and has what an interview needs", () => {
    expect(key.questionId).toBe(id)
    expect(key.facts.length).toBeGreaterThanOrEqual(4)
    expect(key.facts.length).toBeLessThanOrEqual(8)
    expect(key.probes.length).toBeGreaterThanOrEqual(8)
    expect(key.deepDives).toHaveLength(3)
  })

  test("[QB-1] [QB-2] [QB-3] [QB-7] [QB-8] agrees with itself, and with the question's inputs", async () => {
    const inputs = await loadEstimateInputs(id)
    expect(answerKeyFaults(key, { inputs, evaluate: evaluateSheet, tolerance: 1e-9 })).toEqual([])
  })

  test("[QB-4] names its sources, and takes no assumption for a fact", () => {
    const known = new Set<string>([...Object.keys(SOURCES), "A", "prompt"])
    const cited = [...key.facts, ...key.reference.background].flatMap(({ sources }) => sources)
    expect(cited.filter(source => !known.has(source))).toEqual([])
    for (const { fact, sources } of key.facts)
      if (sources.includes("A")) expect(fact).toMatch(/assume|for this exercise/i)
  })

  test("[QB-5] its first two hints name no component", () => {
    const names = new Set([
      ...KIND_IDS.filter(kind => kind !== "client" && kind !== "service").map(kind =>
        kindOf(kind).name.toLowerCase(),
      ),
      ...key.components.flatMap(({ ref }) => ref.split(".")[1] ?? []).filter(role => role.length > 6),
    ])
    for (const hint of key.hints.slice(0, 2))
      expect([...names].filter(name => hint.toLowerCase().includes(name))).toEqual([])
  })

  test("[QB-6] what a strong candidate writes answers every question about missing words", () => {
    const words = key.reference.decisions.join("\n")
    const open = key.probes.flatMap(({ id: probe, when }) =>
      patternsIn(when).flatMap(pattern =>
        new RegExp(pattern, "iu").test(words) ? [] : [`${probe}: ${pattern}`],
      ),
    )
    expect(open).toEqual([])
  })

  test("[QB-7] what is said aloud is short", () => {
    for (const { ask } of key.probes) expect(ask.length, ask).toBeLessThanOrEqual(PROBE_LENGTH)
    for (const hint of key.hints) expect(hint.length, hint).toBeLessThanOrEqual(HINT_LENGTH)
    const { facts, probes, hints, change } = key
    const spoken = [...facts.map(({ fact }) => fact), ...probes.map(({ ask }) => ask), ...hints, change.text]
    expect(spoken.filter(text => !isShort(text))).toEqual([])
  })
})

/** Patterns whose absence makes a probe fit. */
function patternsIn(condition: Condition): string[] {
  return leavesOf(condition).flatMap(leaf =>
    typeof leaf !== "string" && "noText" in leaf ? [leaf.noText] : [],
  )
}
