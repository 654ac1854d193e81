import { chooseShape } from "../canvas/outline-selection.ts"
import type { BoardEditor } from "./room-context.ts"

/** The card that the server puts on every new board. */
const QUESTION_CARD = "shape:question"
/** Canvas pixels in the window below which the whole board would be too small to read. */
const NARROW = 720

/**
 * Where a person arrives: the whole board, or on a phone the question; never closer than life size. An empty board stays as it is.
 * Then the part that the address asks for, if the board has it.
 */
export function showFirstView(editor: BoardEditor, part: string | null): void {
  const isNarrow = editor.getViewportScreenBounds().w < NARROW
  const card = isNarrow && editor.getCurrentPageShapes().find(({ id }) => String(id) === QUESTION_CARD)
  const bounds = card ? editor.getShapePageBounds(card) : undefined
  editor.zoomToFit({ immediate: true })
  if (bounds === undefined && editor.getZoomLevel() > 1) editor.resetZoom(undefined, { immediate: true })
  if (bounds !== undefined) editor.zoomToBounds(bounds, { immediate: true, inset: 40, targetZoom: 1 })
  if (part !== null) chooseShape(editor, part)
}
