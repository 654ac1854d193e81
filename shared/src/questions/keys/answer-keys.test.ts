import { describe, expect, test } from "vitest"
import { KIND_IDS, kindOf } from "../../board/kinds.ts"
import { evaluateSheet } from "../../estimates/evaluate-sheet.ts"
import { isShort } from "../../interviewer/standard/wording.ts"
import { answerKeySchema } from "../answer-key.ts"
import type { Condition, Ref } from "../condition.ts"
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
    for (const list of [key.facts, key.probes, key.deepDives]) {
      const ids = list.map(one => one.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test("[QB-2] speaks only of components that it lists", () => {
    const listed = new Set<string>(key.components.map(({ ref }) => ref))
    expect(listed.size).toBe(key.components.length)
    const isListed = (ref: Ref) =>
      listed.has(ref) || (!ref.includes(".") && [...listed].some(other => other.startsWith(`${ref}.`)))
    const spoken = [
      ...key.flows.flatMap(({ from, to }) => [from, to]),
      ...key.reference.paths.flatMap(({ refs }) => refs),
      ...[
        ...key.probes.map(({ when }) => when),
        ...key.mistakes.flatMap(({ detect }) => detect ?? []),
      ].flatMap(refsIn),
    ]
    expect(spoken.filter(ref => !isListed(ref))).toEqual([])
  })

  test("[QB-3] its derived estimates come out of the question's inputs", async () => {
    const inputs = await loadEstimateInputs(id)
    const rows = [
      ...inputs.map(({ key: name, value, unit }) => ({ id: name, name, formula: String(value), unit })),
      ...key.derived.map(({ key: name, formula, unit }) => ({ id: name, name, formula, unit })),
    ]
    const results = evaluateSheet(rows)
    for (const { key: name, value } of key.derived) {
      const result = results.get(name)
      expect(result, name).toMatchObject({ kind: "value" })
      const got = result?.kind === "value" ? result.number : Number.NaN
      expect(Math.abs(got - value) / Math.abs(value), `${name}: ${got}`).toBeLessThan(1e-9)
    }
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

  test("[QB-7] what is said aloud is short, and facts can be told apart", () => {
    for (const { ask } of key.probes) expect(ask.length, ask).toBeLessThanOrEqual(PROBE_LENGTH)
    for (const hint of key.hints) expect(hint.length, hint).toBeLessThanOrEqual(HINT_LENGTH)
    const { facts, probes, hints, change } = key
    const spoken = [...facts.map(({ fact }) => fact), ...probes.map(({ ask }) => ask), ...hints, change.text]
    expect(spoken.filter(text => !isShort(text))).toEqual([])
    const phrases = key.facts.flatMap(({ match }) => match.map(phrase => phrase.toLowerCase()))
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([])
  })

  test("[QB-8] asks about facts and estimates that there are", async () => {
    const facts = new Set(key.facts.map(fact => fact.id))
    const numbers = new Set([
      ...key.derived.map(one => one.key),
      ...(await loadEstimateInputs(id)).map(input => input.key),
    ])
    for (const { when } of key.probes) {
      for (const leaf of leavesOf(when)) {
        if (typeof leaf !== "string" && "unasked" in leaf) expect(facts).toContain(leaf.unasked)
        if (typeof leaf !== "string" && "noEstimate" in leaf) expect(numbers).toContain(leaf.noEstimate)
      }
    }
  })
})

/** A condition without what joins it. */
function leavesOf(condition: Condition): Condition[] {
  if (typeof condition === "string") return [condition]
  if ("all" in condition) return condition.all.flatMap(leavesOf)
  if ("any" in condition) return condition.any.flatMap(leavesOf)
  if ("not" in condition) return leavesOf(condition.not)
  return [condition]
}

/** What must be listed; `has` may name something that had better not be there. */
function refsIn(condition: Condition): Ref[] {
  return leavesOf(condition).flatMap(leaf => {
    if (typeof leaf === "string") return []
    if ("missing" in leaf) return [leaf.missing]
    if ("noEdge" in leaf) return leaf.noEdge.filter(ref => ref !== "*")
    if ("noPath" in leaf) return [...leaf.noPath]
    return "fewer" in leaf ? [leaf.fewer[0]] : []
  })
}

/** Patterns whose absence makes a probe fit. */
function patternsIn(condition: Condition): string[] {
  return leavesOf(condition).flatMap(leaf =>
    typeof leaf !== "string" && "noText" in leaf ? [leaf.noText] : [],
  )
}
