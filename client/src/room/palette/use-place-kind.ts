import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { useCallback } from "react"
import type { Inserted } from "../../canvas/component-insert.ts"
import { isOnCanvas } from "../../canvas/on-canvas.ts"
import { isEnded } from "../connection/connection-status.ts"
import { useRoomParts } from "../room-context.ts"
import { usePaletteStore } from "./palette-context.ts"

/** What finds a component's place on the board: more than a room needs to show. */
export const loadPlacing = () => import("../../canvas/component-insert.ts")
type Placing = Awaited<ReturnType<typeof loadPlacing>>

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
      const { announce, refuse } = view.getState()
      const put = ({ dropComponent, insertComponent }: Placing) => {
        if (editor.isDisposed) return
        const inserted = dropped ? dropComponent(editor, kind, dropped) : insertComponent(editor, kind)
        if (inserted === null) return
        palette.getState().used(kind)
        announce(wordsFor(kind, inserted))
      }
      loadPlacing().then(put, () =>
        refuse("The component could not be placed. Reload the page to try again."),
      )
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
