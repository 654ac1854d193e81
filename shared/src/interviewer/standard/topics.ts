import type { Condition } from "../../questions/condition.ts"

/** What a condition is about: components, flows, facts, estimates and words, each as one string. */
export function topicsOf(condition: Condition): readonly string[] {
  if (condition === "always") return []
  if ("all" in condition) return condition.all.flatMap(topicsOf)
  if ("any" in condition) return condition.any.flatMap(topicsOf)
  if ("not" in condition) return topicsOf(condition.not)
  if ("missing" in condition) return [condition.missing]
  if ("has" in condition) return [condition.has]
  if ("noEdge" in condition) return condition.noEdge.filter(ref => ref !== "*")
  if ("noPath" in condition) return condition.noPath
  if ("fewer" in condition) return [condition.fewer[0]]
  if ("noText" in condition) return condition.noText.toLowerCase().split("|").map(wordOf)
  return "unasked" in condition ? [condition.unasked] : [condition.noEstimate]
}

/** Refs of what has to be there for a condition to end. */
export function missingRefs(condition: Condition): readonly string[] {
  if (condition === "always") return []
  if ("all" in condition) return condition.all.flatMap(missingRefs)
  if ("any" in condition) return condition.any.flatMap(missingRefs)
  if ("missing" in condition) return [condition.missing]
  if ("noEdge" in condition) return condition.noEdge.filter(ref => ref !== "*")
  if ("noPath" in condition) return condition.noPath
  return "fewer" in condition ? [condition.fewer[0]] : []
}

export function sharesTopic(one: Condition, other: Condition): boolean {
  const topics = new Set(topicsOf(one))
  return topicsOf(other).some(topic => topics.has(topic))
}

/** An alternative of a pattern, without what only a pattern has: "\bdelet" and "delete" meet. */
function wordOf(alternative: string): string {
  return alternative.replaceAll(/\\b|[^\p{L}]/gu, "").slice(0, TOPIC_LENGTH)
}
const TOPIC_LENGTH = 5
