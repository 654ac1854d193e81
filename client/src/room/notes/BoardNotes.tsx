import { CloseButton, Popover, UnstyledButton, VisuallyHidden } from "@mantine/core"
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react"
import { useEffect } from "react"
import type { RescueReport } from "../connection/put-back.ts"
import { useView } from "../room-context.ts"
import classes from "./BoardNotes.module.css"
import { EndedNote } from "./EndedNote.tsx"
import { LayerNote } from "./LayerNote.tsx"
import { RescueNote } from "./RescueNote.tsx"

/** Milliseconds that the word about a refused change stays. */
const REFUSAL_STAYS = 8_000

export interface BoardNotesProps {
  readonly rescue: RescueReport | null
  readonly onDismissRescue: () => void
}

/** What must be said about the board itself: small, at its upper edge, and read out. */
export function BoardNotes({ rescue, onDismissRescue }: BoardNotesProps) {
  const announcement = useView(view => view.announcement)
  return (
    <div className={classes.notes}>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {rescue !== null && <RescueNote report={rescue} onDismiss={onDismissRescue} />}
      <EndedNote />
      <LayerNote />
      <QuarantineNote />
      <RefusalNote />
    </div>
  )
}

function QuarantineNote() {
  const count = useView(view => view.quarantined)
  if (count === 0) return null
  const parts = count === 1 ? "1 part of this board" : `${count} parts of this board`
  return (
    <Popover width={300} withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.note}>
          <IconInfoCircle size={16} aria-hidden="true" /> {parts} could not be shown
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.detail}>
        Another program wrote something here that is not a valid drawing. It is left out so that the rest
        works, and shown as soon as it becomes valid. Nothing of yours is lost.
      </Popover.Dropdown>
    </Popover>
  )
}

function RefusalNote() {
  const refusal = useView(view => view.refusal)
  const forget = useView(view => view.forgetRefusal)
  useEffect(() => {
    if (refusal === null) return
    const timer = setTimeout(forget, REFUSAL_STAYS)
    return () => clearTimeout(timer)
  }, [refusal, forget])
  return (
    <div role="alert">
      {refusal !== null && (
        <div className={classes.note} key={refusal.id}>
          <IconAlertTriangle size={16} aria-hidden="true" /> {refusal.message}
          <CloseButton size="sm" aria-label="Close" onClick={forget} />
        </div>
      )}
    </div>
  )
}
