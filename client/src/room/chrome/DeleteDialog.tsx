import { Button, Group } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { useMutation } from "@tanstack/react-query"
import { deleteRoom } from "../../api.ts"
import { Dialog } from "../../ui/Dialog.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { useRoomParts, useView } from "../room-context.ts"

/** Asks before everything of the room goes. What follows is told by the connection, to everybody alike. */
export function DeleteDialog() {
  const { room, credentials } = useRoomParts()
  const role = useView(view => view.role)
  const isOpen = useView(view => view.dialog === "delete")
  const setDialog = useView(view => view.setDialog)
  const deleting = useMutation<void, Error>({
    mutationFn: () => deleteRoom(room.roomId, credentials),
    onSuccess: () => setDialog(null),
  })
  if (!canManageRoom(role)) return null
  return (
    <Dialog opened={isOpen} onClose={() => setDialog(null)} title="Delete this room?">
      <p>
        The board, its recording, its links and everybody's notes are deleted from the server, at once and for
        good. Whoever is in the room is told. Export what you want to keep first.
      </p>
      {deleting.error && (
        <Notice tone="danger" title="The room could not be deleted" announce>
          {deleting.error.message}
        </Notice>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={() => setDialog(null)}>
          Keep it
        </Button>
        <Button color="red" loading={deleting.isPending} onClick={() => deleting.mutate()}>
          Delete the room
        </Button>
      </Group>
    </Dialog>
  )
}
