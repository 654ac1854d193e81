import { Button } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconFlag } from "@tabler/icons-react"
import { useSetEnded } from "../../session/use-set-ended.ts"
import { useView } from "../room-context.ts"
import classes from "./BoardNotes.module.css"

/** Says that the interview is over, as long as it is; whoever runs it can open it again. */
export function EndedNote() {
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
      {mayReopen && (
        <Button variant="subtle" size="compact-sm" loading={reopening.isPending} onClick={reopen}>
          Open it again
        </Button>
      )}
    </div>
  )
}
