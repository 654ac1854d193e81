import { kindOf } from "../../board/kinds.ts"
import type { AnswerKey } from "../../questions/answer-key.ts"
import { type Condition, kindOfRef, type Ref } from "../../questions/condition.ts"

/** Why a condition made somebody ask, as a sentence for the debrief. */
export function reasonOf(condition: Condition, key: AnswerKey): string {
  const words = because(condition, key)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function because(condition: Condition, key: AnswerKey): string {
  if (condition === "always") return "asked in every interview"
  if ("all" in condition) return condition.all.map(one => because(one, key)).join(", and ")
  if ("any" in condition) return condition.any.map(one => because(one, key)).join(", or ")
  if ("not" in condition) return `it is not so that ${because(condition.not, key)}`
  if ("missing" in condition) return `there is no ${nameOf(condition.missing)} on the board`
  if ("has" in condition) return `there is a ${nameOf(condition.has)} on the board`
  if ("noEdge" in condition || "noPath" in condition) {
    const [from, to] = "noEdge" in condition ? condition.noEdge : condition.noPath
    return `nothing flows from ${nameOf(from)} to ${to === "*" ? "anything" : nameOf(to)}`
  }
  if ("fewer" in condition) {
    const [ref, number] = condition.fewer
    return number === 1 ? because({ missing: ref }, key) : `there are fewer than ${number} of ${nameOf(ref)}`
  }
  if ("noText" in condition) return `nothing written or said speaks of ${wordsOf(condition.noText)}`
  if ("unasked" in condition) return `nobody asked: ${askOf(condition.unasked, key)}`
  return `there is no estimate of ${labelOf(condition.noEstimate, key)}`
}

/** "NoSQL store (playlists)". */
function nameOf(ref: Ref): string {
  const role = ref.split(".")[1]
  const kind = kindOf(kindOfRef(ref)).name
  const name = /^[A-Z]{2}|NoSQL/.test(kind) ? kind : kind.toLowerCase()
  return role === undefined ? name : `${name} (${role})`
}

/** What a pattern looks for, as far as it is plain words: "heard" or "already played". */
function wordsOf(pattern: string): string {
  const words = pattern
    .replaceAll(/\([^)]*\)|\\b|(?<=-)\?/g, "")
    .replaceAll(/[.?]+/g, " ")
    .split("|")
    .map(word => word.replaceAll(/\s+/g, " ").trim())
    .filter(word => /^[\p{L}\p{N} -]{3,}$/u.test(word))
    .slice(0, MOST_WORDS)
  return words.length === 0 ? "it" : words.map(word => `"${word}"`).join(" or ")
}
const MOST_WORDS = 3

function askOf(factId: string, { facts }: AnswerKey): string {
  return facts.find(({ id }) => id === factId)?.ask.replace(/[?.]$/, "") ?? factId
}

function labelOf(name: string, { derived }: AnswerKey): string {
  return derived.find(({ key }) => key === name)?.label.toLowerCase() ?? name
}
