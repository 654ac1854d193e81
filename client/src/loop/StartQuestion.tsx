import type { Question } from "@outloud/shared/questions/question.ts"
import { StartButtons } from "../home/StartButtons.tsx"
import { StartFailure } from "../home/StartFailure.tsx"
import { useStartRoom } from "../home/use-start-room.ts"
import classes from "./Loop.module.css"

interface StartQuestionProps {
  readonly question: Question
  /** The id of what names the question. */
  readonly describedBy: string
}

/** All ways into a built-in question. */
export function StartQuestion({ question, describedBy }: StartQuestionProps) {
  const start = useStartRoom({ question })
  return (
    <>
      <div className={classes.buttons}>
        <StartButtons
          pending={start.isPending ? start.variables : null}
          describedBy={describedBy}
          maySimulate
          primary="simulate"
          onStart={start.mutate}
        />
      </div>
      <StartFailure start={start} />
    </>
  )
}
