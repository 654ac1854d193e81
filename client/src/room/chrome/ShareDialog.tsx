import { canManageRoom } from "@outloud/shared/room/access.ts"
import { LinksPanel } from "../../lobby/LinksPanel.tsx"
import { Dialog } from "../../ui/Dialog.tsx"
import { useRoomParts, useView } from "../room-context.ts"

/** The room's links, without leaving the board. */
export function ShareDialog() {
  const { room } = useRoomParts()
  const role = useView(view => view.role)
  const isOpen = useView(view => view.dialog === "share")
  const setDialog = useView(view => view.setDialog)
  if (!canManageRoom(role)) return null
  return (
    <Dialog opened={isOpen} onClose={() => setDialog(null)} title="Invite people" size={640}>
      <LinksPanel roomId={room.roomId} />
    </Dialog>
  )
}
