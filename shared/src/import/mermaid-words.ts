/** Labels as Mermaid writes them, as the words that a reader sees. */
import { DEFAULT_LIMITS } from "../records/limits.ts"
import type { Cursor } from "./mermaid-cursor.ts"
import { wellFormed } from "./well-formed.ts"

/** Characters of a label without quotes, which ends at the first bracket that closes it. */
const MAX_BARE_LENGTH = 2_000
/** Characters of a label as it is kept: as many as a board's may have. */
const MAX_LABEL_LENGTH = DEFAULT_LIMITS.labelLength

export interface Words {
  readonly text: string
  /** Whether a picture was taken out of it. */
  readonly hasIcon: boolean
  readonly isCut: boolean
}

const QUOTED = /"[^"]*"/y

/** What stands in the quotes here; undefined where there are none. */
export function takeQuoted(cursor: Cursor): string | undefined {
  if (!cursor.startsWith('"')) return undefined
  const found = cursor.match(QUOTED)
  if (found === undefined) throw cursor.fault("This quotation mark is never closed.")
  return found[0].slice(1, -1)
}

/** A label up to one of `closers`, quoted or not; undefined, and nothing taken, where none of them follows. */
export function takeUntil(cursor: Cursor, closers: readonly string[]): string | undefined {
  const start = cursor.offset
  cursor.match(/\s*/y)
  const quoted = takeQuoted(cursor)
  if (quoted !== undefined) {
    cursor.match(/\s*/y)
    if (closers.some(closer => cursor.take(closer))) return quoted
  }
  cursor.offset = start
  if (quoted !== undefined) return undefined
  const window = cursor.text.slice(start, start + MAX_BARE_LENGTH)
  const ends = closers.map(closer => [window.indexOf(closer), closer] as const).filter(([at]) => at >= 0)
  const [at, closer] = ends.sort(([a], [b]) => a - b)[0] ?? []
  const bare = window.slice(0, at)
  // Over several lines and with another box in it: the bracket that closes this one was forgotten.
  if (at === undefined || closer === undefined || (bare.includes("\n") && BRACKET.test(bare)))
    return undefined
  cursor.offset = start + at + closer.length
  return bare
}

const BRACKET = /[[\](){}|"]/

const BREAK = /<br\s*\/?>|\\n/gi
const TAG = /<\/?[a-z][^<>]*>/gi
const IMAGE = /<img\b/i
const ICON = /\bfa[bklrs]?:fa-[\w-]+/g
const MARKS = /\*\*?|(?<![\p{L}\p{N}])__?|__?(?![\p{L}\p{N}])/gu

/** What a person reads where Mermaid has drawn `raw`. */
export function wordsOf(raw: string): Words {
  const isMarkdown = raw.length > 1 && raw.startsWith("`") && raw.endsWith("`")
  const source = isMarkdown ? raw.slice(1, -1).replaceAll(MARKS, "") : raw
  const bare = source.replaceAll(BREAK, "\n").replaceAll(TAG, "").replaceAll(ICON, "")
  const lines = bare.split("\n").map(line => line.trim())
  const text = decoded(lines.join("\n")).trim()
  return {
    text: wellFormed(text.slice(0, MAX_LABEL_LENGTH)),
    hasIcon: source.match(ICON) !== null || IMAGE.test(source),
    isCut: text.length > MAX_LABEL_LENGTH,
  }
}

const ENTITY = /#(\d{1,7}|[a-z]\w{1,11});|&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,11});/gi

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  bull: "•",
  colon: ":",
  comma: ",",
  copy: "©",
  darr: "↓",
  dollar: "$",
  equals: "=",
  excl: "!",
  gt: ">",
  harr: "↔",
  hash: "#",
  hellip: "…",
  infin: "∞",
  larr: "←",
  laquo: "«",
  lbrace: "{",
  lbrack: "[",
  lcub: "{",
  le: "≤",
  ge: "≥",
  lpar: "(",
  lsqb: "[",
  lt: "<",
  mdash: "—",
  middot: "·",
  nbsp: " ",
  ndash: "–",
  num: "#",
  percnt: "%",
  period: ".",
  plus: "+",
  quest: "?",
  quot: '"',
  raquo: "»",
  rarr: "→",
  rbrace: "}",
  rbrack: "]",
  rcub: "}",
  rpar: ")",
  rsqb: "]",
  semi: ";",
  sol: "/",
  times: "×",
  uarr: "↑",
  verbar: "|",
  vert: "|",
}

/** With its entities as the characters that they stand for: Mermaid's (`#35;`) and those of HTML (`&#35;`). */
export function decoded(text: string): string {
  return text.replaceAll(ENTITY, (entity, own: string | undefined, html: string | undefined) => {
    const name = own ?? html ?? ""
    const digits = own === undefined ? name.slice(1) : name
    if (own === undefined ? name.startsWith("#") : /^\d/.test(name))
      return characterOf(Number(digits.replace(/^x/i, "0x"))) ?? entity
    return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? entity) : entity
  })
}

function characterOf(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : undefined
}
