import { ALIASES } from "../../board/aliases.ts"
import type { AnswerKey } from "../../questions/answer-key.ts"
import { type Condition, kindOfRef, type Ref } from "../../questions/condition.ts"
import { missingRefs } from "./topics.ts"

/** A word of two letters is in too many others. */
const SHORTEST = 3

/** Whether somebody's words bring in what a condition found missing: the words, or the component by any name. */
export function takesUp(text: string, condition: Condition, key: AnswerKey): boolean {
  if (patternsIn(condition).some(pattern => new RegExp(pattern, "iu").test(text))) return true
  return missingRefs(condition)
    .flatMap(ref => namesOf(ref, key))
    .some(name => name.length >= SHORTEST && startsWord(text, name))
}

function patternsIn(condition: Condition): readonly string[] {
  if (typeof condition === "string") return []
  if ("all" in condition) return condition.all.flatMap(patternsIn)
  if ("any" in condition) return condition.any.flatMap(patternsIn)
  return "noText" in condition ? [condition.noText] : []
}

/** A service is known by its role alone: everything may be called one. */
function namesOf(ref: Ref, { components }: AnswerKey): readonly string[] {
  const kind = kindOfRef(ref)
  const role = ref.split(".")[1]
  const own = [
    ...(role === undefined ? [] : [role]),
    ...(components.find(one => one.ref === ref)?.aliases ?? []),
  ]
  const { names = [], nouns = [] } = kind === "service" ? {} : ALIASES[kind]
  return [...own, ...names, ...nouns]
}

function startsWord(text: string, name: string): boolean {
  return new RegExp(`\\b${name.replaceAll(/[^\p{L}\p{N} ]/gu, "\\$&")}`, "i").test(text)
}
