import type { CalendarDay } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopPlan } from "@outloud/shared/loop/loop-plan.ts"
import classes from "./Loop.module.css"
import { PlanRow } from "./PlanRow.tsx"

interface PlanListProps {
  readonly plan: LoopPlan
  readonly today: CalendarDay
}

/** What to practise in which days. */
export function PlanList({ plan, today }: PlanListProps) {
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">Day by day</h2>
      <p className={classes.soft}>
        An interview is done once it is over and you were its candidate, or alone
        {plan.moment.kind !== "undated" && ", on the first day or later"}. This browser keeps the list. The
        days between are for the rounds that are not practised here, and for rest.
      </p>
      <ol className={classes.plan}>
        {plan.steps.map(planned => (
          <PlanRow key={planned.step.id} planned={planned} today={today} />
        ))}
      </ol>
    </section>
  )
}
