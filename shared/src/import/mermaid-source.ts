/** Where in a file the flowchart is: by itself, or in a fence of a Markdown document. */
import type { LeftOutList } from "./left-out.ts"
import { ChartFault, Cursor } from "./mermaid-cursor.ts"

/** Other kinds of diagram that Mermaid draws, by what they begin with. */
const OTHERS: Readonly<Record<string, string>> = {
  sequenceDiagram: "a sequence diagram",
  classDiagram: "a class diagram",
  "classDiagram-v2": "a class diagram",
  stateDiagram: "a state diagram",
  "stateDiagram-v2": "a state diagram",
  erDiagram: "an entity relationship diagram",
  gantt: "a Gantt chart",
  pie: "a pie chart",
  journey: "a user journey",
  gitGraph: "a git graph",
  mindmap: "a mind map",
  timeline: "a timeline",
  quadrantChart: "a quadrant chart",
  requirementDiagram: "a requirement diagram",
  C4Context: "a C4 diagram",
  C4Container: "a C4 diagram",
  C4Component: "a C4 diagram",
  C4Dynamic: "a C4 diagram",
  C4Deployment: "a C4 diagram",
  sankey: "a Sankey diagram",
  "sankey-beta": "a Sankey diagram",
  xychart: "an XY chart",
  "xychart-beta": "an XY chart",
  block: "a block diagram",
  "block-beta": "a block diagram",
  packet: "a packet diagram",
  "packet-beta": "a packet diagram",
  kanban: "a kanban board",
  architecture: "an architecture diagram",
  "architecture-beta": "an architecture diagram",
  radar: "a radar chart",
  "radar-beta": "a radar chart",
  treemap: "a treemap",
  "treemap-beta": "a treemap",
  zenuml: "a ZenUML diagram",
}

const HEADER = /(?:flowchart(?:-elk)?|graph)(?![\p{L}\p{N}_-])/uy
const WORD = /[A-Za-z][\w-]{0,40}/y
const FRONT_MATTER = /-{3}[^\S\n]*\n/y
/** Begins `%%{init: …}%%`. */
export const DIRECTIVE = /%%\{/y
/** How they are called among what is left out. */
export const SETTINGS = "titles and settings"

/**
 * A cursor just behind the word "flowchart" or "graph", whose text ends with the chart. Throws a ChartFault where
 * there is none.
 */
export function findChart(text: string, leftOut: LeftOutList, lineOf: (offset: number) => number): Cursor {
  const cursor = new Cursor(text, 0)
  if (takeHeader(cursor, leftOut, lineOf)) return cursor
  const [first, ...others] = fences(text)
  if (first === undefined) throw notAChart(cursor)
  const charts = [first, ...others].map(({ start, end }) => new Cursor(text.slice(0, end), start))
  const found = charts.find(chart => takeHeader(chart, leftOut, lineOf))
  if (found === undefined) throw notAChart(charts[0] ?? cursor)
  for (const chart of charts) {
    if (chart !== found) leftOut.add("other diagrams of this file", lineOf(chart.offset))
  }
  return found
}

function notAChart(cursor: Cursor): ChartFault {
  const word = cursor.match(WORD)?.[0] ?? ""
  const offset = cursor.offset - word.length
  if (Object.hasOwn(OTHERS, word))
    return new ChartFault(offset, `This is ${OTHERS[word]}; only flowcharts can be read.`)
  if (cursor.isAtEnd && word === "") return new ChartFault(offset, "There is nothing here.")
  return new ChartFault(
    offset,
    "This is not a Mermaid flowchart, which begins with “flowchart” or “graph”, nor a file of tldraw or Excalidraw.",
  )
}

/** What may stand before a chart: its title and settings, comments, directives. Then the word itself. */
function takeHeader(cursor: Cursor, leftOut: LeftOutList, lineOf: (offset: number) => number): boolean {
  const start = cursor.offset
  const settings: number[] = []
  cursor.skipLines()
  if (takeFrontMatter(cursor)) settings.push(lineOf(start))
  cursor.skipLines()
  while (cursor.sees(DIRECTIVE)) {
    settings.push(lineOf(cursor.offset))
    skipDirective(cursor)
    cursor.skipLines()
  }
  if (cursor.match(HEADER) === undefined) {
    if (cursor.isAtEnd) cursor.offset = start
    return false
  }
  for (const line of settings) leftOut.add(SETTINGS, line)
  return true
}

function takeFrontMatter(cursor: Cursor): boolean {
  if (!cursor.sees(FRONT_MATTER)) return false
  const end = cursor.text.indexOf("\n---", cursor.offset)
  if (end < 0) return false
  cursor.offset = end + "\n---".length
  cursor.skipLine()
  return true
}

/** `%%{init: …}%%`, over one line or several. */
export function skipDirective(cursor: Cursor): void {
  const end = cursor.text.indexOf("}%%", cursor.offset)
  if (end < 0) throw cursor.fault("This directive is never closed; it ends with “}%%”.")
  cursor.offset = end + "}%%".length
}

const FENCE = /^[^\S\n]{0,3}(`{3,}|~{3,})[^\S\n]*([^\s`]*)/

/** What stands between the fences that say "mermaid", in order. */
function fences(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let open: { mark: string; start: number; isChart: boolean } | undefined
  let offset = 0
  for (const line of text.split("\n")) {
    const [, mark = "", info = ""] = FENCE.exec(line) ?? []
    const next = offset + line.length + 1
    if (open === undefined) {
      if (mark !== "") open = { mark, start: next, isChart: /^\{?\.?mermaid\b/i.test(info) }
    } else if (mark.startsWith(open.mark) && info === "") {
      if (open.isChart) found.push({ start: open.start, end: offset })
      open = undefined
    }
    offset = next
  }
  if (open?.isChart) found.push({ start: open.start, end: text.length })
  return found
}
