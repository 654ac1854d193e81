import { Button } from "@mantine/core"
import type { Question } from "@outloud/shared/questions/question.ts"
import type { RoomMode } from "@outloud/shared/room/roles.ts"
import { ApiFailure } from "../api.ts"
import { Notice } from "../ui/Notice.tsx"
import { DifficultyLabel } from "./DifficultyLabel.tsx"
import { PassphraseForm } from "./PassphraseForm.tsx"
import classes from "./QuestionCard.module.css"
import { useStartRoom } from "./use-start-room.ts"

export interface QuestionCardProps {
  readonly question: Question
  readonly activeTag: string | null
  /** Null takes the tag filter away. */
  readonly onTag: (tag: string | null) => void
}

export function QuestionCard({ question, activeTag, onTag }: QuestionCardProps) {
  const start = useStartRoom(question)
  const opening = (mode: RoomMode) => start.isPending && start.variables === mode
  const titleId = `question-${question.id}`
  return (
    <article className={classes.card} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h3 id={titleId}>{question.title}</h3>
        <DifficultyLabel difficulty={question.difficulty} />
      </div>
      <p className={classes.text}>{question.text}</p>
      <ul className={classes.tags} aria-label="Tags">
        {question.tags.map(tag => (
          <li key={tag}>
            <button
              type="button"
              aria-pressed={tag === activeTag}
              onClick={() => onTag(tag === activeTag ? null : tag)}
            >
              {tag}
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button
          loading={opening("solo")}
          disabled={opening("live")}
          aria-describedby={titleId}
          onClick={() => start.mutate("solo")}
        >
          Sketch alone
        </Button>
        <Button
          variant="default"
          loading={opening("live")}
          disabled={opening("solo")}
          aria-describedby={titleId}
          onClick={() => start.mutate("live")}
        >
          Interview someone
        </Button>
      </div>
      {start.error && isPassphraseRequired(start.error) && (
        <PassphraseForm
          message={start.error.message}
          onGiven={() => start.variables && start.mutate(start.variables)}
        />
      )}
      {start.error && !isPassphraseRequired(start.error) && (
        <Notice tone="danger" title="The room could not be made" announce>
          {start.error.message} Nothing was lost; you can try again.
        </Notice>
      )}
    </article>
  )
}

function isPassphraseRequired(error: Error): boolean {
  return error instanceof ApiFailure && error.code === "passphrase_required"
}
