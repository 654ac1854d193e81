import { CARRIERS, COMPOUND_ENDINGS, HEADS_FIRST, QUALIFIERS } from "./aliases.ts"
import type { KindId } from "./kinds.ts"
import { type Entry, exactly, type Lookup, withTypos } from "./vocabulary.ts"
import { beforePreposition, partsOf, readsAsProse, type Words, wordsOf } from "./words.ts"

export interface Recognised {
  readonly kind: KindId
  /** The alias that decided. */
  readonly alias: string
}

/** Words of the longest alias, and of one that a name is looked for in. */
const LONGEST_ALIAS = 4
const LONGEST_WITH_NAME = 5
/** "free tier users" is a client, "users of the free tier in Europe" is not. */
const LONGEST_ALONE = 3

const CARRIER_WORDS: ReadonlySet<string> = new Set(CARRIERS)
const QUALIFIER_WORDS: ReadonlySet<string> = new Set(QUALIFIERS.flatMap(word => wordsOf(word)))
const HEADS: ReadonlySet<string> = new Set(HEADS_FIRST.flatMap(word => wordsOf(word)))
const ENDINGS: readonly string[] = COMPOUND_ENDINGS.flatMap(word => wordsOf(word))
/** "2", "x3", "3x", "v2", "A". */
const COUNTER = /^(?:x?\d+x?|v\d+|[a-z])$/u

/**
 * The kind of component that a label names, as an engineer would read it: "Redis cache for playlists" is a cache,
 * "user service" a service, "DB (Cassandra)" a NoSQL store. Undefined for sentences and for words that are
 * components only by chance ("cache invalidation"). Forgives typos. Bounded: only the first 120 characters count.
 */
export function recogniseKind(label: string): Recognised | undefined {
  if (readsAsProse(label)) return undefined
  const found = readLines(label, exactly) ?? readLines(label, withTypos)
  return found && { kind: found.kind, alias: found.alias }
}

/** People break a name over lines ("User / service"), and add lines that say more ("Redis / ttl 5 min"). */
function readLines(label: string, lookup: Lookup): Entry | undefined {
  const [first = "", second] = label.split("\n").filter(line => line.trim() !== "")
  const joined = label.replaceAll("\n", " ")
  if (second === undefined) return readLabel(joined, lookup)
  const alone = readLabel(first, lookup)
  const rest = wordsOf(second)
  const goesOn = rest.length === 1 && lookup(rest)?.rank !== "names"
  if (alone === undefined || alone.rank === "alone" || goesOn) return readLabel(joined, lookup) ?? alone
  return alone
}

function readLabel(label: string, lookup: Lookup): Entry | undefined {
  const [first = [], ...others] = partsOf(label)
  // "Dataflow (streaming)" is one name, however it is written.
  const whole = others.length > 0 ? exactly([first, ...others].flat()) : undefined
  if (whole?.rank === "names") return whole
  const found = readPart(first, lookup)
  if (found === undefined) return firstOf(others, lookup)
  if (found.rank !== "vague" && found.kind !== "service") return found
  for (const part of others) {
    const detail = lookup(part) ?? nameIn(part, lookup)
    if (detail?.rank !== "names") continue
    // Somebody else's service is no service of ours; "DB" and "Search" leave the kind to what stands behind them.
    if (found.rank !== "nouns" || detail.kind === "external_api") return detail
  }
  return found
}

/** What is named first behind words that name nothing: "GKE: feed-api". */
function firstOf(parts: readonly Words[], lookup: Lookup): Entry | undefined {
  for (const part of parts) {
    const detail = lookup(part) ?? nameIn(part, lookup) ?? readPart(part, lookup)
    if (detail !== undefined) return detail
  }
  return undefined
}

function readPart(words: Words, lookup: Lookup): Entry | undefined {
  const head = beforePreposition(words)
  return (
    lookup(words) ??
    readHead(head, words.length === head.length, lookup) ??
    nameIn(words, lookup) ??
    compound(head) ??
    firstNoun(head, lookup)
  )
}

/** By the noun at the end, which decides in English and German. `whole`: nothing follows it. */
function readHead(head: Words, whole: boolean, lookup: Lookup): Entry | undefined {
  const found = atEnd(head, lookup)
  if (found === undefined) {
    const last = head.at(-1)
    if (last === undefined || !(QUALIFIER_WORDS.has(last) || COUNTER.test(last))) return undefined
    return readHead(head.slice(0, -1), whole, lookup)
  }
  const { entry, before } = found
  if (entry.rank === "vague") return nameIn(before, lookup) ?? entry
  if (entry.rank === "alone") {
    const little = whole && head.length <= LONGEST_ALONE && !head.some(word => /\d/u.test(word))
    return nameIn(before, lookup) ?? (little ? entry : undefined)
  }
  return carried(head, before, lookup) ?? entry
}

function carried(head: Words, before: Words, lookup: Lookup): Entry | undefined {
  if (head.length - before.length > 1 || !CARRIER_WORDS.has(head.at(-1) ?? "")) return undefined
  const cargo = atEnd(before, lookup)?.entry
  return cargo === undefined || cargo.rank === "alone" || cargo.kind === "client" ? undefined : cargo
}

/** The longest alias that ends the words, and the words before it. */
function atEnd(words: Words, lookup: Lookup): { entry: Entry; before: Words } | undefined {
  for (let count = Math.min(words.length, LONGEST_ALIAS); count > 0; count -= 1) {
    const entry = lookup(words.slice(-count))
    if (entry !== undefined) return { entry, before: words.slice(0, -count) }
  }
  return undefined
}

/** The first product's name in a few words. */
function nameIn(words: Words, lookup: Lookup): Entry | undefined {
  if (words.length > LONGEST_WITH_NAME) return undefined
  for (let from = 0; from < words.length; from += 1) {
    for (let count = Math.min(words.length - from, LONGEST_ALIAS); count > 0; count -= 1) {
      const entry = lookup(words.slice(from, from + count))
      if (entry?.rank === "names") return entry
    }
  }
  return undefined
}

function compound(head: Words): Entry | undefined {
  const last = head.at(-1) ?? ""
  const ending = ENDINGS.find(word => last.length > word.length && last.endsWith(word))
  return ending === undefined ? undefined : exactly([ending])
}

/** Romance and Slavic languages put what it is about behind the noun, without a preposition. */
function firstNoun(head: Words, lookup: Lookup): Entry | undefined {
  const [first] = head
  if (first === undefined || head.length > LONGEST_ALONE) return undefined
  return HEADS.has(first) || !/[a-z]/u.test(first) ? lookup([first]) : undefined
}
