import { BoardCanvas } from "../canvas/BoardCanvas.tsx"
import { type BoardEditor, useRoomParts } from "../room/room-context.ts"
import classes from "./Debrief.module.css"

interface UnseenBoardProps {
  readonly onEditor: (editor: BoardEditor | null) => void
}

/** An editor that nobody sees or reaches: pictures and files of a board are drawn by one. */
export default function UnseenBoard({ onEditor }: UnseenBoardProps) {
  const { room, connection } = useRoomParts()
  return (
    <div className={classes.unseen} aria-hidden="true" inert>
      <BoardCanvas
        layers={connection.docs}
        awareness={connection.awareness}
        role={room.me.role}
        me={room.me}
        licenseKey={room.tldrawLicenseKey}
        activeLayer="diagram"
        annotationsVisible
        frozen
        colorScheme="light"
        onEditor={onEditor}
      />
    </div>
  )
}
