import { Button, Group } from "@mantine/core"
import { Dialog } from "../../ui/Dialog.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { useRoomParts } from "../room-context.ts"
import { commandWords } from "./command-words.ts"
import type { Person } from "./people.ts"
import { type PersonCommand, usePersonCommand } from "./use-person-command.ts"

export interface CommandDialogProps {
  readonly person: Person
  readonly command: PersonCommand
  readonly onClose: () => void
}

/** Says what will happen and who will see what, and asks. */
export default function CommandDialog({ person, command, onClose }: CommandDialogProps) {
  const { view } = useRoomParts()
  const { mutate, isPending, error } = usePersonCommand(person.id)
  const { title, text, confirm, done } = commandWords(command, person)
  const carryOut = () =>
    mutate(command, {
      onSuccess: () => {
        view.getState().announce(done)
        onClose()
      },
    })
  return (
    <Dialog opened onClose={onClose} title={title}>
      <p>{text}</p>
      {error && (
        <Notice tone="danger" title="Nothing was changed" announce>
          {error.message}
        </Notice>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          data-autofocus
          {...(command.kind === "remove" && { color: "red" })}
          loading={isPending}
          onClick={carryOut}
        >
          {confirm}
        </Button>
      </Group>
    </Dialog>
  )
}
