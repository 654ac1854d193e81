/** A day of the calendar without a time or a zone: "2026-05-04". Later days are greater strings. */
export type CalendarDay = `${number}-${number}-${number}`

const DAY_MS = 24 * 60 * 60 * 1_000
const FORM = /^\d{4}-\d{2}-\d{2}$/

/** Null where a text names no day that there is. */
export function readDay(text: string): CalendarDay | null {
  if (!FORM.test(text)) return null
  const noon = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(noon.getTime()) && dayOfUtc(noon) === text ? (text as CalendarDay) : null
}

/** The day on the wall calendar of whoever runs this. `at`: milliseconds since 1970. */
export function dayAt(at: number): CalendarDay {
  const local = new Date(at)
  return dayOfUtc(new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())))
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayOfUtc(new Date(Date.parse(day) + days * DAY_MS))
}

/** Whole days from one to another; negative where the other is earlier. Days without a zone all have 24 hours. */
export function daysFrom(from: CalendarDay, to: CalendarDay): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

function dayOfUtc(date: Date): CalendarDay {
  return date.toISOString().slice(0, 10) as CalendarDay
}
