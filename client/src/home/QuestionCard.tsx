import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import { DifficultyLabel } from "./DifficultyLabel.tsx"
import classes from "./QuestionCard.module.css"
import { StartButtons } from "./StartButtons.tsx"
import { StartFailure } from "./StartFailure.tsx"
import { useStartRoom } from "./use-start-room.ts"

export interface QuestionCardProps {
  readonly question: ListedQuestion
  readonly activeTag: string | null
  /** Null takes the tag filter away. */
  readonly onTag: (tag: string | null) => void
}

export function QuestionCard({ question, activeTag, onTag }: QuestionCardProps) {
  const { id, title, text, difficulty, tags, own } = question
  const start = useStartRoom({ question })
  const titleId = `question-${id}`
  return (
    <article className={classes.card} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h3 id={titleId}>{title}</h3>
        <span className={classes.facts}>
          {own && (
            <span className={classes.own} title="From this server's own questions">
              Own
            </span>
          )}
          <DifficultyLabel difficulty={difficulty} />
        </span>
      </div>
      <p className={classes.text}>{text}</p>
      {tags.length > 0 && (
        <ul className={classes.tags} aria-label="Tags">
          {tags.map(tag => (
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
      )}
      <div className={classes.actions}>
        <StartButtons
          pending={start.isPending ? start.variables : null}
          describedBy={titleId}
          maySimulate={!own}
          onStart={start.mutate}
        />
      </div>
      <StartFailure start={start} />
    </article>
  )
}
