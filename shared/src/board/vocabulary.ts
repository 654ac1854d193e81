import { distance } from "fastest-levenshtein"
import { ALIASES, type Aliases, NOT_TYPOS } from "./aliases.ts"
import { KIND_IDS, type KindId } from "./kinds.ts"
import { aliasWords, keyOf, singularKey, type Words } from "./words.ts"

/** How much an alias says where it stands: see Aliases. */
export type Rank = keyof Aliases

export interface Entry {
  readonly kind: KindId
  /** As the table writes it. */
  readonly alias: string
  readonly rank: Rank
}

export type Lookup = (words: Words) => Entry | undefined

const RANKS: readonly Rank[] = ["names", "nouns", "vague", "alone"]

const VOCABULARY = new Map<string, Entry>()
/** Aliases without plurals, for labels without plurals. */
const SINGULARS = new Map<string, Entry>()
for (const kind of KIND_IDS) {
  for (const rank of RANKS) {
    for (const alias of ALIASES[kind][rank] ?? []) {
      const words = aliasWords(alias)
      addOnce(VOCABULARY, keyOf(words), { kind, alias, rank })
      addOnce(SINGULARS, singularKey(words), { kind, alias, rank })
    }
  }
}

function addOnce(to: Map<string, Entry>, key: string, entry: Entry): void {
  if (!to.has(key)) to.set(key, entry)
}

/** A typo in a shorter word is another word: "case", "catch" and "cash" are no caches. */
const SHORTEST_WITH_TYPO = 5
const REAL_WORDS: ReadonlySet<string> = new Set(NOT_TYPOS)

/** Aliases that may be mistyped, by first letter, which people seldom miss: so few have to be compared. */
const BY_FIRST_LETTER = new Map<string, string[]>()
for (const key of VOCABULARY.keys()) {
  if (key.length < SHORTEST_WITH_TYPO) continue
  const first = key.charAt(0)
  BY_FIRST_LETTER.set(first, [...(BY_FIRST_LETTER.get(first) ?? []), key])
}

export const exactly: Lookup = words => {
  const key = keyOf(words)
  // "DB1", "svc2".
  return VOCABULARY.get(key) ?? SINGULARS.get(singularKey(words)) ?? VOCABULARY.get(key.replace(/\d+$/u, ""))
}

/** The nearest alias, with one slip in words of five letters or more, two from nine on. */
export const withTypos: Lookup = words => {
  const exact = exactly(words)
  if (exact !== undefined) return exact
  const key = keyOf(words)
  if (key.length < SHORTEST_WITH_TYPO || words.some(word => REAL_WORDS.has(word))) return undefined
  const nearest = nearestKey(key, key.length < 9 ? 1 : 2)
  return nearest === undefined ? undefined : VOCABULARY.get(nearest)
}

function nearestKey(key: string, most: number): string | undefined {
  let nearest: string | undefined
  let least = most + 1
  for (const other of BY_FIRST_LETTER.get(key.charAt(0)) ?? []) {
    if (Math.abs(other.length - key.length) > most) continue
    const slips = isSwapOf(key, other) ? 1 : distance(key, other)
    if (slips >= least) continue
    least = slips
    nearest = other
  }
  return nearest
}

/** Whether two neighbouring letters changed places, which counts as one slip. */
function isSwapOf(key: string, other: string): boolean {
  if (key.length !== other.length) return false
  let at = 0
  while (at < key.length && key[at] === other[at]) at += 1
  return key[at] === other[at + 1] && key[at + 1] === other[at] && key.slice(at + 2) === other.slice(at + 2)
}
