/** One line of quick typing as names and arrows: what stands where, and what cannot be read. Knows no board. */
import { arrowAt, type TypedArrow } from "./diagram-arrows.ts"

/** Words as they were written. Columns count UTF-16 units from 1, as text fields do. */
export interface TypedWords {
  readonly text: string
  readonly column: number
  /** What is quoted is a name and nothing else. */
  readonly quoted: boolean
}

/** What stands between two arrows. */
export interface TypedGroup {
  readonly names: readonly TypedWords[]
  /** Before a colon at the start of the line: what kind the names are. */
  readonly kind?: TypedWords
  /** After a colon behind an arrow: what travels to the names. */
  readonly label?: TypedWords
}

export interface TypedLine {
  readonly groups: readonly TypedGroup[]
  /** One fewer than groups. */
  readonly arrows: readonly TypedArrow[]
}

/** Why a line cannot be read, in words for the person who typed it. */
export class LineFault extends Error {
  readonly column: number

  constructor(column: number, message: string) {
    super(message)
    this.column = column
  }
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“", "«": "»" }
const BULLET = /^\s*(?:[-*•]\s+)?/

/** Undefined for a blank line and a comment. Throws a LineFault. Linear in the line's length. */
export function readLine(line: string): TypedLine | undefined {
  const start = BULLET.exec(line)?.[0].length ?? 0
  const reading = new Reading(line, start)
  const marks = marksOf(line, start)
  if (marks.length === 1 && line.slice(start, marks[0]?.at).trim() === "") return undefined
  for (const mark of marks) reading.take(mark)
  return reading
}

/** What parts the words of a line. */
interface Mark {
  readonly at: number
  readonly kind: "arrow" | "comma" | "colon" | "end"
  readonly arrow?: TypedArrow
}

function marksOf(line: string, start: number): Mark[] {
  const marks: Mark[] = []
  let at = start
  let isWordStart = true
  while (at < line.length && !isComment(line, at)) {
    const char = line.charAt(at)
    const closing = isWordStart ? CLOSING[char] : undefined
    if (closing !== undefined) {
      const end = line.indexOf(closing, at + 1)
      if (end === -1) throw new LineFault(at + 1, "This quote is not closed.")
      at = end + 1
      isWordStart = false
      continue
    }
    const mark = markAt(line, at)
    if (mark !== undefined) marks.push(mark)
    isWordStart = mark !== undefined || (isWordStart && char.trim() === "")
    at += mark?.arrow?.length ?? 1
  }
  marks.push({ at, kind: "end" })
  return marks
}

function markAt(line: string, at: number): Mark | undefined {
  const char = line.charAt(at)
  if (char === ",") return { at, kind: "comma" }
  if (char === ":") return isPartOfName(line, at) ? undefined : { at, kind: "colon" }
  const arrow = arrowAt(line, at)
  return arrow && { at, kind: "arrow", arrow }
}

/** The colon of an address or a port. */
function isPartOfName(line: string, at: number): boolean {
  return line.startsWith("//", at + 1) || (!isBlank(line[at - 1]) && /\d/.test(line.charAt(at + 1)))
}

function isComment(line: string, at: number): boolean {
  if (line[at] !== "#") return false
  return isBlank(line[at - 1]) && isBlank(line[at + 1])
}

function isBlank(char: string | undefined): boolean {
  return char === undefined || char.trim() === ""
}

class Reading implements TypedLine {
  readonly groups: TypedGroup[] = []
  readonly arrows: TypedArrow[] = []
  readonly #line: string
  #names: TypedWords[] = []
  #kind: TypedWords | undefined
  /** Where the words of the name, or of the label, that is being read begin. */
  #from: number
  #inLabel = false
  #before: Mark | undefined

  constructor(line: string, start: number) {
    this.#line = line
    this.#from = start
  }

  take(mark: Mark): void {
    const isInside = mark.kind === "comma" || mark.kind === "colon"
    if (this.#inLabel && isInside) return
    const words = wordsOf(this.#line, this.#from, mark.at)
    if (!this.#inLabel && words.text === "") throw this.#nothing(mark)
    if (mark.kind === "colon") this.#takeColon(words, mark)
    else if (!this.#inLabel) this.#names.push(words)
    if (!isInside) this.#endGroup(this.#inLabel ? words : undefined)
    if (mark.arrow !== undefined) this.arrows.push(mark.arrow)
    this.#from = mark.at + (mark.arrow?.length ?? 1)
    this.#before = mark
  }

  #takeColon(words: TypedWords, mark: Mark): void {
    if (this.groups.length > 0) {
      this.#names.push(words)
      this.#inLabel = true
    } else if (this.#kind === undefined && this.#names.length === 0) {
      this.#kind = words
    } else {
      throw new LineFault(mark.at + 1, "Quote a name that has a colon in it.")
    }
  }

  #endGroup(label: TypedWords | undefined): void {
    this.groups.push({
      names: this.#names,
      ...(this.#kind && { kind: this.#kind }),
      ...(label && label.text !== "" && { label }),
    })
    this.#names = []
    this.#kind = undefined
    this.#inLabel = false
  }

  #nothing(mark: Mark): LineFault {
    const before = this.#before
    if (before !== undefined && mark.kind !== "comma")
      return new LineFault(before.at + 1, `Nothing stands after this ${before.kind}.`)
    return new LineFault(mark.at + 1, `Nothing stands before this ${mark.kind}.`)
  }
}

function wordsOf(line: string, from: number, to: number): TypedWords {
  const raw = line.slice(from, to)
  const text = raw.trim()
  const column = from + raw.length - raw.trimStart().length + 1
  const closing = CLOSING[text.charAt(0)]
  const quoted = closing !== undefined && text.length > 1 && text.indexOf(closing, 1) === text.length - 1
  return { text: (quoted ? text.slice(1, -1).trim() : text).replaceAll(/\s+/g, " "), column, quoted }
}
