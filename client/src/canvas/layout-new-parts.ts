/** A diagram from elsewhere, typed or imported, becomes shapes on the board. */
import type { Diagram, DiagramFlow } from "@outloud/shared/board/diagram.ts"
import { type Box, createShapeId, type Editor, type TLFrameShape, type TLShapeId } from "tldraw"
import { addComponent, addFlow } from "./component-edits.ts"
import { isPinned } from "./layer-stamp.ts"
import { isSolid } from "./layout-areas.ts"
import { type ArrowForm, formArrows } from "./layout-arrows.ts"
import { type Rect, rect } from "./layout-lines.ts"
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

/** Draws a diagram whose parts and containers have their places already. Begins no undo step. */
export function addPlaced(editor: Editor, diagram: Diagram, boxes: ReadonlyMap<string, Box>): AddedDiagram {
  return addShapes(editor, diagram, { boxes, existing: new Map() })
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
  const ends = diagram.flows.flatMap(flow => {
    const [from, to] = [ids.get(flow.from), ids.get(flow.to)]
    return from === undefined || to === undefined ? [] : [{ flow, from, to }]
  })
  const forms = formsOf(editor, ends)
  const flows = ends.map((end, n) => connect(editor, end, forms[n]))
  return { parts, containers, flows }
}

interface Ends {
  readonly flow: DiagramFlow
  readonly from: TLShapeId
  readonly to: TLShapeId
}

/** So that arrows keep clear of everything that stands on the board. */
function formsOf(editor: Editor, ends: readonly Ends[]): readonly ArrowForm[] {
  const rects = new Map<TLShapeId, Rect>()
  const rectOf = (id: TLShapeId) => {
    const box = editor.getShapePageBounds(id)
    const known = rects.get(id) ?? rect(box?.minX ?? 0, box?.minY ?? 0, box?.maxX ?? 0, box?.maxY ?? 0)
    rects.set(id, known)
    return known
  }
  const flows = ends.map(({ flow, from, to }) => ({
    from: rectOf(from),
    to: rectOf(to),
    label: flow.label ?? "",
  }))
  const solid = editor.getCurrentPageShapes().filter(shape => isSolid(shape) && !isPinned(shape))
  const boxes = solid.filter(({ type }) => type !== "frame" && type !== "group")
  return formArrows(
    flows,
    boxes.map(({ id }) => rectOf(id)),
  )
}

function addFrame(editor: Editor, name: string, { x, y, w, h }: Box): TLShapeId {
  const id = createShapeId()
  editor.createShape<TLFrameShape>({ id, type: "frame", x, y, props: { w, h, name } })
  return id
}

function connect(editor: Editor, { flow, from, to }: Ends, form: ArrowForm | undefined): TLShapeId {
  const { label, mode = null, direction } = flow
  const id = addFlow(editor, {
    from,
    to,
    mode,
    both: direction === "both",
    ...(label !== undefined && { label }),
    ...(form !== undefined && { form }),
  })
  if (direction === "none") editor.updateShape({ id, type: "arrow", props: { arrowheadEnd: "none" } })
  return id
}

/** tldraw does not select a frame together with what is in it. */
function topMost(editor: Editor, ids: readonly TLShapeId[]): TLShapeId[] {
  const chosen = new Set(ids)
  return ids.filter(id => !editor.getShapeAncestors(id).some(ancestor => chosen.has(ancestor.id)))
}
