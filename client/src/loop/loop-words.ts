/** The plan in words. */
import { type CalendarDay, dayAt } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopPlan, PlannedStep } from "@outloud/shared/loop/loop-plan.ts"

/** Where one stands: the day first, then what is done. */
export function momentWords({ moment, length }: Pick<LoopPlan, "moment" | "length">): string {
  switch (moment.kind) {
    case "undated":
      return `${length} days, without dates yet`
    case "before":
      return `The plan begins ${moment.days === 1 ? "tomorrow" : `in ${moment.days} days`}`
    case "during":
      return `Day ${moment.day} of ${length}`
    case "interview-day":
      return "Today is the day"
    case "past":
      return `The interview was ${moment.days === 1 ? "yesterday" : `${moment.days} days ago`}`
  }
}

export function doneWords({ done, count, steps }: Pick<LoopPlan, "done" | "count" | "steps">): string {
  const late = steps.filter(({ isLate }) => isLate).length
  if (done === count) return `All ${count} interviews of the plan are done.`
  const behind = late === 0 ? "" : ` ${late} ${late === 1 ? "is" : "are"} behind the plan.`
  return `${done} of ${count} interviews done.${behind}`
}

/** What a row says of its step beside the day; null where there is nothing to say. */
export function stateWords({ done, isLate, isNext, date }: PlannedStep, today: CalendarDay): string | null {
  if (done !== null) return `Done on ${shortDay(dayAt(done.endedAt))}`
  const due = date === today ? "today" : isLate ? "behind the plan" : null
  if (isNext) return due === null ? "Next" : `Next, ${due}`
  return due && due.charAt(0).toUpperCase() + due.slice(1)
}

/** "Mon 4 May". */
export function shortDay(day: CalendarDay): string {
  return format(day, { weekday: "short", day: "numeric", month: "short" })
}

/** "Monday, 4 May 2026". */
export function longDay(day: CalendarDay): string {
  return format(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
}

function format(day: CalendarDay, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(day))
}
