/** Moves the view for what has just been made: in it, and large enough to be read. */
import { Box, type Editor, type TLShapeId, type VecLike } from "tldraw"
import { clearView } from "./clear-view.ts"

/** The zoom at which a component's words are still read: 18 pixels of the canvas are 13.5 of the window. */
const READABLE = 0.75
/** Pixels of the window between what is shown and what lies along its edges. */
const INSET = 32
const MOVE_MS = 120
/** A view that is nearly as large is left alone. */
const WORTH_IT = 1.1

/**
 * One shape, which stays where it is in the window as the view comes nearer; one that nobody has pointed the place
 * out for is also brought in from the window's edges.
 */
export function showNewShape(editor: Editor, id: TLShapeId, isPointed: boolean): void {
  const bounds = editor.getShapePageBounds(id)
  if (bounds === undefined) return
  const zoom = editor.getZoomLevel()
  const z = Math.max(READABLE, zoom)
  const view = clearView(editor)
  const { x, y } = editor.pageToViewport(bounds.center)
  const inside = {
    x: within(x, view.minX, view.maxX, bounds.w * z),
    y: within(y, view.minY, view.maxY, bounds.h * z),
  }
  const middle = isPointed ? { x, y } : inside
  if (z === zoom && middle.x === x && middle.y === y) return
  lookAt(editor, bounds.center, middle, z)
}

/** Several shapes, as near as all of them allow; never closer than life size. */
export function showNewShapes(editor: Editor, ids: readonly TLShapeId[]): void {
  const boxes = ids.flatMap(id => editor.getShapePageBounds(id) ?? [])
  if (boxes.length === 0) return
  const bounds = Box.Common(boxes)
  const view = clearView(editor)
  const zoom = editor.getZoomLevel()
  const fit = Math.min((view.w - 2 * INSET) / bounds.w, (view.h - 2 * INSET) / bounds.h)
  const z = Math.min(fit, 1, Math.max(zoom, READABLE))
  const seen = Box.FromPoints(bounds.corners.map(corner => editor.pageToViewport(corner)))
  if (view.contains(seen) && z < zoom * WORTH_IT) return
  lookAt(editor, bounds.center, view.center, z)
}

/** Moves the view so that a point of the page lies at one of the window. */
function lookAt(editor: Editor, point: VecLike, at: VecLike, z: number): void {
  editor.stopFollowingUser()
  const camera = { x: at.x / z - point.x, y: at.y / z - point.y, z }
  editor.setCamera(camera, { animation: { duration: MOVE_MS } })
}

/** The nearest middle of something so large that lies between two edges; half way where it has no room. */
function within(middle: number, least: number, most: number, size: number): number {
  const margin = INSET + size / 2
  if (least + margin > most - margin) return (least + most) / 2
  return Math.min(Math.max(middle, least + margin), most - margin)
}
