import type { Editor } from "tldraw"

/** The attribute by which the bar is found. */
export const SELECTION_BAR = "data-selection-bar"

/** Moves the keyboard into the bar. False where there is none. */
export function focusSelectionBar(editor: Editor): boolean {
  const first = editor.getContainer().querySelector<HTMLElement>(`[${SELECTION_BAR}] button`)
  first?.focus()
  return first !== null
}
