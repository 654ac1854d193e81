import type { Ask } from "./move.ts"
import { type Likeness, PhraseIndex } from "./phrase-index.ts"
import { termsIn } from "./terms.ts"

/** Of a point's words by weight, how much an answer has to say … */
const ENOUGH = 0.35
const FEWEST_TERMS = 2
/** … or, where one of them is hardly said of anything else. */
const ENOUGH_TELLING = 0.25
const MOST_USES = 2
/** What nobody asked for has to be said more plainly than an answer. */
const ENOUGH_UNASKED = 0.65
/** … or with two words that are hardly said of anything else. */
const ENOUGH_UNASKED_TELLING = 0.45
const FEWEST_TERMS_UNASKED = 3

/** Words that any answer may have. */
const ORDINARY: ReadonlySet<string> = new Set(
  termsIn(`data database store storage memory network server client service api endpoint request response table row
  key queue event batch stream job pipeline model feature training inference prediction label user cost security app
  backend frontend number list count time day week first second new small back run add show own part step two people
  machine learning team retry scale country check start stay`),
)
const ORDINARY_WEIGHT = 0.5

/**
 * Listens for the points of good answers. A point counts as heard where enough of its words are there: evidence to
 * look at afterwards, no verdict on what was meant. What is telling depends on all that can be asked of one question.
 */
export class Listener {
  readonly #asks: readonly Ask[]
  readonly #points: readonly { readonly ask: Ask; readonly point: string }[]
  readonly #all: PhraseIndex
  readonly #uses = new Map<string, number>()
  readonly #indexes = new Map<readonly string[], PhraseIndex>()

  constructor(asks: readonly Ask[]) {
    this.#asks = asks
    this.#points = asks.flatMap(ask => ask.listenFor.map(point => ({ ask, point })))
    for (const { listenFor } of asks)
      for (const term of new Set(listenFor.flatMap(termsIn)))
        this.#uses.set(term, (this.#uses.get(term) ?? 0) + 1)
    this.#all = this.#indexOf(this.#points.map(({ point }, at) => ({ of: String(at), text: point })))
  }

  /** Which of an ask's points are in an answer to it. */
  heardIn(answer: string, { listenFor }: Ask): readonly string[] {
    const index =
      this.#indexes.get(listenFor) ?? this.#indexOf(listenFor.map(point => ({ of: point, text: point })))
    this.#indexes.set(listenFor, index)
    const heard = index.match(answer).filter(point => this.#isSaid(point))
    const said = new Set(heard.map(({ of }) => of))
    return listenFor.filter(point => said.has(point))
  }

  /** Which points of any ask a text has that nobody asked for. */
  overheardIn(text: string): readonly { readonly ask: Ask; readonly heard: readonly string[] }[] {
    const said = this.#all
      .match(text)
      .filter(likeness => this.#isSaidUnasked(likeness))
      .map(({ of }) => this.#points[Number(of)])
    return this.#asks.flatMap(ask => {
      const heard = ask.listenFor.filter(point => said.some(one => one?.ask === ask && one.point === point))
      return heard.length === 0 ? [] : [{ ask, heard }]
    })
  }

  #isSaid({ of, said, terms }: Likeness): boolean {
    if (said >= ENOUGH && terms.length >= Math.min(FEWEST_TERMS, termsIn(of).length)) return true
    return said >= ENOUGH_TELLING && terms.some(term => this.#isTelling(term))
  }

  #isSaidUnasked({ said, terms }: Likeness): boolean {
    if (terms.length < FEWEST_TERMS_UNASKED) return false
    const telling = terms.filter(term => this.#isTelling(term)).length
    return said >= ENOUGH_UNASKED || (said >= ENOUGH_UNASKED_TELLING && telling >= 2)
  }

  #isTelling(term: string): boolean {
    return (this.#uses.get(term) ?? 0) <= MOST_USES && !ORDINARY.has(term)
  }

  #indexOf(phrases: readonly { of: string; text: string }[]): PhraseIndex {
    return new PhraseIndex(phrases, { weigh: term => this.#weigh(term) })
  }

  #weigh(term: string): number {
    const rarity = Math.log(1 + this.#asks.length / (this.#uses.get(term) ?? 1))
    return ORDINARY.has(term) ? rarity * ORDINARY_WEIGHT : rarity
  }
}
