import { Button, Group } from "@mantine/core"
import type { ScorecardsView } from "@outloud/shared/protocol/api.ts"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { useState } from "react"
import { useRoomParts } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { Notice } from "../ui/Notice.tsx"
import classes from "./Score.module.css"
import { listWords, nameIn } from "./score-words.ts"
import { usePublish, useReopen } from "./use-scorecards.ts"

/** Submitted, and not published yet. */
export function WaitingForOthers({ view }: { readonly view: ScorecardsView }) {
  const { room } = useRoomParts()
  const { people } = useSession()
  const reopening = useReopen(view.turn)
  const [isAsking, setAsking] = useState(false)
  const missing = view.others.filter(({ hasSubmitted }) => !hasSubmitted)
  const names = listWords(missing.map(({ personId }) => nameIn(people, personId)))
  return (
    <>
      <h2>Your scorecard is submitted</h2>
      <p role="status">
        {names === "" ? "All are in. The cards come in a moment." : `Waiting for ${names}.`}
      </p>
      <ul className={classes.waiting} aria-label="How far the others are">
        {view.others.map(({ personId, hasStarted, hasSubmitted }) => (
          <li key={personId}>
            {nameIn(people, personId)}:{" "}
            {hasSubmitted ? "submitted" : hasStarted ? "writing" : "has not begun"}
          </li>
        ))}
      </ul>
      <p className={classes.soft}>Nobody sees any card before that. Until then you can change yours.</p>
      {reopening.error && (
        <Notice tone="danger" announce title="It could not be taken back">
          {reopening.error.message}
        </Notice>
      )}
      <Group gap={8} mt={12}>
        <Button variant="default" loading={reopening.isPending} onClick={() => reopening.mutate()}>
          Take back and change
        </Button>
        {canManageRoom(room.me.role) && missing.length > 0 && (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            Publish without them
          </Button>
        )}
      </Group>
      <PublishDialog isOpen={isAsking} onClose={() => setAsking(false)} turn={view.turn} names={names} />
    </>
  )
}

interface PublishDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly turn: number
  /** Of those whose cards are missing. */
  readonly names: string
}

function PublishDialog({ isOpen, onClose, turn, names }: PublishDialogProps) {
  const publication = usePublish(turn)
  return (
    <Dialog opened={isOpen} onClose={onClose} title={`Publish without ${names}?`}>
      <p>
        Every submitted card is shown to everybody in the room, and stays as it is. {names} can submit none
        for this interview any more.
      </p>
      {publication.error && (
        <Notice tone="danger" announce title="The cards could not be published">
          {publication.error.message}
        </Notice>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Wait
        </Button>
        <Button
          data-autofocus
          loading={publication.isPending}
          onClick={() => publication.mutate(undefined, { onSuccess: onClose })}
        >
          Publish
        </Button>
      </Group>
    </Dialog>
  )
}
