/** What a key or the palette does: places a component where it belongs, connected, and ready to be named. */
import { COMPONENT_SIZE } from "@outloud/shared/board/component.ts"
import type { KindId } from "@outloud/shared/board/kinds.ts"
import {
  type Atom,
  atom,
  type Box,
  type Editor,
  react,
  type TLShape,
  type TLShapeId,
  type VecLike,
} from "tldraw"
import { addComponent, addFlow } from "./component-edits.ts"
import { contains, placeBeside, placeNear, type Rect } from "./component-places.ts"
import { isPinned, layerOf } from "./layer-stamp.ts"
import { areasFor, laneOf } from "./layout-areas.ts"
import { freeSlots } from "./layout-lanes.ts"
import { showNewShape } from "./show-new.ts"

export interface Inserted {
  readonly id: TLShapeId
  /** The words of the component that an arrow now leads from; empty where it has none, null where there is none. */
  readonly from: string | null
}

/**
 * Places a component beside the one that is selected, with an arrow from it; else under the pointer; else in its
 * kind's lane, or in the middle of what is in view. One undo step. Null where the board takes no more, or a gesture is under way.
 */
export function insertComponent(editor: Editor, kind: KindId): Inserted | null {
  if (editor.inputs.isPointing) return null
  const anchor = anchorOf(editor)
  const place = anchor === null ? undefined : placeAfter(editor, anchor)
  return insert(editor, kind, place ?? freePlace(editor, kind), anchor)
}

/** Places a component at a point of the window, as when it is dropped there. One undo step. */
export function dropComponent(editor: Editor, kind: KindId, point: VecLike): Inserted | null {
  return insert(editor, kind, editor.screenToPage(point), null)
}

/** Whether a point of the window lies on the canvas, and on nothing that floats above it. */
export function isOnCanvas(editor: Editor, point: VecLike): boolean {
  const { ownerDocument } = editor.getContainer()
  return canvasOf(editor)?.contains(ownerDocument.elementFromPoint(point.x, point.y)) ?? false
}

/** The component that is being given its first name, per editor. */
const named = new WeakMap<Editor, Atom<TLShapeId | null>>()

/** Whether a new component is being named. Reactive. */
export function isNaming(editor: Editor): boolean {
  const id = namedOf(editor).get()
  return id !== null && id === editor.getEditingShapeId()
}

function namedOf(editor: Editor): Atom<TLShapeId | null> {
  const known = named.get(editor) ?? atom<TLShapeId | null>("named component", null)
  named.set(editor, known)
  return known
}

/** Begins to edit a shape's label, with all of it selected, so that typing replaces it. */
export function editLabel(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShape(id)
  if (shape === undefined) return
  editor.focus()
  editor.select(id).setEditingShape(id)
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape })
  selectWordsWhenThere(editor, id)
}

function insert(editor: Editor, kind: KindId, at: VecLike, anchor: TLShape | null): Inserted | null {
  editor.complete()
  editor.markHistoryStoppingPoint("insert component")
  const id = addComponent(editor, { kind, at })
  if (editor.getShape(id) === undefined) return null
  if (anchor !== null) addFlow(editor, { from: anchor.id, to: id })
  editor.setCurrentTool("select").select(id)
  showNewShape(editor, id)
  // On a screen without keys an open label would bring up the keyboard over half of the board.
  if (!editor.getInstanceState().isCoarsePointer) {
    namedOf(editor).set(id)
    editLabel(editor, id)
  }
  return { id, from: anchor === null ? null : (editor.getShapeUtil(anchor).getText(anchor) ?? "").trim() }
}

/** The one selected shape, where it is something that a flow can come from. */
function anchorOf(editor: Editor): TLShape | null {
  const shape = editor.getOnlySelectedShape()
  if (shape === null || layerOf(shape) !== "diagram" || isPinned(shape)) return null
  return shape.type === "geo" || shape.type === "note" ? shape : null
}

function placeAfter(editor: Editor, anchor: TLShape): VecLike | undefined {
  const bounds = boundsOf(editor, anchor)
  if (bounds === undefined) return undefined
  const others = editor.getCurrentPageShapes().filter(({ id }) => id !== anchor.id)
  const containers = others
    .filter(shape => shape.type === "frame" || shape.type === "geo")
    .flatMap(shape => boundsOf(editor, shape) ?? [])
    .filter(outer => contains(outer, bounds))
    .sort((a, b) => a.w * a.h - b.w * b.h)
  const taken = takenPlaces(editor, others).filter(place => !contains(place, bounds))
  return placeBeside(bounds, COMPONENT_SIZE, taken, containers)
}

function freePlace(editor: Editor, kind: KindId): VecLike {
  if (isPointerOnCanvas(editor)) return editor.inputs.currentPagePoint
  const view = editor.getViewportPageBounds()
  const slot = placeInLane(editor, kind, view)
  if (slot !== undefined) return slot.center
  const shapes = editor.getCurrentPageShapes().filter(({ type }) => type !== "frame")
  const taken = takenPlaces(editor, shapes).filter(place => !contains(place, view))
  return placeNear(view.center, COMPONENT_SIZE, taken)
}

/** The first free place in its kind's lane, as far as that is in view. */
function placeInLane(editor: Editor, kind: KindId, view: Box): Box | undefined {
  const [area] = areasFor(editor, [])
  const lane = area?.lanes.get(laneOf(kind))
  return lane && freeSlots(lane, COMPONENT_SIZE, area?.obstacles ?? []).find(slot => view.contains(slot))
}

/** Where the pointer has not moved yet, as after a click that led here, tldraw takes it to be in the corner. */
function isPointerOnCanvas(editor: Editor): boolean {
  const { x, y } = editor.inputs.currentScreenPoint
  return (x !== 0 || y !== 0) && (canvasOf(editor)?.matches(":hover") ?? false)
}

/** Where something stands that a component must not cover. Arrows give way; lanes are there to be stood in. */
function takenPlaces(editor: Editor, shapes: readonly TLShape[]): Rect[] {
  return shapes
    .filter(shape => layerOf(shape) === "diagram" && shape.type !== "arrow" && shape.type !== "group")
    .filter(shape => !isLane(editor, shape))
    .flatMap(shape => boundsOf(editor, shape) ?? [])
}

function isLane(editor: Editor, shape: TLShape): boolean {
  return isPinned(shape) && shape.type === "geo" && editor.getShapeParent(shape)?.type === "frame"
}

function boundsOf(editor: Editor, shape: TLShape): Rect | undefined {
  return editor.getShapePageBounds(shape)
}

function canvasOf(editor: Editor): Element | null {
  return editor.getContainer().querySelector(".tl-canvas")
}

/** tldraw mounts its text editor a moment later, and puts the caret at the end unless it is told otherwise by then. */
function selectWordsWhenThere(editor: Editor, id: TLShapeId): void {
  const stop = react("select the label's words", () => {
    const isEditing = editor.getEditingShapeId() === id
    const text = editor.getRichTextEditor()
    if (isEditing && text === null) return
    queueMicrotask(() => stop())
    if (!isEditing || text === null) return
    editor.emit("select-all-text", { shapeId: id })
    text.chain().focus().selectAll().run()
  })
}
