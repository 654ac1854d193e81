import { useLayoutEffect, useRef } from "react"
import { panView } from "../../canvas/pan-view.ts"
import { useRoomParts } from "../room-context.ts"
import { usePalette } from "./palette-context.ts"

/** The palette pushes the board aside as it widens: what is drawn there stays where it is on the screen. */
export function useStillBoard(stage: React.RefObject<HTMLElement | null>): void {
  const { editor } = useRoomParts()
  const expanded = usePalette(palette => palette.expanded)
  const shown = useRef({ expanded, left: 0 })
  useLayoutEffect(() => {
    const left = stage.current?.getBoundingClientRect().left ?? 0
    const before = shown.current
    shown.current = { expanded, left }
    if (editor !== null && before.expanded !== expanded) panView(editor, before.left - left)
  }, [editor, stage, expanded])
}
