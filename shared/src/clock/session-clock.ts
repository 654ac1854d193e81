/**
 * The phase clock of an interview, as a value: every command and every reading takes the time as an argument, so
 * that the server runs it for rooms and a browser for practice alone. Times are milliseconds; instants are since
 * 1970, by the clock of whoever runs it. Nothing ticks: what a screen shows is read off with `readClock`.
 */
import { MAX_PHASE_MINUTES, type PhaseId, type PhasePlan } from "./phases.ts"

const MINUTE = 60_000
/** Extensions and pauses in one interview, far beyond any real one. */
const MAX_PHASE_MS = 24 * 60 * MINUTE

export interface ClockPhase {
  readonly id: PhaseId
  /** As planned at the start. */
  readonly planned: number
  /** Added since, in all. */
  readonly extended: number
  /** Spent in it, less what runs now. */
  readonly spent: number
}

export interface SessionClock {
  readonly phases: readonly ClockPhase[]
  /** Index of the phase that the interview is in. */
  readonly current: number
  /** Since when the current phase runs; null while the clock stands. */
  readonly runningSince: number | null
  /** When it was first started; null before. */
  readonly startedAt: number | null
}

/** `from` is the phase in which the person pressed: pressed by two at once, it happens once. */
export type ClockCommand =
  | { readonly type: "plan"; readonly phases: readonly PhasePlan[] }
  | { readonly type: "start" }
  | { readonly type: "pause" }
  | { readonly type: "next"; readonly from: number }
  | { readonly type: "back"; readonly from: number }
  | { readonly type: "extend"; readonly from: number; readonly minutes: number }

export function newClock(phases: readonly PhasePlan[]): SessionClock {
  return {
    phases: phases.map(({ id, minutes }) => ({ id, planned: minutes * MINUTE, extended: 0, spent: 0 })),
    current: 0,
    runningSince: null,
    startedAt: null,
  }
}

/** The clock after a command; the very same object where the command does not apply (any more). */
export function turnClock(clock: SessionClock, command: ClockCommand, now: number): SessionClock {
  switch (command.type) {
    case "plan":
      return clock.startedAt === null && isSoundPlan(command.phases) ? newClock(command.phases) : clock
    case "start":
      if (clock.runningSince !== null || clock.phases.length === 0) return clock
      return { ...clock, runningSince: now, startedAt: clock.startedAt ?? now }
    case "pause":
      return clock.runningSince === null ? clock : { ...settle(clock, now), runningSince: null }
    case "next":
      return goTo(clock, command.from, command.from + 1, now)
    case "back":
      return goTo(clock, command.from, command.from - 1, now)
    case "extend":
      return extend(clock, command.from, command.minutes * MINUTE)
    default:
      return command satisfies never
  }
}

function isSoundPlan(phases: readonly PhasePlan[]): boolean {
  const isSound = ({ minutes }: PhasePlan) => minutes > 0 && minutes <= MAX_PHASE_MINUTES
  return (
    phases.length > 0 && new Set(phases.map(({ id }) => id)).size === phases.length && phases.every(isSound)
  )
}

function goTo(clock: SessionClock, from: number, to: number, now: number): SessionClock {
  if (from !== clock.current || to < 0 || to >= clock.phases.length) return clock
  const settled = settle(clock, now)
  return { ...settled, current: to }
}

function extend(clock: SessionClock, from: number, by: number): SessionClock {
  const phase = clock.phases[clock.current]
  if (from !== clock.current || phase === undefined || !Number.isFinite(by) || by === 0) return clock
  // A phase can be shortened again, but not below nothing.
  const extended = Math.min(Math.max(phase.extended + by, -phase.planned), MAX_PHASE_MS)
  return extended === phase.extended ? clock : withPhase(clock, { ...phase, extended })
}

/** The clock with the running stretch counted, and running on from now. */
function settle(clock: SessionClock, now: number): SessionClock {
  const phase = clock.phases[clock.current]
  if (phase === undefined || clock.runningSince === null) return clock
  const ran = Math.max(0, now - clock.runningSince)
  return { ...withPhase(clock, { ...phase, spent: phase.spent + ran }), runningSince: now }
}

function withPhase(clock: SessionClock, phase: ClockPhase): SessionClock {
  return { ...clock, phases: clock.phases.map((other, at) => (at === clock.current ? phase : other)) }
}

/** What a screen shows of the clock at one instant. */
export interface ClockReading {
  readonly phase: ClockPhase
  readonly at: number
  readonly isRunning: boolean
  /** Until the end of the current phase; negative on overrun. */
  readonly left: number
  readonly spent: number
  /** Of the whole interview, this phase included. */
  readonly spentInAll: number
  readonly plannedInAll: number
}

/** Undefined for a clock without phases. */
export function readClock(clock: SessionClock, now: number): ClockReading | undefined {
  const settled = settle(clock, now)
  const phase = settled.phases[settled.current]
  if (phase === undefined) return undefined
  const sum = (of: (phase: ClockPhase) => number) => settled.phases.reduce((all, one) => all + of(one), 0)
  return {
    phase,
    at: settled.current,
    isRunning: settled.runningSince !== null,
    left: phase.planned + phase.extended - phase.spent,
    spent: phase.spent,
    spentInAll: sum(({ spent }) => spent),
    plannedInAll: sum(({ planned, extended }) => planned + extended),
  }
}

/** The instant at which the current phase is over; null while the clock stands. */
export function deadlineOf(clock: SessionClock): number | null {
  const phase = clock.phases[clock.current]
  if (phase === undefined || clock.runningSince === null) return null
  return clock.runningSince + phase.planned + phase.extended - phase.spent
}
