import type { AnswerKey, Fact } from "../../questions/answer-key.ts"
import { PhraseIndex } from "./phrase-index.ts"
import { termsIn } from "./terms.ts"

/** Below this, no fact is meant. A wrong fact does more harm than none: it gives away what was not asked. */
const LEAST = 0.45

/**
 * What anybody asks of any system, and what an answer to it speaks of. Of facts that only share a word with the
 * question, none is told.
 */
const SUBJECTS: readonly { readonly asks: RegExp; readonly tells: RegExp }[] = [
  {
    asks: /\b(?:global|worldwide|regions?|multi-?region)\b/i,
    tells: /\b(?:global|world|countr\w+|markets?|regions?)\b/i,
  },
  {
    asks: /\bhow many (?:\w+ ){0,2}(?:users|people|listeners|customers)\b|\b(?:[dm]au|user ?base)\b/i,
    tells: /\d.*\b(?:users|people|listeners)\b/i,
  },
]

interface FactIndex {
  readonly phrases: PhraseIndex
  /** Every term of a fact, its answer included. */
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>
}

const INDEXES = new WeakMap<readonly Fact[], FactIndex>()

/** The fact that a clarifying question asks for. `common`: the interview's question, which they all speak of. */
export function findFact({ facts }: AnswerKey, asked: string, common: string): Fact | undefined {
  const { phrases, terms } = indexOf(facts, common)
  const best = new Map<string, number>()
  for (const { of, said, meant } of phrases.match(asked))
    best.set(of, Math.max(best.get(of) ?? 0, (said + meant) / 2))
  const wanted = termsIn(asked)
  const all = phrases.weigh(wanted)
  const scored = [...best].map(([id, likeness]) => {
    const inFact = phrases.weigh(wanted.filter(term => terms.get(id)?.has(term)))
    return { id, score: (likeness + inFact / all) / 2 }
  })
  const subjects = SUBJECTS.filter(({ asks }) => asks.test(asked))
  return scored
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .flatMap(({ id }) => facts.filter(fact => fact.id === id))
    .find(({ fact }) => subjects.every(({ tells }) => tells.test(fact)))
}

function indexOf(facts: readonly Fact[], common: string): FactIndex {
  const known = INDEXES.get(facts)
  if (known !== undefined) return known
  const phrases = facts.flatMap(({ id, ask, match }) => [ask, ...match].map(text => ({ of: id, text })))
  const made: FactIndex = {
    phrases: new PhraseIndex(phrases, { common }),
    terms: new Map(
      facts.map(({ id, ask, match, fact }) => [id, new Set([ask, ...match, fact].flatMap(termsIn))]),
    ),
  }
  INDEXES.set(facts, made)
  return made
}
