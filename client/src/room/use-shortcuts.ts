import { useEffect } from "react"
import { focusSelectionBar } from "../canvas/selection-bar-focus.ts"
import { usePaletteStore } from "./palette/palette-context.ts"
import type { PaletteStore } from "./palette/palette-state.ts"
import { usePlaceKind } from "./palette/use-place-kind.ts"
import { type BoardEditor, useRoomParts } from "./room-context.ts"
import type { RoomViewStore } from "./room-view.ts"
import { isTypingPlace, kindOfKey, type Shortcut, shortcutOf } from "./shortcuts.ts"

/** The room's keys, before the canvas sees them: it has other plans for some. */
export function useShortcuts(): void {
  const { view, editor } = useRoomParts()
  const palette = usePaletteStore()
  const place = usePlaceKind()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTypingPlace(event.target) || (editor?.getEditingShapeId() ?? null) !== null) return
      const state = view.getState()
      const kind = kindOfKey(event, state, state.activeLayer)
      const action = shortcutOf(event, state)
      if (kind === undefined && action === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (kind !== undefined) place(kind)
      if (action !== undefined) perform(action, { view, palette, editor })
    }
    window.addEventListener("keydown", onKeyDown, { capture: true })
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true })
  }, [view, editor, palette, place])
}

interface Parts {
  readonly view: RoomViewStore
  readonly palette: PaletteStore
  readonly editor: BoardEditor | null
}

function perform(action: Shortcut, { view, palette, editor }: Parts): void {
  const state = view.getState()
  switch (action) {
    case "annotate":
      state.setActiveLayer(state.activeLayer === "annotations" ? "diagram" : "annotations")
      break
    case "private":
      state.setActiveLayer(state.activeLayer === "notes" ? "diagram" : "notes")
      break
    case "annotations":
      state.setAnnotationsVisible(!state.annotationsVisible)
      break
    case "note":
      state.setPanelTab("notes")
      state.setNoteAsked(true)
      break
    case "arrow":
      editor?.setCurrentTool("arrow")
      break
    case "palette":
      if (state.activeLayer === "diagram") palette.getState().search()
      break
    case "part":
      if (editor !== null) focusSelectionBar(editor)
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
