/** Takes labels apart: words without case, accents and plurals, and what makes a label a sentence. */

/** Characters of a label that are looked at: nobody names a component with more. */
const MAX_CHARACTERS = 120
/** Words of a component's name, at most. */
export const MAX_WORDS = 8

/** Spellings in which a slash or a sign belongs to the word. */
const SIGNS: readonly (readonly [string, string])[] = [
  ["a/b", "ab"],
  ["pub/sub", "pubsub"],
  ["c*", "cstar"],
  ["socket.io", "socketio"],
  ["s/w", "software"],
]

/** What separates the parts of a label, of which each can name something: "DB (Cassandra)", "Cache / Redis". */
const SEPARATORS = /[()[\]{}/,;:|+&=<>•·\n]|\s[-–—]+\s|[–—→⇒]|->|=>/u

/** Begin a phrase that says more about what comes before: "cache for playlists". */
const PREPOSITIONS = wordSet(
  "for of with to from on in via by per at behind using into across over after before under",
  "für von mit zum zur aus auf im de del da do di des du para por pour par con avec com na no dla на с для",
)

/** Words of sentences. A component's name has none of them. */
const SENTENCE = wordSet(
  "i we you they it he she us our your their this that these those there here or vs",
  "is are was were been has have had does did can could should would will must may might",
  "use uses using need needs want wants get gets make makes send sends",
  "what why how when who which where if because so then than but not never always only dont doesnt cant",
  "todo fixme note notes question questions idea ideas maybe assume assumption assumptions requirements",
  "wir ich sie ist sind wird soll muss kann nicht warum wie wenn oder was",
  "que qué cómo como qué está son debe puede porque nous vous est sont doit peut pourquoi comment",
)

/** The words of one part of a label, lower case and without accents. */
export type Words = readonly string[]

/** The parts of a label in order, each up to its first preposition and after it. Only its first 120 characters. */
export function partsOf(label: string): Words[] {
  return joinSigns(label.slice(0, MAX_CHARACTERS))
    .split(SEPARATORS)
    .map(wordsOf)
    .filter(words => words.length > 0)
}

export function wordsOf(text: string): Words {
  return splitCamelCase(text)
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[\p{M}'’‘`]/gu, "")
    .replaceAll("ß", "ss")
    .split(/[^\p{L}\p{N}$]+/u)
    .filter(word => word !== "")
}

/** The words of an alias. */
export function aliasWords(alias: string): Words {
  return wordsOf(joinSigns(alias))
}

/** Words in a row as they are compared, so that it does not matter where people put spaces. */
export function keyOf(words: Words): string {
  return words.join("")
}

/** The same without plurals. Crude, but aliases lose the same endings. */
export function singularKey(words: Words): string {
  return words.map(singular).join("")
}

/** Words up to the first preposition, which decide what a label is about. */
export function beforePreposition(words: Words): Words {
  const at = words.findIndex((word, n) => n > 0 && PREPOSITIONS.has(word))
  return at === -1 ? words : words.slice(0, at)
}

/** Whether a label is a sentence, a question or a list rather than a name. */
export function readsAsProse(label: string): boolean {
  const text = label.slice(0, MAX_CHARACTERS + 1).trim()
  if (text.length > MAX_CHARACTERS) return true
  const words = wordsOf(text)
  if (words.length > MAX_WORDS) return true
  if (words.some(word => SENTENCE.has(word))) return true
  return words.length > 2 && /[?!]$/u.test(text)
}

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(wordsOf))
}

function joinSigns(text: string): string {
  let joined = text
  for (const [sign, word] of SIGNS) {
    if (!joined.toLowerCase().includes(sign)) continue
    joined = joined.toLowerCase().replaceAll(sign, word)
  }
  return joined
}

/**
 * "PlaylistService" -> "Playlist Service", "DBWriter" -> "DB Writer"; "MySQL" comes together again as a key. A single
 * letter in front is none of the words of a sentence: "iOS".
 */
function splitCamelCase(text: string): string {
  return text
    .replaceAll(/(?<=\p{L})(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, "$1 $2")
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s")) return word
  return /(?:ss|us|is|os)$/.test(word) ? word : word.slice(0, -1)
}
