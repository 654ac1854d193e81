import { Button } from "@mantine/core"
import { closedAt } from "@outloud/shared/practice/closed-at.ts"
import { useStore } from "zustand"
import { useAnswerKey } from "../interviewer/use-answer-key.ts"
import { isAway } from "../lobby/room-queries.ts"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import { Conversation } from "./Conversation.tsx"
import classes from "./Interviewer.module.css"
import { PracticeSummary } from "./PracticeSummary.tsx"
import { PractiseAgain } from "./PractiseAgain.tsx"
import { usePractice, usePracticeStore } from "./practice-context.ts"
import { StartPractice } from "./StartPractice.tsx"

/** The simulated interviewer, for somebody alone. */
export function InterviewerTab() {
  const { data: key, error, isError, isFetching, refetch } = useAnswerKey()
  const { driver, isLeading } = useStore(usePracticeStore())
  const practice = usePractice()
  if (key === null)
    return <p>This question has no answer key, and without one nobody can interview you about it.</p>
  if (isError && key === undefined)
    return (
      <Notice
        tone="danger"
        announce
        title="The interviewer could not be loaded"
        actions={
          <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {isAway(error) &&
          "The server cannot be reached, and this question's interviewer was not kept on this device. "}
        The board goes on without it.
      </Notice>
    )
  if (driver === null)
    return (
      <Delayed>
        <p role="status">The interviewer is on their way…</p>
      </Delayed>
    )
  if (practice === null) return <StartPractice driver={driver} />
  return (
    <div className={classes.interviewer}>
      {!isLeading && (
        <Notice tone="info">
          This interview goes on in another tab of yours. Close that one to go on here.
        </Notice>
      )}
      <Conversation practice={practice} driver={driver} mayAnswer={isLeading} />
      {closedAt(practice) !== null && (
        <>
          <PracticeSummary practice={practice} />
          <PractiseAgain />
        </>
      )}
    </div>
  )
}
