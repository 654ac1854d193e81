/** Where on a board a component goes that a key or the palette places. */
import { COMPONENT_SIZE } from "@outloud/shared/board/component.ts"
import type { KindId } from "@outloud/shared/board/kinds.ts"
import { ESTIMATE_META } from "@outloud/shared/estimates/estimate.ts"
import type { Box, Editor, TLShape, VecLike } from "tldraw"
import { contains, placeBeside, placeNear, type Rect } from "./component-places.ts"
import { isPinned, layerOf } from "./layer-stamp.ts"
import { areasFor, laneOf } from "./layout-areas.ts"
import { freeSlots } from "./layout-lanes.ts"
import { canvasOf } from "./on-canvas.ts"

export interface Spot {
  readonly at: VecLike
  /** What an arrow leads from. */
  readonly anchor: TLShape | null
  /** Whether a person pointed it out. */
  readonly isPointed: boolean
}

/** Beside the selected one; else under the pointer, in the kind's lane, or in the middle of what is in view. */
export function spotFor(editor: Editor, kind: KindId): Spot {
  const anchor = anchorOf(editor)
  if (anchor !== null) return spotAfter(editor, anchor)
  const isPointed = isPointerOnCanvas(editor)
  const at = isPointed ? editor.inputs.currentPagePoint : freePlace(editor, kind)
  return { at, anchor: null, isPointed }
}

/** The one selected shape, where it is something that a flow can come from. */
function anchorOf(editor: Editor): TLShape | null {
  const shape = editor.getOnlySelectedShape()
  if (shape === null || layerOf(shape) !== "diagram" || isPinned(shape)) return null
  const isEstimate = ESTIMATE_META in shape.meta
  return (shape.type === "geo" && !isEstimate) || shape.type === "note" ? shape : null
}

function spotAfter(editor: Editor, anchor: TLShape): Spot {
  const bounds = boundsOf(editor, anchor) ?? editor.getViewportPageBounds()
  const others = editor.getCurrentPageShapes().filter(({ id }) => id !== anchor.id)
  const containers = others
    .filter(shape => shape.type === "frame" || shape.type === "geo")
    .flatMap(shape => boundsOf(editor, shape) ?? [])
    .filter(outer => contains(outer, bounds))
    .sort((a, b) => a.w * a.h - b.w * b.h)
  const taken = takenPlaces(editor, others).filter(place => !contains(place, bounds))
  return { at: placeBeside(bounds, COMPONENT_SIZE, taken, containers), anchor, isPointed: false }
}

function freePlace(editor: Editor, kind: KindId): VecLike {
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
