import type { CalendarDay } from "@outloud/shared/loop/calendar-day.ts"
import type { PlannedStep } from "@outloud/shared/loop/loop-plan.ts"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { findQuestion } from "@outloud/shared/questions/bank.ts"
import { IconCircleArrowRight, IconCircleCheck, IconClockExclamation } from "@tabler/icons-react"
import { Link } from "wouter"
import { StartScreen } from "../home/StartScreen.tsx"
import { debriefPath } from "../remembered/room-link.ts"
import classes from "./Loop.module.css"
import { shortDay, stateWords } from "./loop-words.ts"
import { SimulateButton } from "./SimulateButton.tsx"

interface PlanRowProps {
  readonly planned: PlannedStep
  readonly today: CalendarDay
}

export function PlanRow({ planned, today }: PlanRowProps) {
  const { step, day, date, done, isNext } = planned
  const titleId = `step-${step.id}`
  return (
    <li className={classes.row} data-next={isNext || undefined}>
      <p className={classes.when}>
        <strong>Day {day}</strong>
        {date !== null && <span>{shortDay(date)}</span>}
      </p>
      <div className={classes.what}>
        <h3 id={titleId}>{titleOf(planned)}</h3>
        <p>{step.focus}</p>
      </div>
      <div className={classes.state}>
        <State planned={planned} today={today} />
        {done === null ? (
          <Entry planned={planned} titleId={titleId} />
        ) : (
          <Link href={debriefPath(done.roomId)} aria-describedby={titleId}>
            Debrief
          </Link>
        )}
      </div>
    </li>
  )
}

function titleOf({ step, questionId }: PlannedStep): string {
  const question = step.kind === "again" && questionId !== null && findQuestion(questionId)
  return question ? `${question.title}, once more` : step.title
}

function State({ planned, today }: PlanRowProps) {
  const words = stateWords(planned, today)
  if (words === null) return null
  const Icon = planned.done ? IconCircleCheck : planned.isLate ? IconClockExclamation : IconCircleArrowRight
  return (
    <p className={classes.mark} data-done={planned.done !== null || undefined}>
      <Icon size={18} stroke={1.75} aria-hidden="true" /> {words}
    </p>
  )
}

/** The way into what is to be done. */
function Entry({ planned, titleId }: { readonly planned: PlannedStep; readonly titleId: string }) {
  const { step, questionId } = planned
  switch (step.kind) {
    case "read":
      return (
        <>
          <Link href={PAGES.rules}>Unwritten rules</Link>
          <Link href={PAGES.interviewer}>Your interviewer</Link>
        </>
      )
    case "screen":
      return <StartScreen />
    case "review":
      return <Link href={PAGES.progress}>Progress</Link>
    case "interview":
      return null
    default: {
      const question = questionId === null ? undefined : findQuestion(questionId)
      if (question === undefined) return <p className={classes.soft}>Your scores will say which.</p>
      return <SimulateButton size="compact-sm" question={question} describedBy={titleId} />
    }
  }
}
