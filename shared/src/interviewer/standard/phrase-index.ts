import MiniSearch from "minisearch"
import { termOf, termsIn, wordsIn } from "./terms.ts"

export interface Phrase {
  /** What it is one wording of. */
  readonly of: string
  readonly text: string
}

/** How much a phrase and a text have in common, each as a share of its weight, from 0 to 1. */
export interface Likeness {
  readonly of: string
  /** Of the phrase, in the text. */
  readonly said: number
  /** Of the text, in the phrase. */
  readonly meant: number
  /** The phrase's words that are in the text. */
  readonly terms: readonly string[]
}

export interface Weights {
  /** Words that any phrase may have. */
  readonly common?: string
  /** In place of how rare a word is among the phrases. */
  readonly weigh?: (term: string) => number
}

/** Shorter words are other words when one letter is wrong. */
const SHORTEST_WITH_SLIPS = 5
/** Two letters that changed places are two slips. */
const SHORTEST_WITH_TWO = 7
/** How much a word weighs by itself that only says what kind of answer is wanted ("how many"). */
const ASKING: ReadonlySet<string> = new Set(["xquantity", "xfrequency", "xlength", "xtime"].flatMap(termsIn))
const ASKING_WEIGHT = 0.4
/** … that the question itself is made of ("playlist"). */
const COMMON_WEIGHT = 0.6
/** … that no phrase knows. */
const UNKNOWN_WEIGHT = 1.8

/** Finds phrases in a text whatever their order, inflection and typing slips. Rare words weigh more. */
export class PhraseIndex {
  readonly #search = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    tokenize: wordsIn,
    processTerm: termOf,
    searchOptions: {
      fuzzy: term => (term.length < SHORTEST_WITH_SLIPS ? false : term.length < SHORTEST_WITH_TWO ? 1 : 2),
      prefix: term => term.length >= SHORTEST_WITH_SLIPS,
    },
  })
  readonly #phrases: readonly Phrase[]
  readonly #terms: readonly (readonly string[])[]
  readonly #known = new Map<string, Set<string>>()
  readonly #common: ReadonlySet<string>
  readonly #given: Weights["weigh"]
  readonly #kinds: number

  constructor(phrases: readonly Phrase[], { common = "", weigh }: Weights = {}) {
    this.#given = weigh
    this.#phrases = phrases
    this.#terms = phrases.map(({ text }) => termsIn(text))
    this.#common = new Set(termsIn(common))
    this.#kinds = new Set(phrases.map(({ of }) => of)).size
    for (const [at, { of }] of phrases.entries())
      for (const term of this.#terms[at] ?? [])
        this.#known.set(term, (this.#known.get(term) ?? new Set()).add(of))
    this.#search.addAll(phrases.map(({ text }, id) => ({ id, text })))
  }

  match(text: string): Likeness[] {
    const asked = this.weigh(termsIn(text))
    return this.#search.search(text).map(({ id, terms, queryTerms }) => ({
      of: (this.#phrases[id] as Phrase).of,
      said: this.weigh(terms) / this.weigh(this.#terms[id] ?? []),
      meant: Math.min(1, this.weigh(queryTerms) / asked),
      terms,
    }))
  }

  weigh(terms: readonly string[]): number {
    return [...new Set(terms)].reduce((sum, term) => sum + this.#weightOf(term), 0)
  }

  #weightOf(term: string): number {
    if (this.#given !== undefined) return this.#given(term)
    const kinds = this.#known.get(term)?.size ?? 0
    const rarity = kinds === 0 ? UNKNOWN_WEIGHT : Math.log(1 + this.#kinds / kinds)
    if (ASKING.has(term)) return rarity * ASKING_WEIGHT
    return this.#common.has(term) ? rarity * COMMON_WEIGHT : rarity
  }
}
