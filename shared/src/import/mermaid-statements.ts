/** A chart's statements, one after the other: chains of boxes, subgraphs, and what only styles them. */
import { takeAttributes, takeBox, takeName } from "./mermaid-boxes.ts"
import type { Cursor } from "./mermaid-cursor.ts"
import { type ChartDraft, STYLES } from "./mermaid-draft.ts"
import { takeLink } from "./mermaid-links.ts"
import { DIRECTIVE, SETTINGS, skipDirective } from "./mermaid-source.ts"
import { decoded, takeQuoted, takeUntil } from "./mermaid-words.ts"

interface Reading {
  readonly cursor: Cursor
  readonly draft: ChartDraft
  readonly lineOf: (offset: number) => number
}

/** From behind the chart's first word to its end. Throws a ChartFault where it cannot go on. */
export function readStatements(cursor: Cursor, draft: ChartDraft, lineOf: (offset: number) => number): void {
  const reading = { cursor, draft, lineOf }
  cursor.skipSpaces()
  cursor.match(DIRECTION)
  for (;;) {
    do cursor.skipLines()
    while (cursor.take(";"))
    if (cursor.isAtEnd) return
    readStatement(reading)
  }
}

const DIRECTION = /(?:TB|TD|BT|RL|LR|[<>^v])(?![\p{L}\p{N}_-])/uy
const KEYWORD =
  /(?:(subgraph|end|direction|style|linkStyle|classDef|class|click)(?=[\s;]|$)|(accTitle|accDescr)(?=[\s:{]))/y
const STYLING = /[^\n;]*/y
/** Written by toMermaid; the only comments that mean something. */
const OWN_COMMENT = /%%\s*outloud\s([^\n]*)/y

function readStatement(reading: Reading): void {
  const { cursor, draft, lineOf } = reading
  const line = lineOf(cursor.offset)
  if (cursor.sees(DIRECTIVE)) {
    draft.leftOut.add(SETTINGS, line)
    skipDirective(cursor)
    return
  }
  const comment = cursor.match(OWN_COMMENT)?.[1]
  const keyword = comment === undefined ? cursor.match(KEYWORD)?.[0] : undefined
  if (comment !== undefined) readOwnComment(comment, draft)
  else if (keyword === undefined) readChain(reading)
  else if (keyword === "subgraph") openSubgraph(reading)
  else if (keyword === "end") draft.close(cursor.offset - keyword.length)
  else if (keyword === "class") readClass(reading)
  else {
    const what = LOSSES[keyword]
    if (what !== undefined) draft.leftOut.add(what, line)
    skipRest(cursor, keyword)
  }
}

/** The direction is no loss: a board has its own layout. */
const LOSSES: Readonly<Record<string, string>> = {
  style: STYLES,
  linkStyle: STYLES,
  classDef: STYLES,
  click: "links to other pages",
  accTitle: SETTINGS,
  accDescr: SETTINGS,
}

/** Of a statement that says nothing to a board. */
function skipRest(cursor: Cursor, keyword: string): void {
  if (keyword === "accDescr" && cursor.match(BRACE) !== undefined) {
    if (cursor.match(BRACED) === undefined) throw cursor.fault("These braces are never closed.")
  } else if (keyword === "click" || keyword.startsWith("acc")) cursor.skipLine()
  else cursor.match(STYLING)
}

const BRACE = /\s*\{/y
const BRACED = /[^}]*\}/y

function readOwnComment(comment: string, draft: ChartDraft): void {
  if (/^sync\b/.test(comment)) draft.plainMode = "sync"
  const [, name, note] = /^note ([\w-]{1,100}): (.*)$/.exec(comment) ?? []
  if (name !== undefined && note !== undefined) draft.note(name, decoded(note))
}

const CLASS = /[^\S\n]+((?![-=.<~])[^\s;]+)[^\S\n]+([^\s;]+)/y

/** `class a,b name` */
function readClass({ cursor, draft, lineOf }: Reading): void {
  const offset = cursor.offset
  const [, names, className] = cursor.match(CLASS) ?? []
  if (names === undefined || className === undefined)
    throw cursor.fault("After “class” come names of boxes and of a style; no box may be called “class”.")
  for (const name of names.split(",")) draft.addClass(name, className, lineOf(offset))
}

const TITLE = /[^\n;]*/y
const STATEMENT_END = /[^\S\n]*(?:[\n;]|%%|$)/y

function openSubgraph({ cursor, draft }: Reading): void {
  const offset = cursor.offset
  cursor.skipSpaces()
  const [name, title] = takeSubgraphHead(cursor)
  draft.open(name, title, offset)
}

/** `name [title]`, `name`, `a title`, `"a title"`, or nothing at all. */
function takeSubgraphHead(cursor: Cursor): [name: string | undefined, title: string] {
  const start = cursor.offset
  if (cursor.sees(STATEMENT_END)) return [undefined, ""]
  const quoted = takeQuoted(cursor)
  if (quoted !== undefined) return [quoted, quoted]
  const name = takeName(cursor)
  if (name !== undefined && cursor.sees(STATEMENT_END)) return [name, name]
  cursor.skipSpaces()
  const title = name !== undefined && cursor.take("[") ? takeUntil(cursor, ["]"]) : undefined
  if (title !== undefined) return [name, title]
  cursor.offset = start
  const words = (cursor.match(TITLE)?.[0] ?? "").trim()
  return [words, words]
}

const LINK_ATTRIBUTES = /([\p{L}\p{N}_-]{1,100})(?=@\{)/uy

/** `a & b --> c -- text --> d`, or one box by itself. */
function readChain(reading: Reading): void {
  const { cursor, draft, lineOf } = reading
  const start = cursor.offset
  const name = cursor.match(LINK_ATTRIBUTES)?.[1]
  if (name !== undefined && draft.isLink(name)) {
    takeAttributes(cursor)
    draft.leftOut.add("animations of links", lineOf(start))
    return
  }
  cursor.offset = start
  let left = readBoxes(reading)
  for (let offset = cursor.offset, link = takeLink(cursor); link !== undefined; ) {
    cursor.skipLines()
    const right = readBoxes(reading)
    for (const from of left) for (const to of right) draft.link(from, to, link, offset)
    left = right
    offset = cursor.offset
    link = takeLink(cursor)
  }
  if (cursor.sees(STATEMENT_END)) return
  cursor.skipSpaces()
  throw cursor.fault(`Here “${cursor.excerpt()}” does not belong; links look like “-->”, “-.->” or “==>”.`)
}

function readBoxes({ cursor, draft }: Reading): string[] {
  const names = [draft.box(takeBox(cursor))]
  for (;;) {
    const end = cursor.offset
    cursor.skipSpaces()
    if (!cursor.take("&")) {
      cursor.offset = end
      return names
    }
    cursor.skipLines()
    names.push(draft.box(takeBox(cursor)))
  }
}
