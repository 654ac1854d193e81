import { isEnded } from "../room/connection/connection-status.ts"
import { useSnapshot, useView } from "../room/room-context.ts"
import { mayDraw } from "../room/room-view.ts"

/** Whether this person can change the board now. While annotating, the canvas locks all that is no annotation. */
export function useEditing(): "yes" | "annotating" | "no" {
  const mayWrite = useView(mayDraw)
  const activeLayer = useView(view => view.activeLayer)
  const isOver = useSnapshot(({ status }) => isEnded(status))
  if (!mayWrite || isOver) return "no"
  return activeLayer === "diagram" ? "yes" : "annotating"
}
