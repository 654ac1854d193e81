/** Draws a question's reference as a finished board, for the debrief. */

import { referenceDiagram } from "@outloud/shared/questions/reference-diagram.ts"
import type { ReferenceKey } from "@outloud/shared/questions/reference-key.ts"
import { type ReferenceText, referenceTexts } from "@outloud/shared/questions/reference-texts.ts"
import type { LANES } from "@outloud/shared/questions/starter.ts"
import { createShapeId, type Editor, type TLShapeId } from "tldraw"
import type { EstimateBoard } from "./estimate-edits.ts"
import { addPlaced } from "./layout-new-parts.ts"
import { layOutReference, type ReferenceLayout } from "./reference-layout.ts"
import { clearSections, SectionColumn } from "./reference-sections.ts"

const QUESTION = createShapeId("question")
const ARCHITECTURE = createShapeId("section-architecture")
const LANE_IDS: Record<(typeof LANES)[number], TLShapeId> = {
  Edge: createShapeId("lane-edge"),
  Online: createShapeId("lane-online"),
  Streaming: createShapeId("lane-streaming"),
  "Batch & ML": createShapeId("lane-batch-ml"),
}
const COLUMN_OF: Record<ReferenceText["section"], "left" | "right"> = {
  Requirements: "left",
  "API & data": "left",
  "Deep dives": "right",
  "Open questions & trade-offs": "right",
}
/** Canvas pixels: of the columns of words beside the diagram, and between columns. */
const SIDE = 540
const GAP = 60

/**
 * The editor must be one by itself, bound to no document, with the starter sections and nothing else on its board. They
 * grow to hold the reference: components in their lanes with all that flows between them, and around them requirements,
 * estimates, interfaces, decisions and trade-offs. Cannot be undone.
 */
export function drawReference(board: EstimateBoard, key: ReferenceKey): void {
  const { editor } = board
  editor.run(() => draw(board, key), { history: "ignore", ignoreShapeLock: true })
}

function draw(board: EstimateBoard, key: ReferenceKey): void {
  const { editor } = board
  const diagram = referenceDiagram(key)
  const layout = layOutReference(diagram)
  const x = SIDE + GAP
  const columns = {
    left: new SectionColumn(editor, { x: 0, w: SIDE }),
    middle: new SectionColumn(editor, { x, w: layout.size.w }),
    right: new SectionColumn(editor, { x: x + layout.size.w + GAP, w: SIDE }),
  }
  clearSections(editor)
  resizeLanes(editor, layout, x)
  editor.updateShape({ id: QUESTION, type: "geo", props: { w: SIDE } })
  columns.left.skip(QUESTION)
  columns.middle.skip(ARCHITECTURE)
  for (const text of referenceTexts(key)) columns[COLUMN_OF[text.section]].addText(text)
  columns.middle.addEstimates(board, key)
  addPlaced(
    editor,
    diagram,
    new Map([...layout.boxes].map(([part, box]) => [part, box.clone().translate({ x, y: 0 })])),
  )
}

function resizeLanes(editor: Editor, { lanes, size }: ReferenceLayout, x: number): void {
  editor.updateShape({ id: ARCHITECTURE, type: "frame", x, y: 0, props: size })
  for (const [name, lane] of lanes) {
    const { x, y, w, h } = lane
    editor.updateShape({ id: LANE_IDS[name], type: "geo", x, y, props: { w, h } })
  }
}
