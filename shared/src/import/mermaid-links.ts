/** The lines between boxes: `-->`, `-. text .->`, `==>|text|`, `<-->`, `--o`, `~~~`, longer ones, named ones. */
import type { FlowMode } from "../board/flow.ts"
import type { Cursor } from "./mermaid-cursor.ts"
import { takeQuoted, takeUntil } from "./mermaid-words.ts"

type Head = "" | "arrow" | "circle" | "cross"

export interface ChartLink {
  /** "invisible" links only push boxes around. */
  readonly line: "plain" | "dotted" | "thick" | "invisible"
  readonly start: Head
  readonly end: Head
  /** As written; empty where there is none. */
  readonly label: string
  /** The name that other statements call it by. */
  readonly name: string | undefined
}

/** What a dotted or thick line says on a board; a plain one says nothing by itself. */
export const LINK_MODES: Record<ChartLink["line"], FlowMode | null> = {
  plain: null,
  dotted: "async",
  thick: "batch",
  invisible: null,
}

interface Line {
  readonly line: ChartLink["line"]
  readonly whole: RegExp
  /** Before a text in the middle of the line, and after it. */
  readonly first: RegExp
  readonly last: RegExp
}

const LINES: readonly Line[] = [
  { line: "plain", whole: /([xo<]?)--+([-xo>])/y, first: /([xo<]?)--/y, last: /(\s[xo])?--+([-xo>])/g },
  { line: "thick", whole: /([xo<]?)==+([=xo>])/y, first: /([xo<]?)==/y, last: /(\s[xo])?==+([=xo>])/g },
  {
    line: "dotted",
    whole: /([xo<]?)-?\.+-([xo>]?)/y,
    first: /([xo<]?)-\./y,
    last: /(\s[xo])?-?\.{1,50}-([xo>]?)/g,
  },
]
const INVISIBLE = /~~~+/y
const NAME = /([\p{L}\p{N}_-]{1,100})@(?=[xo<]?[-=~])/uy
/** On the next line only what can be nothing else: `x--` there is a box called x. */
const NEXT_LINE = /\s*(?=<?(?:--|==|-\.)|~~~)/y

/** The link here, with the spaces before it; undefined, and nothing taken, where there is none. */
export function takeLink(cursor: Cursor): ChartLink | undefined {
  const start = cursor.offset
  cursor.skipSpaces()
  cursor.match(NEXT_LINE)
  const name = cursor.match(NAME)?.[1]
  const link = cursor.match(INVISIBLE) === undefined ? takeLine(cursor, name) : { ...NOTHING, name }
  if (link === undefined) {
    cursor.offset = start
    return undefined
  }
  cursor.skipSpaces()
  if (!cursor.take("|")) return link
  const label = takeUntil(cursor, ["|"])
  if (label === undefined) throw cursor.fault("The text of this link is never closed; it ends with “|”.")
  return { ...link, label }
}

const NOTHING = { line: "invisible", start: "", end: "", label: "" } as const

function takeLine(cursor: Cursor, name: string | undefined): ChartLink | undefined {
  for (const { line, whole, first, last } of LINES) {
    const simple = cursor.match(whole)
    if (simple !== undefined)
      return { line, start: headOf(simple[1]), end: headOf(simple[2]), label: "", name }
    const opening = cursor.match(first)
    if (opening === undefined) continue
    const { label, head } = takeText(cursor, last)
    return { line, start: headOf(opening[1]), end: headOf(head), label, name }
  }
  return undefined
}

/** The text in the middle of a line, and the line's other half, which stands on the same line of the file. */
function takeText(cursor: Cursor, last: RegExp): { label: string; head: string | undefined } {
  const start = cursor.offset
  cursor.skipSpaces()
  const quoted = takeQuoted(cursor)
  last.lastIndex = cursor.offset
  const found = last.exec(cursor.text)
  const between = found === null ? "\n" : cursor.text.slice(cursor.offset, found.index)
  if (found === null || between.includes("\n"))
    throw cursor.fault("This link has no end, such as “-->”.", start)
  cursor.offset = last.lastIndex
  return { label: quoted ?? between, head: found[2] }
}

function headOf(mark: string | undefined): Head {
  if (mark === ">" || mark === "<") return "arrow"
  if (mark === "o") return "circle"
  return mark === "x" ? "cross" : ""
}
