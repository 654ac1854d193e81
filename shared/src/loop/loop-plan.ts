import type { Attempt } from "../progress/attempt.ts"
import { attemptFigure } from "../progress/attempt-figure.ts"
import { addDays, type CalendarDay, dayAt, daysFrom } from "./calendar-day.ts"
import { LOOP_STEPS, type LoopStep } from "./loop-steps.ts"
import { USUAL_DAYS } from "./rounds.ts"

export interface LoopDates {
  readonly first: CalendarDay
  /** Never before the first day. */
  readonly interview: CalendarDay
}

export interface PlannedStep {
  readonly step: LoopStep
  /** Of the plan, from 1. */
  readonly day: number
  /** Null in a plan without dates. */
  readonly date: CalendarDay | null
  /** What is practised in it; null where nothing is, or where scores have to say it first. */
  readonly questionId: string | null
  /** The attempt by which it is done. */
  readonly done: Attempt | null
  /** What to do now, of what can be done alone; nothing after the interview. */
  readonly isNext: boolean
  /** Its day is over, it is not done, and the interview is still to come. */
  readonly isLate: boolean
}

export type LoopMoment =
  | { readonly kind: "undated" }
  /** Days until it begins. */
  | { readonly kind: "before"; readonly days: number }
  | { readonly kind: "during"; readonly day: number }
  | { readonly kind: "interview-day" }
  /** Days since the interview. */
  | { readonly kind: "past"; readonly days: number }

export interface LoopPlan {
  readonly steps: readonly PlannedStep[]
  /** Days, the interview's among them. */
  readonly length: number
  readonly moment: LoopMoment
  /** Of the steps that are interviews. */
  readonly done: number
  readonly count: number
  readonly next: PlannedStep | null
}

interface LoopFacts {
  readonly attempts: readonly Attempt[]
  /** Null where the person has set none: then every attempt counts, and days have numbers only. */
  readonly dates: LoopDates | null
  readonly today: CalendarDay
}

/** The plan as it stands today. Attempts count from the first day on, so that a new plan begins afresh. */
export function planLoop({ attempts, dates, today }: LoopFacts): LoopPlan {
  const length = dates === null ? USUAL_DAYS : daysFrom(dates.first, dates.interview) + 1
  const counted = attempts.filter(({ endedAt }) => dates === null || dayAt(endedAt) >= dates.first)
  const practised = practiceOf(LOOP_STEPS, counted)
  const isOpen = (step: LoopStep) => isInterview(step) && !practised.get(step.id)?.done
  const isOver = dates !== null && today > dates.interview
  // The screen needs a second person, so it holds nothing up.
  const nextId = isOver ? undefined : LOOP_STEPS.find(step => step.kind !== "screen" && isOpen(step))?.id
  const steps = LOOP_STEPS.map(step => {
    const day = dayInPlan(step.day, length)
    const date = dates && addDays(dates.first, day - 1)
    const { questionId, done } = practised.get(step.id) ?? NOTHING
    const isLate = !isOver && isOpen(step) && date !== null && date < today
    return { step, day, date, questionId, done, isNext: step.id === nextId, isLate }
  })
  return {
    ...{ steps, length },
    moment: momentOf(dates, today),
    done: steps.filter(({ done }) => done !== null).length,
    count: LOOP_STEPS.filter(isInterview).length,
    next: steps.find(({ isNext }) => isNext) ?? null,
  }
}

/** Whether a step is done by an attempt. */
export function isInterview({ kind }: LoopStep): boolean {
  return kind === "screen" || kind === "question" || kind === "again"
}

/** The usual days drawn together or apart; what comes before the interview stays before it while there are two days. */
function dayInPlan(usual: number, length: number): number {
  if (usual === USUAL_DAYS || length < 2) return length
  return 1 + Math.round(((usual - 1) * (length - 2)) / (USUAL_DAYS - 2))
}

function momentOf(dates: LoopDates | null, today: CalendarDay): LoopMoment {
  if (dates === null) return { kind: "undated" }
  if (today > dates.interview) return { kind: "past", days: daysFrom(dates.interview, today) }
  if (today === dates.interview) return { kind: "interview-day" }
  if (today < dates.first) return { kind: "before", days: daysFrom(today, dates.first) }
  return { kind: "during", day: daysFrom(dates.first, today) + 1 }
}

type Practised = Pick<PlannedStep, "questionId" | "done">
const NOTHING: Practised = { questionId: null, done: null }

function practiceOf(
  steps: readonly LoopStep[],
  attempts: readonly Attempt[],
): ReadonlyMap<string, Practised> {
  const inOrder = attempts.toSorted((a, b) => a.endedAt - b.endedAt)
  const triesOf = (questionId: string) => inOrder.filter(attempt => attempt.questionId === questionId)
  const asked = steps.flatMap(step => (step.kind === "question" ? [triesOf(step.questionId)] : []))
  const again = secondTries(asked)
  return new Map(
    steps.map(step => {
      if (step.kind === "again") return [step.id, again.shift() ?? NOTHING]
      if (step.kind !== "question" && step.kind !== "screen") return [step.id, NOTHING]
      return [step.id, { questionId: step.questionId, done: triesOf(step.questionId)[0] ?? null }]
    }),
  )
}

/** What was tried twice, in the order in which that happened, then what was tried once, the weakest first. */
function secondTries(asked: readonly (readonly Attempt[])[]): Practised[] {
  const twice = asked
    .flatMap(([, second]) => second ?? [])
    .sort((a, b) => a.endedAt - b.endedAt)
    .map(second => ({ questionId: second.questionId, done: second }))
  const once = asked
    .flatMap(([first, second]) => (first !== undefined && second === undefined ? [first] : []))
    .map(first => ({ first, figure: attemptFigure(first) ?? UNSCORED }))
    .sort((a, b) => a.figure - b.figure || a.first.endedAt - b.first.endedAt)
    .map(({ first }) => ({ questionId: first.questionId, done: null }))
  return [...twice, ...once]
}

/** Nothing says that it was weak. */
const UNSCORED = 101
