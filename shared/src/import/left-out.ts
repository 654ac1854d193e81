/** Something that an import could not carry over, in words that follow "Left out:". */
export interface LeftOut {
  /** A plural, such as "colours and styles"; equal ones belong together. */
  readonly what: string
  /** Lines of the file where it stands, ascending; empty where a line says nothing to a person. */
  readonly lines: readonly number[]
  readonly count: number
}

/** Why a file changes nothing. */
export interface Refused {
  readonly kind: "refused"
  /** Sentences for the person. */
  readonly message: string
  /** Where in the file, both from 1, columns in UTF-16 units; absent where it is about the whole. */
  readonly line?: number
  readonly column?: number
}

/** Collects what is left out, equal things together, in the order in which they were first met. */
export class LeftOutList {
  readonly #items = new Map<string, { lines: number[]; count: number }>()

  add(what: string, line?: number): void {
    const item = this.#items.get(what) ?? { lines: [], count: 0 }
    this.#items.set(what, item)
    item.count += 1
    if (line !== undefined && item.lines.at(-1) !== line) item.lines.push(line)
  }

  list(): LeftOut[] {
    return [...this.#items].map(([what, { lines, count }]) => ({
      what,
      lines: lines.sort((a, b) => a - b),
      count,
    }))
  }
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1
  return { line: lineCounter(text)(offset), column: offset - start + 1 }
}

/** Tells the line, from 1, of any offset, without reading the text again each time. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return offset => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
