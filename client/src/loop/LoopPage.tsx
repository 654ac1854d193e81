import { useDocumentTitle } from "@mantine/hooks"
import { dayAt } from "@outloud/shared/loop/calendar-day.ts"
import { type LoopPlan, planLoop } from "@outloud/shared/loop/loop-plan.ts"
import { USUAL_DAYS } from "@outloud/shared/loop/rounds.ts"
import { useSyncExternalStore } from "react"
import { keptProgress } from "../progress/kept-progress.ts"
import { PageShell } from "../ui/PageShell.tsx"
import { SiteNav } from "../ui/SiteNav.tsx"
import { DatesForm } from "./DatesForm.tsx"
import { keptLoopDates } from "./kept-loop-dates.ts"
import classes from "./Loop.module.css"
import { LoopStatus } from "./LoopStatus.tsx"
import { PlanList } from "./PlanList.tsx"
import { RoundDetails } from "./RoundDetails.tsx"
import { RoundLine } from "./RoundLine.tsx"

/** The loop as a plan: what is done, what is next, and what to practise on which day. */
export default function LoopPage() {
  useDocumentTitle("The loop · Outloud")
  const attempts = useSyncExternalStore(keptProgress.subscribe, keptProgress.attempts)
  const dates = useSyncExternalStore(keptLoopDates.subscribe, keptLoopDates.dates)
  const today = dayAt(Date.now())
  const plan = planLoop({ attempts, dates, today })
  return (
    <PageShell nav={<SiteNav />}>
      <div className={classes.page}>
        <h1>The loop</h1>
        <p className={classes.lead}>
          Spotify, Machine Learning Engineer: reported as hard, about {USUAL_DAYS} days from first call to
          decision, a recruiter screen and then a technical loop of 3 to 4 rounds. This is a practice plan for
          it. Outloud is not affiliated with Spotify, and your loop may differ.
        </p>
        <RoundLine heading="h2" below={belowRounds(plan)} />
        <div className={classes.now}>
          <LoopStatus plan={plan} today={today} />
          <DatesForm dates={dates} today={today} />
        </div>
        <PlanList plan={plan} today={today} />
        <RoundDetails />
      </div>
    </PageShell>
  )
}

function belowRounds({ steps }: LoopPlan) {
  const asked = steps.filter(({ step }) => step.kind === "question")
  const done = asked.filter(one => one.done !== null).length
  const screened = steps.some(({ step, done: by }) => step.kind === "screen" && by !== null)
  return {
    screen: <p className={classes.tally}>{screened ? "Practised" : "Not practised yet"}</p>,
    design: (
      <p className={classes.tally}>
        {done} of {asked.length} questions practised
      </p>
    ),
  }
}
