import { DeleteDialog } from "./DeleteDialog.tsx"
import { EndDialog } from "./EndDialog.tsx"
import { ShareDialog } from "./ShareDialog.tsx"
import { ShortcutDialog } from "./ShortcutDialog.tsx"

/** What the room's view can ask for, of which one at most is open. */
export default function RoomDialogs() {
  return (
    <>
      <ShareDialog />
      <EndDialog />
      <DeleteDialog />
      <ShortcutDialog />
    </>
  )
}
