import { Button } from "@mantine/core"
import { IconEye, IconLock, IconPencil } from "@tabler/icons-react"
import { useMutation } from "@tanstack/react-query"
import { showMarks } from "../../api.ts"
import { useSelectedMarks } from "../../canvas/use-selected-marks.ts"
import { useRoomParts, useView } from "../room-context.ts"
import classes from "./BoardNotes.module.css"

/** Who sees what one draws now, as long as that is not the board itself. */
export function LayerNote() {
  const layer = useView(view => view.activeLayer)
  switch (layer) {
    case "diagram":
      return null
    case "annotations":
      return (
        <div className={classes.note} data-tone="annotation">
          <IconPencil size={16} aria-hidden="true" /> Annotating: the candidate sees this at once
        </div>
      )
    case "notes":
      return <PrivateNote />
    default:
      return layer satisfies never
  }
}

function PrivateNote() {
  const { room, credentials, connection, editor, view } = useRoomParts()
  const selected = useSelectedMarks(editor, "notes")
  const showing = useMutation({
    mutationFn: () => showMarks(room.roomId, credentials, { ids: selected }),
    onSuccess: () => view.getState().announce("The candidate sees it now."),
    onError: error => view.getState().refuse(`It is still private. ${error.message}`),
  })
  // What was drawn a moment ago is shown whole: the server takes it from what it has.
  const isUnsaved = connection.getSnapshot().hasUnsaved
  return (
    <div className={classes.note} data-tone="private">
      <IconLock size={16} aria-hidden="true" /> Private: only interviewers see this
      {selected.length > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconEye size={16} />}
          loading={showing.isPending}
          disabled={isUnsaved}
          onClick={() => showing.mutate()}
        >
          Show to the candidate
        </Button>
      )}
    </div>
  )
}
