import { Button, Skeleton } from "@mantine/core"
import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { suggestNext } from "@outloud/shared/progress/next-question.ts"
import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import { useMemo, useState } from "react"
import { DifficultyLabel } from "../home/DifficultyLabel.tsx"
import { useQuestions } from "../home/questions-query.ts"
import { StartButtons } from "../home/StartButtons.tsx"
import { StartFailure } from "../home/StartFailure.tsx"
import { useStartRoom } from "../home/use-start-room.ts"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import classes from "./Progress.module.css"

interface NextQuestionProps {
  readonly attempts: readonly Attempt[]
}

/** What to try next, why, and the ways into it. */
export function NextQuestion({ attempts }: NextQuestionProps) {
  const { data: questions, error, isFetching, refetch } = useQuestions()
  const [now] = useState(() => Date.now())
  const suggestion = useMemo(() => suggestNext(attempts, questions ?? [], now), [attempts, questions, now])
  const question = questions?.find(({ id }) => id === suggestion?.questionId)
  return (
    <section className={classes.next} aria-labelledby="next-title">
      <h2 id="next-title">Next question</h2>
      {question && suggestion && (
        <Suggested key={question.id} question={question} reason={suggestion.reason} />
      )}
      {error && !questions && (
        <Notice
          tone="danger"
          title="The questions could not be loaded"
          actions={
            <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {error.message} What is below is from this browser, and whole.
        </Notice>
      )}
      {!error && !questions && (
        <Delayed>
          <Skeleton height={160} radius={8} aria-hidden="true" />
        </Delayed>
      )}
    </section>
  )
}

interface SuggestedProps {
  readonly question: ListedQuestion
  readonly reason: readonly string[]
}

function Suggested({ question, reason }: SuggestedProps) {
  const { title, difficulty, own } = question
  const start = useStartRoom({ question })
  return (
    <>
      <div className={classes.head}>
        <h3 id="next-question">{title}</h3>
        <span className={classes.soft}>
          <DifficultyLabel difficulty={difficulty} />
        </span>
      </div>
      <p>{reason.join(" ")}</p>
      <div className={classes.actions}>
        <StartButtons
          pending={start.isPending ? start.variables : null}
          describedBy="next-question"
          maySimulate={!own}
          onStart={start.mutate}
        />
      </div>
      <StartFailure start={start} />
      <details>
        <summary>What this goes by</summary>
        <p>
          When a question is due is reckoned by FSRS, a method of spaced repetition: an attempt is a review,
          its mean score the grade, and without scores it counts as partial. The weakest competency is the
          lowest mean of your latest three attempts with scores, those of interviewers before your own.
          Follow-up questions are those that the simulated interviewer has for a question; how many ask for
          which competency is known of the built-in ones.
        </p>
      </details>
    </>
  )
}
