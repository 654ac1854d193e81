/** Where the reader is in a chart, and what it cannot make sense of. */

/** Ends the reading of a chart; never leaves readMermaid. */
export class ChartFault extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** Offsets count from the start of the whole file. Every sticky expression that it is given must be linear. */
export class Cursor {
  readonly text: string
  offset: number

  constructor(text: string, offset: number) {
    this.text = text
    this.offset = offset
  }

  get isAtEnd(): boolean {
    return this.offset >= this.text.length
  }

  startsWith(expected: string): boolean {
    return this.text.startsWith(expected, this.offset)
  }

  /** Takes what stands here, or nothing. */
  take(expected: string): boolean {
    const there = this.startsWith(expected)
    if (there) this.offset += expected.length
    return there
  }

  /** Takes what a sticky expression matches here; undefined, and nothing taken, where it does not. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.offset
    const found = sticky.exec(this.text) ?? undefined
    if (found !== undefined) this.offset = sticky.lastIndex
    return found
  }

  /** Whether a sticky expression matches here; takes nothing. */
  sees(sticky: RegExp): boolean {
    sticky.lastIndex = this.offset
    return sticky.test(this.text)
  }

  skipSpaces(): void {
    this.match(SPACES)
  }

  /** Spaces, line breaks and lines that are comments only. */
  skipLines(): void {
    do this.match(WHITE)
    while (this.match(COMMENT) !== undefined)
  }

  skipLine(): string {
    return this.match(LINE)?.[0] ?? ""
  }

  /** What stands here, short, for a message. */
  excerpt(): string {
    const word = /[^\s]{1,20}/y
    word.lastIndex = this.offset
    return word.exec(this.text)?.[0] ?? ""
  }

  fault(message: string, offset = this.offset): ChartFault {
    return new ChartFault(offset, message)
  }
}

const SPACES = /[^\S\n]*/y
const WHITE = /\s*/y
/** Not one that is for the reader: see export/mermaid.ts. */
const COMMENT = /%%(?!\{|\s*outloud\s)[^\n]*/y
const LINE = /[^\n]*/y
