import { Button } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconFlag } from "@tabler/icons-react"
import { Link } from "wouter"
import { debriefPath } from "../../remembered/room-link.ts"
import { useSetEnded } from "../../session/use-set-ended.ts"
import { useRoomParts, useView } from "../room-context.ts"
import classes from "./BoardNotes.module.css"

/** Says that the interview is over, as long as it is; whoever runs it can open it again. */
export function EndedNote() {
  const { room } = useRoomParts()
  const hasEnded = useView(view => view.hasEnded)
  const mayReopen = useView(view => canManageRoom(view.role))
  const refuse = useView(view => view.refuse)
  const reopening = useSetEnded()
  if (!hasEnded) return null
  const reopen = () =>
    reopening.mutate(false, {
      onError: error => refuse(`The interview was not opened again. ${error.message}`),
    })
  return (
    <div className={classes.note} data-tone="plain">
      <IconFlag size={16} aria-hidden="true" /> The interview has ended. The board stays as it is.
      <Button component={Link} href={debriefPath(room.roomId)} variant="subtle" size="compact-sm">
        Debrief
      </Button>
      {mayReopen && (
        <Button variant="subtle" size="compact-sm" loading={reopening.isPending} onClick={reopen}>
          Open it again
        </Button>
      )}
    </div>
  )
}
