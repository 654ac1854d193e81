import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { useCallback } from "react"
import { dropComponent, type Inserted, insertComponent } from "../../canvas/component-insert.ts"
import { isOnCanvas } from "../../canvas/component-spots.ts"
import { isEnded } from "../connection/connection-status.ts"
import { useRoomParts } from "../room-context.ts"
import { usePaletteStore } from "./palette-context.ts"

export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

/**
 * Places a component: where it was dropped, else beside the selected one, under the pointer or in the middle. Says
 * so to a screen reader. Does nothing where it was dropped beside the canvas, nor where nothing would arrive any more.
 */
export function usePlaceKind(): (kind: KindId, dropped?: ScreenPoint) => void {
  const { connection, editor, view } = useRoomParts()
  const palette = usePaletteStore()
  return useCallback(
    (kind, dropped) => {
      if (isEnded(connection.getSnapshot().status)) return
      if (editor === null || (dropped && !isOnCanvas(editor, dropped))) return
      const inserted = dropped ? dropComponent(editor, kind, dropped) : insertComponent(editor, kind)
      if (inserted === null) return
      palette.getState().used(kind)
      view.getState().announce(wordsFor(kind, inserted))
    },
    [connection, editor, view, palette],
  )
}

function wordsFor(kind: KindId, { from }: Inserted): string {
  const { name } = kindOf(kind)
  const placed =
    from === null ? `${name} placed.` : `${name} placed, with an arrow from ${from || "the box before"}.`
  return `${placed} Type its name, then press Escape.`
}
