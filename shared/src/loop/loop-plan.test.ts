import { expect, test } from "vitest"
import type { Attempt } from "../progress/attempt.ts"
import { BANK } from "../questions/bank.ts"
import { addDays, type CalendarDay } from "./calendar-day.ts"
import { type LoopDates, type PlannedStep, planLoop } from "./loop-plan.ts"
import { LOOP_STEPS } from "./loop-steps.ts"

const FIRST: CalendarDay = "2026-05-04"
const DATES: LoopDates = { first: FIRST, interview: "2026-05-24" }

/** An attempt at noon of a day. */
function attempt(questionId: string, day: CalendarDay, core?: number): Attempt {
  const endedAt = new Date(`${day}T12:00`).getTime()
  const scores = { own: core === undefined ? {} : { core }, given: {} }
  return {
    roomId: `${questionId} ${day}`,
    turn: 0,
    questionId,
    title: questionId,
    endedAt,
    phases: [],
    ...{ missed: [], interview: null },
    ...scores,
  }
}

function stepOf(steps: readonly PlannedStep[], id: string): PlannedStep {
  const found = steps.find(({ step }) => step.id === id)
  if (found === undefined) throw new Error(`no step ${id}`)
  return found
}

test("[LP-2] every question of the bank has one day, the medium one first, and the days only rise", () => {
  const asked = LOOP_STEPS.flatMap(step => (step.kind === "question" ? [step.questionId] : []))
  expect(asked.toSorted()).toEqual(BANK.map(({ id }) => id).toSorted())
  expect(asked[0]).toBe(BANK.find(({ difficulty }) => difficulty === "medium")?.id)
  const days = LOOP_STEPS.map(({ day }) => day)
  expect(days).toEqual(days.toSorted((a, b) => a - b))
})

test("[LP-2] without dates the days have numbers, and nothing is late", () => {
  const plan = planLoop({ attempts: [], dates: null, today: FIRST })
  expect(plan).toMatchObject({ length: 21, moment: { kind: "undated" }, done: 0, count: 11 })
  expect(plan.steps.every(({ date, isLate }) => date === null && !isLate)).toBe(true)
  expect(plan.next?.step.id).toBe("weekly-charts")
})

test.each<[CalendarDay, object]>([
  ["2026-05-01", { kind: "before", days: 3 }],
  [FIRST, { kind: "during", day: 1 }],
  ["2026-05-23", { kind: "during", day: 20 }],
  ["2026-05-24", { kind: "interview-day" }],
  ["2026-05-27", { kind: "past", days: 3 }],
])("[LP-2] on %s the plan knows where it is", (today, moment) => {
  expect(planLoop({ attempts: [], dates: DATES, today }).moment).toEqual(moment)
})

test.each([1, 2, 3, 9, 21, 60])(
  "[LP-2] a plan of %i days keeps its order and ends on the interview's",
  length => {
    const dates = { first: FIRST, interview: addDays(FIRST, length - 1) }
    const { steps } = planLoop({ attempts: [], dates, today: FIRST })
    const days = steps.map(({ day }) => day)
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(days[0]).toBe(1)
    expect(steps.at(-1)?.date).toBe(dates.interview)
    expect(days.filter(day => day === length)).toHaveLength(length === 1 ? steps.length : 1)
  },
)

test("[LP-3] what was practised since the first day is done, what is behind is late, and the next is the first open one", () => {
  const attempts = [attempt("weekly-charts", "2026-05-06"), attempt("discover-weekly", "2026-05-01")]
  const { steps, done, next } = planLoop({ attempts, dates: DATES, today: "2026-05-10" })
  expect(done).toBe(1)
  expect(stepOf(steps, "weekly-charts").done).toEqual(attempts[0])
  expect(stepOf(steps, "discover-weekly")).toMatchObject({ done: null, isLate: true })
  expect(stepOf(steps, "screen").isLate).toBe(true)
  expect(stepOf(steps, "search-autocomplete").isLate).toBe(false)
  expect(next?.step.id).toBe("discover-weekly")
})

test("[LP-3] after the interview nothing is late, and nothing is next", () => {
  const { steps, next } = planLoop({ attempts: [], dates: DATES, today: "2026-05-25" })
  expect(next).toBeNull()
  expect(steps.some(({ isLate }) => isLate)).toBe(false)
})

test("[LP-3] the second tries are those with the lowest scores; who scored nothing is asked after them", () => {
  const attempts = [
    attempt("weekly-charts", "2026-05-05"),
    attempt("ad-targeting", "2026-05-06", 2),
    attempt("year-in-review", "2026-05-07", 1),
  ]
  const { steps } = planLoop({ attempts, dates: DATES, today: "2026-05-10" })
  expect(stepOf(steps, "again-1")).toMatchObject({ questionId: "year-in-review", done: null })
  expect(stepOf(steps, "again-2").questionId).toBe("ad-targeting")
  const second = attempt("ad-targeting", "2026-05-08", 4)
  const later = planLoop({ attempts: [...attempts, second], dates: DATES, today: "2026-05-10" }).steps
  expect(stepOf(later, "again-1")).toMatchObject({ questionId: "ad-targeting", done: second })
  expect(stepOf(later, "again-2")).toMatchObject({ questionId: "year-in-review", done: null })
})

test("[LP-3] everything done leaves nothing next, and one practised question is not two", () => {
  const once = LOOP_STEPS.flatMap(step =>
    "questionId" in step ? [attempt(step.questionId, "2026-05-05")] : [],
  )
  expect(planLoop({ attempts: once, dates: null, today: FIRST }).next?.step.id).toBe("again-1")
  const twice = [attempt("weekly-charts", "2026-05-06"), attempt("ad-targeting", "2026-05-06")]
  const plan = planLoop({ attempts: [...once, ...twice], dates: null, today: FIRST })
  expect(plan).toMatchObject({ done: 11, count: 11, next: null })
})
