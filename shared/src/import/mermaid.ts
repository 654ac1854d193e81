/**
 * Mermaid's flowcharts, as a diagram for the board. Read by hand rather than by Mermaid itself, which needs a
 * browser's document and two hundred megabytes to answer what stands in a dozen lines.
 *
 * The grammar is that of Mermaid's `flow.jison`. Where Mermaid is stricter than a person (spaces in a quoted name,
 * a slash that begins a label) this reader is not.
 */
import type { Diagram } from "../board/diagram.ts"
import type { RecogniseKind } from "../board/diagram-text.ts"
import { type LeftOut, lineCounter, placeOf, type Refused } from "./left-out.ts"
import { ChartFault } from "./mermaid-cursor.ts"
import { ChartDraft } from "./mermaid-draft.ts"
import { findChart } from "./mermaid-source.ts"
import { readStatements } from "./mermaid-statements.ts"

/** Characters of a file; longer ones are refused unread. */
export const MAX_CHART_LENGTH = 200_000

export interface ReadChart {
  readonly kind: "diagram"
  readonly diagram: Diagram
  readonly leftOut: readonly LeftOut[]
}

/**
 * Reads a flowchart, alone or in a Markdown document. The kind of a box is said by a class of that name, or else
 * recognised in its label. Never throws; costs about as much as the text is long.
 */
export function readMermaid(source: string, recognise: RecogniseKind): ReadChart | Refused {
  const text = source.replaceAll(/\r\n?/g, "\n").replace(/^\uFEFF/, " ")
  if (text.length > MAX_CHART_LENGTH) {
    const most = MAX_CHART_LENGTH.toLocaleString("en")
    return { kind: "refused", message: `This is longer than ${most} characters; that is too much at once.` }
  }
  try {
    return readChart(text, recognise)
  } catch (fault) {
    if (!(fault instanceof ChartFault)) throw fault
    return { kind: "refused", message: fault.message, ...placeOf(text, fault.offset) }
  }
}

function readChart(text: string, recognise: RecogniseKind): ReadChart | Refused {
  const lineOf = lineCounter(text)
  const draft = new ChartDraft(recognise, lineOf)
  const cursor = findChart(text, draft.leftOut, lineOf)
  readStatements(cursor, draft, lineOf)
  const diagram = draft.diagram()
  if (diagram.parts.length + (diagram.containers?.length ?? 0) === 0)
    return { kind: "refused", message: "There is nothing in this flowchart." }
  return { kind: "diagram", diagram, leftOut: draft.leftOut.list() }
}
