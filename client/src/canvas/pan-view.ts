import type { Editor } from "tldraw"

/** Moves what is seen to the right by pixels of the window. */
export function panView(editor: Editor, pixels: number): void {
  const { x, y, z } = editor.getCamera()
  editor.setCamera({ x: x + pixels / z, y, z }, { immediate: true })
}
