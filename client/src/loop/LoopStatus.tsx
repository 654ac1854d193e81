import { Button } from "@mantine/core"
import { addDays, type CalendarDay } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopPlan } from "@outloud/shared/loop/loop-plan.ts"
import { USUAL_DAYS } from "@outloud/shared/loop/rounds.ts"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { findQuestion } from "@outloud/shared/questions/bank.ts"
import { useRef } from "react"
import { Link } from "wouter"
import { keptLoopDates } from "./kept-loop-dates.ts"
import classes from "./Loop.module.css"
import { doneWords, momentWords } from "./loop-words.ts"
import { StartQuestion } from "./StartQuestion.tsx"

interface LoopStatusProps {
  readonly plan: LoopPlan
  readonly today: CalendarDay
}

/** Where one stands, and the one thing to do next. */
export function LoopStatus({ plan, today }: LoopStatusProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const planAnew = () => {
    keptLoopDates.set({ first: today, interview: addDays(today, USUAL_DAYS - 1) })
    // The button that had the focus goes.
    title.current?.focus()
  }
  return (
    <section className={classes.status} aria-labelledby="status-title">
      <h2 ref={title} id="status-title" tabIndex={-1}>
        Where you are
      </h2>
      <div role="status">
        <p className={classes.moment}>{momentWords(plan)}</p>
        <p className={classes.soft}>{doneWords(plan)}</p>
      </div>
      <div className={classes.track} aria-hidden="true">
        <span style={{ width: `${(100 * plan.done) / plan.count}%` }} />
      </div>
      {plan.moment.kind === "past" ? <Afterwards onPlan={planAnew} /> : <Next plan={plan} />}
    </section>
  )
}

function Next({ plan }: { readonly plan: LoopPlan }) {
  const question = plan.next?.questionId && findQuestion(plan.next.questionId)
  if (!plan.next || !question) {
    return (
      <div className={classes.next}>
        <p>
          Nothing is left to practise by the plan. <Link href={PAGES.progress}>Progress</Link> has what you
          did; any question can be taken again.
        </p>
      </div>
    )
  }
  return (
    <div className={classes.next}>
      <h3 id="next-title">Next: {question.title}</h3>
      <p>{question.text}</p>
      <p className={classes.soft}>This time: {plan.next.step.focus}</p>
      <StartQuestion question={question} describedBy="next-title" />
    </div>
  )
}

function Afterwards({ onPlan }: { readonly onPlan: () => void }) {
  return (
    <div className={classes.next}>
      <p>
        What you practised stays on <Link href={PAGES.progress}>Progress</Link>. A new plan counts from its
        own first day.
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onPlan}>
          Plan {USUAL_DAYS} days from today
        </Button>
      </div>
    </div>
  )
}
