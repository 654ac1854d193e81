/** Moves the view for what has just been made: in it, and large enough to be read. */
import { Box, type Editor, type TLShapeId } from "tldraw"

/** The zoom at which a component's words are still read: 18 pixels of the canvas are 13.5 of the window. */
const READABLE = 0.75
/** Pixels of the window along its edges, where tldraw has its menus and tools. */
const INSET = { x: 48, y: 72 } as const
const INSET_OF_SEVERAL = 96
const MOVE_MS = 120
/** A view that is nearly as large is left alone. */
const WORTH_IT = 1.1

/** One shape, which stays under the pointer as the view comes nearer, unless it would lie at the window's edge. */
export function showNewShape(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id)
  if (bounds === undefined) return
  const z = Math.max(READABLE, editor.getZoomLevel())
  const { x, y } = editor.pageToViewport(bounds.center)
  const { w, h } = editor.getViewportScreenBounds()
  const middle = {
    x: within(x, INSET.x + (bounds.w * z) / 2, w),
    y: within(y, INSET.y + (bounds.h * z) / 2, h),
  }
  if (z === editor.getZoomLevel() && middle.x === x && middle.y === y) return
  editor.stopFollowingUser()
  const camera = { x: middle.x / z - bounds.midX, y: middle.y / z - bounds.midY, z }
  editor.setCamera(camera, { animation: { duration: MOVE_MS } })
}

/** Several shapes, as near as all of them allow; never closer than life size. */
export function showNewShapes(editor: Editor, ids: readonly TLShapeId[]): void {
  const boxes = ids.flatMap(id => editor.getShapePageBounds(id) ?? [])
  if (boxes.length === 0) return
  const bounds = Box.Common(boxes)
  const zoom = editor.getZoomLevel()
  const { w, h } = editor.getViewportScreenBounds()
  const fit = Math.min((w - 2 * INSET_OF_SEVERAL) / bounds.w, (h - 2 * INSET_OF_SEVERAL) / bounds.h)
  const targetZoom = Math.min(1, Math.max(zoom, READABLE))
  const isInView = editor.getViewportPageBounds().contains(bounds)
  if (isInView && Math.min(targetZoom, fit) < zoom * WORTH_IT) return
  editor.stopFollowingUser()
  editor.zoomToBounds(bounds, { inset: INSET_OF_SEVERAL, targetZoom, animation: { duration: MOVE_MS } })
}

/** Between two margins; in the middle where both cannot be kept. */
function within(at: number, margin: number, size: number): number {
  return margin * 2 > size ? size / 2 : Math.min(Math.max(at, margin), size - margin)
}
