import { expect, test } from "vitest"
import { evaluateSheet } from "../estimates/evaluate-sheet.ts"
import { type AnswerKey, answerKeySchema } from "./answer-key.ts"
import { answerKeyFaults } from "./answer-key-checks.ts"
import { inputs } from "./estimate-inputs/ad-targeting.ts"
import { adTargetingKey } from "./keys/ad-targeting.ts"

const SOUND = answerKeySchema.parse(adTargetingKey)
const SURROUNDINGS = { inputs, evaluate: evaluateSheet, tolerance: 1e-9 }

/** Where the faults of a changed key are. */
function placesOf(change: Partial<AnswerKey>): string[] {
  return answerKeyFaults({ ...SOUND, ...change }, SURROUNDINGS).map(({ path }) => path.join("."))
}

/** The list with its second item changed. */
function secondChanged<K extends "facts" | "probes" | "deepDives" | "components" | "flows" | "derived">(
  list: K,
  change: Partial<AnswerKey[K][number]>,
): string[] {
  return placesOf({ [list]: SOUND[list].map((one, at) => (at === 1 ? { ...one, ...change } : one)) })
}

test("[QB-1] two with one id", () => {
  for (const list of ["facts", "probes", "deepDives"] as const)
    expect(secondChanged(list, { id: SOUND[list][0]?.id ?? "" })).toContain(`${list}.1.id`)
})

test("[QB-2] components that are not listed, or twice", () => {
  expect(secondChanged("flows", { from: "cdn.nowhere" })).toEqual(["flows.1.from"])
  expect(secondChanged("components", { ref: SOUND.components[0]?.ref ?? "" })).toContain("components.1.ref")
  expect(secondChanged("probes", { when: { not: { missing: "cdn.nowhere" } } })).toEqual(["probes.1.when"])
  expect(placesOf({ mistakes: [{ text: "x", detect: { noPath: ["client", "cdn.nowhere"] } }] })).toEqual([
    "mistakes.0.detect",
  ])
  const [path] = SOUND.reference.paths
  const paths = path === undefined ? [] : [{ ...path, refs: [...path.refs, "cdn.nowhere"] }]
  expect(placesOf({ reference: { ...SOUND.reference, paths } })).toEqual([
    `reference.paths.0.refs.${path?.refs.length}`,
  ])
})

test("[QB-2] what an anti-pattern has may stand outside the list", () => {
  expect(secondChanged("probes", { when: { has: "cdn.nowhere" } })).toEqual([])
})

test("[QB-3] derived values that do not come out, cannot be worked out or have a name that is taken", () => {
  const value = SOUND.derived[1]?.value ?? 0
  expect(secondChanged("derived", { value: value * 1.001 })).toEqual(["derived.1.value"])
  expect(secondChanged("derived", { value: 0 })).toEqual(["derived.1.value"])
  expect(secondChanged("derived", { formula: "nobody * 2" })).toContain("derived.1.formula")
  expect(secondChanged("derived", { key: inputs[0]?.key ?? "" })).toContain("derived.1.key")
})

test("[QB-7] two facts that are recognised by one wording", () => {
  const phrase = SOUND.facts[0]?.match[0] ?? ""
  const places = secondChanged("facts", { match: ["something else", phrase.toUpperCase()] })
  expect(places).toEqual(["facts.1.match.1"])
})

test("[QB-8] facts and estimates that there are not", () => {
  expect(secondChanged("probes", { when: { all: ["always", { unasked: "nobody" }] } })).toEqual([
    "probes.1.when",
  ])
  expect(secondChanged("probes", { when: { noEstimate: "nobody" } })).toEqual(["probes.1.when"])
})
