import { can } from "@outloud/shared/room/access.ts"
import { useSyncExternalStore } from "react"
import { isEnded } from "../room/connection/connection-status.ts"
import { useRoomParts, useView } from "../room/room-context.ts"

/** Whether this person can change the board now. While annotating, the canvas locks all that is no annotation. */
export function useEditing(): "yes" | "annotating" | "no" {
  const { connection } = useRoomParts()
  const mayWrite = useView(view => can(view.role, "write", "diagram"))
  const activeLayer = useView(view => view.activeLayer)
  const isOver = useSyncExternalStore(connection.subscribe, () => isEnded(connection.getSnapshot().status))
  if (!mayWrite || isOver) return "no"
  return activeLayer === "diagram" ? "yes" : "annotating"
}
