import type { Editor } from "tldraw"

/** Gives the keyboard to the canvas. `editor.focus()` alone does nothing where tldraw believes that it has it. */
export function focusCanvas(editor: Editor): void {
  editor.focus()
  editor.getContainer().focus()
}
