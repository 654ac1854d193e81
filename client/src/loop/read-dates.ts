import { addDays, type CalendarDay, daysFrom, readDay } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopDates } from "@outloud/shared/loop/loop-plan.ts"
import { USUAL_DAYS } from "@outloud/shared/loop/rounds.ts"

/** A plan of more days is a slip of the pen. */
const MOST_DAYS = 366

/** The two fields as they stand, each a day or empty. */
export type LoopDatesText = Readonly<Record<keyof LoopDates, string>>

export type ReadDates =
  | { readonly dates: LoopDates }
  | { readonly field: keyof LoopDates; readonly problem: string }

/** An empty field follows from the other: the loop takes about 21 days. */
export function readDates(fields: LoopDatesText, today: CalendarDay): ReadDates {
  const first = fields.first === "" ? today : readDay(fields.first)
  if (first === null) return { field: "first", problem: "There is no such day." }
  const interview = fields.interview === "" ? addDays(first, USUAL_DAYS - 1) : readDay(fields.interview)
  if (interview === null) return { field: "interview", problem: "There is no such day." }
  if (interview < first)
    return { field: "interview", problem: "The interview cannot be before the first day." }
  if (daysFrom(first, interview) > MOST_DAYS)
    return { field: "interview", problem: "That is more than a year of practice. Check the year." }
  return { dates: { first, interview } }
}
