import { Button, Skeleton } from "@mantine/core"
import { lazy, Suspense, useRef, useState } from "react"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import { FilterBar } from "./FilterBar.tsx"
import classes from "./QuestionBank.module.css"
import { QuestionCard } from "./QuestionCard.tsx"
import { filterQuestions, NO_FILTER, tagsOf } from "./question-filter.ts"
import { useQuestions } from "./questions-query.ts"
import { useQuestionFilter } from "./use-question-filter.ts"

/** Dialogs are more than the rest of the page needs. */
const OwnQuestionDialog = lazy(() => import("./OwnQuestionDialog.tsx"))

const KeepForOffline = lazy(() => import("./KeepForOffline.tsx"))

const PLACEHOLDERS = ["a", "b", "c", "d", "e", "f"]

export function QuestionBank() {
  const { data: questions, error, isFetching, refetch } = useQuestions()
  const [filter, change] = useQuestionFilter()
  const [isAsking, setIsAsking] = useState(false)
  const ask = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsAsking(false)
    ask.current?.focus()
  }
  const found = filterQuestions(questions ?? [], filter)
  return (
    <section id="questions" aria-labelledby="questions-title" className={classes.bank}>
      <div className={classes.head}>
        <h2 id="questions-title">Questions</h2>
        <p role="status">{questions && countWords(found.length, questions.length)}</p>
        <Button ref={ask} variant="default" onClick={() => setIsAsking(true)}>
          Use your own question
        </Button>
      </div>
      <FilterBar filter={filter} tags={tagsOf(questions ?? [])} onChange={change} />
      {questions && found.length > 0 && (
        <div className={classes.cards}>
          {found.map(question => (
            <QuestionCard
              key={question.id}
              question={question}
              activeTag={filter.tag}
              onTag={tag => change({ tag })}
            />
          ))}
        </div>
      )}
      {questions && found.length === 0 && (
        <Notice
          tone="info"
          title="No question matches"
          actions={
            <Button variant="default" onClick={() => change(NO_FILTER)}>
              Clear filters
            </Button>
          }
        >
          Try fewer words, or another tag.
        </Notice>
      )}
      {error && !questions && (
        <Notice
          tone="danger"
          title="The questions could not be loaded"
          announce
          actions={
            <Button variant="default" loading={isFetching} onClick={() => refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Notice>
      )}
      {!error && !questions && <Placeholders />}
      <Suspense>{questions && <KeepForOffline questions={questions} />}</Suspense>
      <Suspense>{isAsking && <OwnQuestionDialog onClose={close} />}</Suspense>
    </section>
  )
}

function Placeholders() {
  return (
    <Delayed>
      <div className={classes.cards} aria-hidden="true">
        {PLACEHOLDERS.map(key => (
          <Skeleton key={key} height={272} radius={12} />
        ))}
      </div>
    </Delayed>
  )
}

function countWords(found: number, all: number): string {
  const noun = all === 1 ? "question" : "questions"
  return found === all ? `${all} ${noun}` : `${found} of ${all} ${noun}`
}
