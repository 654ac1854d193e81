import { Button, Group } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { useSetEnded } from "../../session/use-set-ended.ts"
import { Dialog } from "../../ui/Dialog.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { useView } from "../room-context.ts"

/** Asks before the board becomes read-only for all. It can be opened again, so the question is short. */
export function EndDialog() {
  const role = useView(view => view.role)
  const isOpen = useView(view => view.dialog === "end")
  const setDialog = useView(view => view.setDialog)
  const ending = useSetEnded()
  if (!canManageRoom(role)) return null
  return (
    <Dialog opened={isOpen} onClose={() => setDialog(null)} title="End the interview?">
      <p>
        The clock stops, and nobody can change the board any more. Your private notes stay open to you. You
        can open the interview again.
      </p>
      {ending.error && (
        <Notice tone="danger" title="The interview could not be ended" announce>
          {ending.error.message}
        </Notice>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => setDialog(null)}>
          Go on
        </Button>
        <Button
          data-autofocus
          loading={ending.isPending}
          onClick={() => ending.mutate(true, { onSuccess: () => setDialog(null) })}
        >
          End the interview
        </Button>
      </Group>
    </Dialog>
  )
}
