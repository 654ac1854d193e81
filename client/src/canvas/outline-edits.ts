/** What the outline does to the board: each one step to undo, written into the very shapes that are on the canvas. */
import type { TypedDiagram } from "@outloud/shared/board/diagram-text.ts"
import type { FlowMode } from "@outloud/shared/board/flow.ts"
import type { GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import type { KindId } from "@outloud/shared/board/kinds.ts"
import {
  createBindingId,
  type Editor,
  type TLArrowBinding,
  type TLArrowShape,
  type TLShape,
  type TLShapeId,
} from "tldraw"
import { addFlow, setKind, setLabel, setMode, setNote } from "./component-edits.ts"
import { addDiagram } from "./layout-new-parts.ts"

/** What came of an edit. Locked: a person has locked the shape, or one around it. */
export type EditResult = "done" | "locked" | "gone"

/** Writes the name where it is read from: into the box, or the text that lies on it or beside it. */
export function renamePart(editor: Editor, node: GraphNode, name: string): EditResult {
  return edit(editor, "rename", [worded(editor, node.records) ?? node.id], ([shape]) => {
    if (shape) setLabel(editor, shape.id, name)
  })
}

/** Whether it is a box, which alone can be given a kind and a note. */
export function takesKind(editor: Editor, node: GraphNode): boolean {
  return editor.getShape(node.id as TLShapeId)?.type === "geo"
}

export function setPartKind(editor: Editor, node: GraphNode, kind: KindId | null): EditResult {
  return edit(editor, "change kind", [node.id], ([shape]) => shape && setKind(editor, shape.id, kind))
}

export function setPartNote(editor: Editor, node: GraphNode, note: string): EditResult {
  return edit(editor, "change note", [node.id], ([shape]) => shape && setNote(editor, shape.id, note))
}

/** Adds what was typed; its names for what is on the board stand for the nodes of these ids. */
export function addTyped(
  editor: Editor,
  { diagram, existing }: Pick<TypedDiagram, "diagram" | "existing">,
  { select }: { readonly select: boolean },
): void {
  editor.complete()
  addDiagram(editor, diagram, { existing: existing as ReadonlyMap<string, TLShapeId>, select })
}

/** Deletes a component with all that it was read from, and the flows that would end at nothing without it. */
export function removePart(editor: Editor, node: GraphNode, flows: readonly GraphEdge[]): EditResult {
  const ids = [...node.records, ...flows.flatMap(({ records }) => records)]
  return edit(editor, "delete component", ids, shapes => editor.deleteShapes([...shapes]))
}

export function removeFlow(editor: Editor, edge: GraphEdge): EditResult {
  return edit(editor, "delete flow", edge.records, shapes => editor.deleteShapes([...shapes]))
}

export function renameFlow(editor: Editor, edge: GraphEdge, label: string): EditResult {
  const place = worded(editor, edge.records) ?? edge.id
  return edit(editor, "change label", [place], ([shape]) => {
    if (shape) setLabel(editor, place === edge.id ? asArrow(editor, edge, shape) : shape.id, label)
  })
}

export function setFlowMode(editor: Editor, edge: GraphEdge, mode: FlowMode | null): EditResult {
  return edit(editor, "change how it travels", [edge.id], ([shape]) => {
    if (shape) setMode(editor, asArrow(editor, edge, shape), mode)
  })
}

/** Attaches one end of a flow to a component, wherever it was before. */
export function moveFlowEnd(editor: Editor, edge: GraphEdge, end: "from" | "to", target: string): EditResult {
  return edit(editor, "move flow", [edge.id], ([shape]) => {
    if (shape === undefined || editor.getShape(target as TLShapeId) === undefined) return
    const arrow = asArrow(editor, edge, shape)
    const terminal = (end === "from") === isDrawnBackwards(editor, arrow) ? "end" : "start"
    bindEnd(editor, arrow, terminal, target as TLShapeId)
  })
}

function bindEnd(editor: Editor, arrow: TLShapeId, terminal: "start" | "end", target: TLShapeId): void {
  const bound = editor.getBindingsFromShape<TLArrowBinding>(arrow, "arrow")
  editor.deleteBindings(bound.filter(({ props }) => props.terminal === terminal))
  const props = { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false }
  editor.createBinding<TLArrowBinding>({
    id: createBindingId(),
    type: "arrow",
    fromId: arrow,
    toId: target,
    props,
  })
}

/** Its head is where it was begun. */
function isDrawnBackwards(editor: Editor, arrow: TLShapeId): boolean {
  const props = editor.getShape<TLArrowShape>(arrow)?.props
  return props !== undefined && props.arrowheadStart !== "none" && props.arrowheadEnd === "none"
}

/** The flow's arrow; a line, which takes neither words nor ends, is replaced by an arrow without heads. */
function asArrow(editor: Editor, edge: GraphEdge, shape: TLShape): TLShapeId {
  const [from, to] = [edge.from.at, edge.to.at]
  if (shape.type !== "line" || from === null || to === null) return shape.id
  editor.deleteShapes([shape.id])
  const id = addFlow(editor, { from: from as TLShapeId, to: to as TLShapeId, mode: edge.mode })
  editor.updateShape({ id, type: "arrow", props: { arrowheadEnd: "none" } })
  return id
}

/** The first of these records that has words. */
function worded(editor: Editor, ids: readonly string[]): string | undefined {
  return ids.find(id => {
    const shape = editor.getShape(id as TLShapeId)
    return shape !== undefined && (editor.getShapeUtil(shape).getText(shape) ?? "").trim() !== ""
  })
}

/** One undo step over those of the shapes that are still there. */
function edit(
  editor: Editor,
  name: string,
  ids: readonly string[],
  work: (shapes: readonly TLShape[]) => unknown,
): EditResult {
  const shapes = ids.flatMap(id => editor.getShape(id as TLShapeId) ?? [])
  if (shapes.length === 0) return "gone"
  if (editor.getIsReadonly() || shapes.some(shape => editor.isShapeOrAncestorLocked(shape))) return "locked"
  // A label that is open on the canvas would be written back over what is done here.
  editor.complete()
  editor.markHistoryStoppingPoint(name)
  editor.run(() => void work(shapes))
  return "done"
}
