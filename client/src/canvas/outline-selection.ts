/** What the outline and the canvas show each other: which shape is chosen, and where it is. */
import { Box, type Editor, react, type TLShapeId } from "tldraw"

/** Pixels of the window around what is brought into view. */
const INSET = 96
const MOVE_MS = 120

export interface Selection {
  subscribe(changed: () => void): () => void
  /** The id of the one shape that is selected, or pointed out; null where there is none, or several. */
  getSnapshot(): string | null
}

export function selectionOf(editor: Editor): Selection {
  const selected = () => editor.getOnlySelectedShapeId()
  return {
    subscribe: changed =>
      react("outline selection", () => {
        selected()
        changed()
      }),
    getSnapshot: selected,
  }
}

/** Selects the shape, or where this person cannot select it points it out, and brings it into view. */
export function chooseShape(editor: Editor, id: string): void {
  const shape = editor.getShape(id as TLShapeId)
  if (shape === undefined) return
  editor.setCurrentTool("select")
  editor.select(shape.id)
  editor.setHintingShapes(editor.getOnlySelectedShapeId() === shape.id ? [] : [shape.id])
  revealShapes(editor, [shape.id])
}

/** Takes back what `chooseShape` pointed out. */
export function pointAway(editor: Editor): void {
  if (editor.getHintingShapeIds().length > 0) editor.setHintingShapes([])
}

/** Moves the view to the shapes where they are not wholly in it; never closer than life size. */
export function revealShapes(editor: Editor, ids: readonly TLShapeId[]): void {
  const boxes = ids.flatMap(id => editor.getShapePageBounds(id) ?? [])
  const bounds = Box.Common(boxes)
  if (boxes.length === 0 || editor.getViewportPageBounds().contains(bounds)) return
  const zoom = Math.min(1, editor.getZoomLevel())
  editor.stopFollowingUser()
  editor.zoomToBounds(bounds, {
    inset: INSET,
    targetZoom: Math.max(zoom, 0.5),
    animation: { duration: MOVE_MS },
  })
}
