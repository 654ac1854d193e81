import { ALIASES } from "../../board/aliases.ts"
import type { AnswerKey } from "../../questions/answer-key.ts"
import { termsIn } from "./terms.ts"

/** What engineers ask about in any interview of this kind. */
const TRADE = `data database store storage memory disk network server client service api endpoint request response
  schema table row column index key shard replica partition queue event batch stream job pipeline model feature
  training inference prediction label embedding vector rank score latency scale user cost budget security
  authentication login privacy encryption monitoring alert test experiment deployment version language backend
  frontend mobile web phone device cloud provider team engineers infrastructure legacy existing integration
  requirement scope functional constraint consistency availability failure region dashboard admin notification
  maintain own payment account number size length format support component architecture code build release hardware gpu cpu
  use case goal purpose workflow story main core feature global world mobile web platform
  freshness deadline accuracy quality traffic throughput growth peak`

/** Of a question's words, more than this share has to be known. */
const LEAST = 0.25

const VOCABULARIES = new WeakMap<AnswerKey, ReadonlySet<string>>()

/** Whether a question has to do with the exercise or the trade at all. */
export function isOnTopic(text: string, key: AnswerKey, common: string): boolean {
  const known = vocabularyOf(key, common)
  const terms = termsIn(text).filter(term => !/^x[a-z]+$/.test(term))
  const count = terms.filter(term => known.has(term)).length
  return terms.length === 0 || (count > 0 && count > terms.length * LEAST)
}

function vocabularyOf(key: AnswerKey, common: string): ReadonlySet<string> {
  const made = VOCABULARIES.get(key)
  if (made !== undefined) return made
  const { facts, requirements, derived, entities, components, probes } = key
  const words = [
    common,
    TRADE,
    ...facts.flatMap(({ ask, match, fact }) => [ask, ...match, fact]),
    ...Object.values(requirements).flat(),
    ...derived.map(({ label }) => label),
    ...entities.map(({ name }) => name),
    ...components.flatMap(({ aliases }) => aliases),
    ...probes.map(({ ask }) => ask),
    ...Object.values(ALIASES).flatMap(({ names = [], nouns = [] }) => [...names, ...nouns]),
  ]
  const vocabulary = new Set(words.flatMap(termsIn))
  VOCABULARIES.set(key, vocabulary)
  return vocabulary
}
