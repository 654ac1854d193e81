/** A diagram from elsewhere, typed or imported, becomes shapes on the board. */
import type { Diagram, DiagramFlow } from "@outloud/shared/board/diagram.ts"
import { type Box, createShapeId, type Editor, type TLFrameShape, type TLShapeId } from "tldraw"
import { addComponent, addFlow } from "./component-edits.ts"
import { layOutParts } from "./layout-places.ts"
import { showNewShapes } from "./show-new.ts"

export interface AddDiagramOptions {
  /** Keys in the diagram's flows that stand for shapes on the board. */
  readonly existing?: ReadonlyMap<string, TLShapeId>
  /** Whether what is new is selected; it is, where this is not said. */
  readonly select?: boolean
}

export interface AddedDiagram {
  /** The new shapes by their keys. */
  readonly parts: ReadonlyMap<string, TLShapeId>
  readonly containers: ReadonlyMap<string, TLShapeId>
  /** In the order of the diagram's flows; those whose ends are unknown are left out. */
  readonly flows: readonly TLShapeId[]
}

const NOTHING: AddedDiagram = { parts: new Map(), containers: new Map(), flows: [] }

/**
 * Adds the diagram as one undo step: a component for each part, a frame for each container, a bound arrow for each
 * flow. Selects what is new, and brings it into view. Does nothing where the board cannot be written.
 */
export function addDiagram(
  editor: Editor,
  diagram: Diagram,
  { existing = new Map(), select = true }: AddDiagramOptions = {},
): AddedDiagram {
  if (editor.getIsReadonly()) return NOTHING
  const boxes = layOutParts(editor, diagram, existing)
  editor.markHistoryStoppingPoint("add a diagram")
  let added = NOTHING
  editor.run(() => {
    if (select) editor.selectNone()
    // A group that is open for editing would take in whatever is made while it is.
    editor.setFocusedGroup(null)
    added = addShapes(editor, diagram, { boxes, existing })
    if (!select) return
    const shapes = [...added.containers.values(), ...added.parts.values()]
    editor.select(...topMost(editor, shapes.length > 0 ? shapes : added.flows))
  })
  showNewShapes(editor, [...added.parts.values(), ...added.containers.values(), ...added.flows])
  return added
}

interface Places {
  readonly boxes: ReadonlyMap<string, Box>
  readonly existing: ReadonlyMap<string, TLShapeId>
}

function addShapes(editor: Editor, diagram: Diagram, { boxes, existing }: Places): AddedDiagram {
  const containers = new Map<string, TLShapeId>()
  const names = new Map(diagram.containers?.map(({ key, label }) => [key, label]))
  // The layout names a container before what stands in it; tldraw puts a new shape into the frame that lies there.
  for (const [key, box] of boxes) {
    const name = names.get(key)
    if (name !== undefined) containers.set(key, addFrame(editor, name, box))
  }
  const parts = new Map<string, TLShapeId>()
  for (const { key, kind, label, note } of diagram.parts) {
    const box = boxes.get(key)
    if (box === undefined) continue
    const size = { w: box.w, h: box.h }
    parts.set(
      key,
      addComponent(editor, { kind, label, at: box.center, size, ...(note !== undefined && { note }) }),
    )
  }
  const ids = new Map([...containers, ...parts, ...existing])
  const flows = diagram.flows.flatMap(flow => {
    const [from, to] = [ids.get(flow.from), ids.get(flow.to)]
    return from === undefined || to === undefined ? [] : [connect(editor, flow, from, to)]
  })
  return { parts, containers, flows }
}

function addFrame(editor: Editor, name: string, { x, y, w, h }: Box): TLShapeId {
  const id = createShapeId()
  editor.createShape<TLFrameShape>({ id, type: "frame", x, y, props: { w, h, name } })
  return id
}

function connect(editor: Editor, flow: DiagramFlow, from: TLShapeId, to: TLShapeId): TLShapeId {
  const { label, mode = null, direction } = flow
  const id = addFlow(editor, {
    from,
    to,
    mode,
    both: direction === "both",
    ...(label !== undefined && { label }),
  })
  if (direction === "none") editor.updateShape({ id, type: "arrow", props: { arrowheadEnd: "none" } })
  return id
}

/** tldraw does not select a frame together with what is in it. */
function topMost(editor: Editor, ids: readonly TLShapeId[]): TLShapeId[] {
  const chosen = new Set(ids)
  return ids.filter(id => !editor.getShapeAncestors(id).some(ancestor => chosen.has(ancestor.id)))
}
