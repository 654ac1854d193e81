/**
 * Files of other programs, in two steps: what is in a file, which changes nothing, and putting that beside what is
 * on the board, as one step to undo.
 */
import type { Diagram } from "@outloud/shared/board/diagram.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { readExcalidraw } from "@outloud/shared/import/excalidraw.ts"
import type { LeftOut, Refused } from "@outloud/shared/import/left-out.ts"
import { readMermaid } from "@outloud/shared/import/mermaid.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import type { Editor, TLArrowBinding, TLArrowShape, TLContent, TLShapeId } from "tldraw"
import { fitContent } from "./board-content.ts"
import { readBoardFile } from "./board-file.ts"
import { isBoardRecord } from "./layer-stamp.ts"
import { addDiagram } from "./layout-new-parts.ts"

/** What can be imported. Its own fields say what it is; `placeImport` takes it as it is. */
export type ReadImport = ReadShapes | ReadDiagram

export interface ReadShapes {
  readonly kind: "shapes"
  readonly content: TLContent
  /** How many there are, frames and arrows among them. */
  readonly shapes: number
  readonly leftOut: readonly LeftOut[]
}

export interface ReadDiagram {
  readonly kind: "diagram"
  readonly diagram: Diagram
  readonly leftOut: readonly LeftOut[]
}

/** Recognises what a text is by what is in it: a board file, a drawing of Excalidraw, a Mermaid flowchart. */
export function readImport(text: string): ReadImport | Refused {
  if (!text.trimStart().startsWith("{")) return readMermaid(text, recogniseKind)
  if (/"type"\s*:\s*"excalidraw/.test(text)) return readDrawing(text)
  const file = readBoardFile(text)
  if (file.kind === "refused") return file
  const { content, leftOut } = file
  return { kind: "shapes", content, shapes: content.shapes.length, leftOut }
}

function readDrawing(text: string): ReadShapes | Refused {
  const drawing = readExcalidraw(text)
  if (drawing.kind === "refused") return drawing
  const { content } = fitContent(drawing.records)
  const shapes = content.shapes.filter(({ type }) => type !== "group").length
  return { kind: "shapes", content, shapes, leftOut: drawing.leftOut }
}

/**
 * Puts what was read beside what is on the board, as new shapes of the active layer and one step to undo, selected
 * and in view. Where it may not, or there is no room, nothing changes.
 */
export function placeImport(editor: Editor, read: ReadImport): Refused | undefined {
  if (editor.getIsReadonly()) return refused("You can look at this board, but not change it.")
  const existing = editor.store.allRecords().filter(isBoardRecord).length
  if (existing + recordsOf(read) > DEFAULT_LIMITS.layerRecords)
    return refused("There is no room for this on the board.")
  if (read.kind === "shapes") return putBeside(editor, read.content)
  const { flows } = addDiagram(editor, read.diagram)
  // All its ends are known, so that no flow was left out.
  for (const [n, { from, to }] of read.diagram.flows.entries()) {
    const arrow = flows[n]
    if (from === to && arrow !== undefined) loopOver(editor, arrow)
  }
  return undefined
}

/** Canvas pixels between the upper edge of a shape and the top of a loop. */
const LOOP = 36

/** From a shape to itself, from middle to middle, tldraw draws nothing at all: this one leaves and comes back. */
function loopOver(editor: Editor, arrow: TLShapeId): void {
  editor.updateShape<TLArrowShape>({ id: arrow, type: "arrow", props: { bend: -LOOP } })
  const ends = editor.getBindingsFromShape<TLArrowBinding>(arrow, "arrow")
  editor.updateBindings(
    ends.map(end => {
      const normalizedAnchor = { x: end.props.terminal === "start" ? 0.3 : 0.7, y: 0 }
      return { ...end, props: { ...end.props, isPrecise: true, normalizedAnchor } }
    }),
  )
}

function recordsOf(read: ReadImport): number {
  if (read.kind === "shapes") return read.content.shapes.length + (read.content.bindings?.length ?? 0)
  const { parts, flows, containers = [] } = read.diagram
  return parts.length + containers.length + 3 * flows.length
}

function refused(message: string): Refused {
  return { kind: "refused", message }
}

/** Canvas pixels between a board and what is imported beside it. */
const GAP = 120

function putBeside(editor: Editor, content: TLContent): Refused | undefined {
  const board = editor.getCurrentPageBounds()
  const mark = editor.markHistoryStoppingPoint("import a file")
  const work = () => {
    editor.selectNone()
    editor.putContentOntoCurrentPage(content, { select: true, preservePosition: board === undefined })
    const added = editor.getSelectionPageBounds()
    if (!board || !added) return
    editor.nudgeShapes(editor.getSelectedShapeIds(), {
      x: board.maxX + GAP - added.x,
      y: board.y - added.y,
    })
  }
  // What is locked in the file is moved with the rest.
  editor.run(work, { ignoreShapeLock: true })
  const { maxX = 0, maxY = 0 } = editor.getSelectionPageBounds() ?? {}
  if (Math.max(maxX, maxY) > DEFAULT_LIMITS.geometry) {
    editor.bailToMark(mark)
    return refused("There is no room for this on the board: it would lie too far out.")
  }
  editor.zoomToSelection({ animation: { duration: 0 } })
  return undefined
}
