import { useEffect } from "react"
import { type BoardEditor, useRoomParts } from "./room-context.ts"
import type { RoomViewStore } from "./room-view.ts"
import { isTypingPlace, type Shortcut, shortcutOf } from "./shortcuts.ts"

/** The room's keys, before the canvas sees them: it has other plans for some. */
export function useShortcuts(): void {
  const { view, editor } = useRoomParts()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTypingPlace(event.target) || (editor?.getEditingShapeId() ?? null) !== null) return
      const action = shortcutOf(event, view.getState().role)
      if (action === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      perform(action, view, editor)
    }
    window.addEventListener("keydown", onKeyDown, { capture: true })
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true })
  }, [view, editor])
}

function perform(action: Shortcut, view: RoomViewStore, editor: BoardEditor | null): void {
  const state = view.getState()
  switch (action) {
    case "annotate":
      state.setActiveLayer(state.activeLayer === "annotations" ? "diagram" : "annotations")
      break
    case "annotations":
      state.setAnnotationsVisible(!state.annotationsVisible)
      break
    case "arrow":
      editor?.setCurrentTool("arrow")
      break
    case "panel":
      state.setPanelOpen(!state.panelOpen)
      break
    case "shortcuts":
      state.setDialog("shortcuts")
      break
    default:
      action satisfies never
  }
}
