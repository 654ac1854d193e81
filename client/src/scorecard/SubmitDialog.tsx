import { Button, Group } from "@mantine/core"
import type { ScorecardsView } from "@outloud/shared/protocol/api.ts"
import { useRoomParts } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { Notice } from "../ui/Notice.tsx"
import { listWords, nameIn } from "./score-words.ts"
import { type OwnDraft, useScoreCommand } from "./use-scorecards.ts"

interface SubmitDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly view: ScorecardsView
  readonly draft: OwnDraft
}

/** Says who will read the card, and when, before it is final. */
export function SubmitDialog({ isOpen, onClose, view, draft }: SubmitDialogProps) {
  const { people } = useSession()
  const { view: roomView } = useRoomParts()
  const submission = useScoreCommand(view.turn, draft.submit)
  const missing = view.others.filter(({ hasSubmitted }) => !hasSubmitted)
  const names = listWords(missing.map(({ personId }) => nameIn(people, personId)))
  const submit = () =>
    submission.mutate(undefined, {
      onSuccess: () => {
        onClose()
        roomView.getState().announce("Your scorecard is submitted.")
      },
    })
  return (
    <Dialog opened={isOpen} onClose={onClose} title="Submit your scorecard?">
      <p>
        {missing.length === 0
          ? "Everybody else has submitted. As soon as you do, all cards are shown"
          : `Nobody sees it before ${names} ${missing.length === 1 ? "has" : "have"} submitted too, or an interviewer publishes without waiting. Then all cards are shown`}
        {" to everybody in the room, observers included: scores, comments, and the evidence word for word."}
      </p>
      {draft.card.verdict === null && <p>You have given no overall verdict.</p>}
      {submission.error && (
        <Notice tone="danger" title="It could not be submitted" announce>
          {submission.error.message}
        </Notice>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Go on writing
        </Button>
        <Button data-autofocus loading={submission.isPending} onClick={submit}>
          {missing.length === 0 ? "Submit and show all" : "Submit"}
        </Button>
      </Group>
    </Dialog>
  )
}
