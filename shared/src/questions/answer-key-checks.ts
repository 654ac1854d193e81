/** What must agree within an answer key and no schema can say. Held for the built-in ones and for everybody's own. */
import type { EstimateInput } from "../estimates/estimate.ts"
import type { Evaluate } from "../estimates/sheet.ts"
import type { AnswerKey } from "./answer-key.ts"
import { type Condition, leavesOf, type Ref } from "./condition.ts"

export interface KeyFault {
  /** From the answer key down. */
  readonly path: readonly (string | number)[]
  /** What follows the name of the place in a sentence. */
  readonly reason: string
}

export interface KeySurroundings {
  /** What the question brings. */
  readonly inputs: readonly EstimateInput[]
  readonly evaluate: Evaluate
  /** How far a derived value may be from what its formula gives, as a share of it. */
  readonly tolerance: number
}

/** Pure. Empty for a key that can be used. */
export function answerKeyFaults(key: AnswerKey, surroundings: KeySurroundings): KeyFault[] {
  return [
    ...repeatedIds(key),
    ...repeatedWordings(key),
    ...unlistedRefs(key),
    ...derivedFaults(key, surroundings),
    ...unknownNeeds(key, surroundings.inputs),
  ]
}

/** Cards and probes are told apart by their ids. */
function repeatedIds(key: AnswerKey): KeyFault[] {
  const repeats = (list: "facts" | "probes" | "deepDives") =>
    repeated(key[list].map(({ id }) => id)).map(at => fault([list, at, "id"], "repeats an earlier id"))
  return [...repeats("facts"), ...repeats("probes"), ...repeats("deepDives")]
}

/** A clarifying question is answered by one fact. */
function repeatedWordings({ facts }: AnswerKey): KeyFault[] {
  const places = facts.flatMap(({ match }, fact) => match.map((_phrase, at) => [fact, at] as const))
  const phrases = facts.flatMap(({ match }) => match.map(phrase => phrase.toLowerCase()))
  return repeated(phrases).flatMap(at => {
    const [fact = 0, phrase = 0] = places[at] ?? []
    return fault(["facts", fact, "match", phrase], "repeats an earlier wording")
  })
}

function unlistedRefs(key: AnswerKey): KeyFault[] {
  const refs = key.components.map(({ ref }) => ref)
  const listed = new Set<Ref>(refs)
  const isListed = (ref: Ref) =>
    listed.has(ref) || (!ref.includes(".") && refs.some(other => other.startsWith(`${ref}.`)))
  const unlisted = spokenRefs(key).filter(({ ref }) => !isListed(ref))
  return [
    ...repeated(refs).map(at => fault(["components", at, "ref"], "repeats an earlier component")),
    ...unlisted.map(({ path }) => fault(path, "speaks of a component that is not listed in components")),
  ]
}

interface SpokenRef {
  readonly ref: Ref
  readonly path: KeyFault["path"]
}

function spokenRefs({ flows, reference, probes, mistakes }: AnswerKey): SpokenRef[] {
  const within = (path: KeyFault["path"], condition: Condition) =>
    refsIn(condition).map(ref => ({ ref, path }))
  return [
    ...flows.flatMap(({ from, to }, at) => [
      { ref: from, path: ["flows", at, "from"] },
      { ref: to, path: ["flows", at, "to"] },
    ]),
    ...reference.paths.flatMap(({ refs }, path) =>
      refs.map((ref, at) => ({ ref, path: ["reference", "paths", path, "refs", at] })),
    ),
    ...probes.flatMap(({ when }, at) => within(["probes", at, "when"], when)),
    ...mistakes.flatMap(({ detect }, at) =>
      detect === undefined ? [] : within(["mistakes", at, "detect"], detect),
    ),
  ]
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

function derivedFaults({ derived }: AnswerKey, { inputs, evaluate, tolerance }: KeySurroundings): KeyFault[] {
  const given = inputs.map(({ key, value, unit }) => ({ name: key, formula: String(value), unit }))
  const rows = [...given, ...derived.map(({ key, formula, unit }) => ({ name: key, formula, unit }))]
  const taken = new Set(repeated(rows.map(({ name }) => name)))
  const results = evaluate(rows.map((row, at) => ({ id: String(at), ...row })))
  return derived.flatMap(({ value }, at) => {
    const row = given.length + at
    if (taken.has(row)) return [fault(["derived", at, "key"], "repeats an earlier name")]
    const result = results.get(String(row))
    if (result?.kind !== "value") return [fault(["derived", at, "formula"], "cannot be worked out")]
    const isAsStated = Math.abs(result.number - value) <= tolerance * Math.abs(value)
    return isAsStated ? [] : [fault(["derived", at, "value"], "is not what the formula gives")]
  })
}

function unknownNeeds(key: AnswerKey, inputs: readonly EstimateInput[]): KeyFault[] {
  const facts = new Set(key.facts.map(({ id }) => id))
  const numbers = new Set([...key.derived, ...inputs].map(one => one.key))
  return key.probes.flatMap(({ when }, at) =>
    leavesOf(when).flatMap(leaf => {
      if (typeof leaf === "string") return []
      const path = ["probes", at, "when"]
      if ("unasked" in leaf && !facts.has(leaf.unasked))
        return [fault(path, "asks about a fact that there is not")]
      if ("noEstimate" in leaf && !numbers.has(leaf.noEstimate))
        return [fault(path, "asks about an estimate that there is not")]
      return []
    }),
  )
}

function fault(path: KeyFault["path"], reason: string): KeyFault {
  return { path, reason }
}

/** Places of what stood in the list before. */
function repeated(list: readonly string[]): number[] {
  const seen = new Set<string>()
  return list.flatMap((one, at) => {
    if (seen.has(one)) return [at]
    seen.add(one)
    return []
  })
}
