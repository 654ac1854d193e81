import type { Editor, VecLike } from "tldraw"

/** The canvas itself, without what floats above it. */
export function canvasOf(editor: Editor): Element | null {
  return editor.getContainer().querySelector(".tl-canvas")
}

/** Whether a point of the window lies on the canvas, and on nothing that floats above it. */
export function isOnCanvas(editor: Editor, point: VecLike): boolean {
  const { ownerDocument } = editor.getContainer()
  return canvasOf(editor)?.contains(ownerDocument.elementFromPoint(point.x, point.y)) ?? false
}
