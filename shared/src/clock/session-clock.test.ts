import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DESIGN_PHASES, PRESETS } from "./phases.ts"
import {
  type ClockCommand,
  deadlineOf,
  newClock,
  readClock,
  type SessionClock,
  turnClock,
} from "./session-clock.ts"

const MINUTE = 60_000
const START = 1_000_000

function run(
  clock: SessionClock,
  ...steps: readonly (readonly [command: ClockCommand, at: number])[]
): SessionClock {
  return steps.reduce((before, [command, at]) => turnClock(before, command, START + at), clock)
}

const started = () => run(newClock(PRESETS["45"]), [{ type: "start" }, 0])

describe("the phase clock", () => {
  it.each([
    ["45", 45],
    ["60", 60],
    ["screen", 30],
  ] as const)("[CK-1] the preset %s plans %d minutes", (preset, minutes) => {
    expect(PRESETS[preset].reduce((sum, phase) => sum + phase.minutes, 0)).toBe(minutes)
  })

  it("[CK-2] one deadline says it all: it moves with nothing but commands", () => {
    const clock = started()
    expect(deadlineOf(clock)).toBe(START + 2 * MINUTE)
    expect(readClock(clock, START + 30_000)?.left).toBe(2 * MINUTE - 30_000)
    expect(readClock(clock, START + 3 * MINUTE)?.left).toBe(-MINUTE)
    expect(deadlineOf(run(clock, [{ type: "extend", from: 0, minutes: 5 }, 10]))).toBe(START + 7 * MINUTE)
  })

  it("[CK-3] while it is paused no time is spent", () => {
    const clock = run(started(), [{ type: "pause" }, MINUTE], [{ type: "start" }, 10 * MINUTE])
    expect(readClock(clock, START + 10.5 * MINUTE)).toMatchObject({
      left: 0.5 * MINUTE,
      spentInAll: 1.5 * MINUTE,
    })
  })

  it("[CK-4] pressed by two at once, it happens once", () => {
    const next = { type: "next", from: 0 } as const
    const once = run(started(), [next, MINUTE])
    expect(run(once, [next, MINUTE + 5])).toBe(once)
    expect(once.current).toBe(1)
    const back = { type: "back", from: 1 } as const
    expect(run(once, [back, 2 * MINUTE], [back, 2 * MINUTE]).current).toBe(0)
    const start = run(newClock(PRESETS["45"]), [{ type: "start" }, 0])
    expect(run(start, [{ type: "start" }, 900])).toBe(start)
  })

  it("[CK-5] it never moves on by itself, nor past its ends", () => {
    const clock = started()
    expect(readClock(clock, START + 600 * MINUTE)?.at).toBe(0)
    const last = DESIGN_PHASES.length - 1
    let at = clock
    for (let from = 0; from < 20; from++) at = run(at, [{ type: "next", from }, 0])
    expect(at.current).toBe(last)
    expect(run(clock, [{ type: "back", from: 0 }, 1])).toBe(clock)
  })

  it("[CK-6] what was planned and what was spent are kept for every phase", () => {
    const clock = run(
      started(),
      [{ type: "next", from: 0 }, 3 * MINUTE],
      [{ type: "next", from: 1 }, 7 * MINUTE],
      [{ type: "back", from: 2 }, 8 * MINUTE],
      [{ type: "pause" }, 9 * MINUTE],
    )
    expect(clock.phases.slice(0, 3).map(({ planned, spent }) => [planned / MINUTE, spent / MINUTE])).toEqual([
      [2, 3],
      [6, 5],
      [4, 1],
    ])
  })

  it("[CK-7] a plan can be changed until the interview starts, and holds each phase once", () => {
    const fresh = newClock(PRESETS["45"])
    const plan = { type: "plan", phases: [{ id: "intro", minutes: 1 }] } as const
    expect(run(fresh, [plan, 0]).phases).toHaveLength(1)
    expect(run(started(), [plan, 5]).phases).toHaveLength(7)
    for (const phases of [[], [{ id: "intro", minutes: 0 }], [plan.phases[0], plan.phases[0]]] as const)
      expect(run(fresh, [{ type: "plan", phases }, 0])).toBe(fresh)
  })

  const command = fc.oneof(
    fc.constantFrom<ClockCommand>({ type: "start" }, { type: "pause" }),
    fc.record({
      type: fc.constantFrom("next" as const, "back" as const),
      from: fc.integer({ min: -1, max: 8 }),
    }),
    fc.record({
      type: fc.constant("extend" as const),
      from: fc.integer({ min: 0, max: 6 }),
      minutes: fc.double({ min: -100, max: 100 }),
    }),
  )

  it("[CK-8] whatever is pressed, and even if time jumps back, every moment that ran is in exactly one phase", () => {
    const steps = fc.array(fc.tuple(command, fc.integer({ min: -MINUTE, max: 10 * MINUTE })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, given => {
        let clock = newClock(PRESETS["60"])
        let now = START
        let ran = 0
        for (const [press, passed] of given) {
          if (clock.runningSince !== null) ran += Math.max(0, now + passed - clock.runningSince)
          now += passed
          const settled = readClock(clock, now)?.spentInAll ?? 0
          expect(settled).toBeGreaterThanOrEqual(0)
          const before = clock
          clock = turnClock(clock, press, now)
          // Only a command that took effect settles what ran.
          if (before.runningSince !== null && clock.runningSince === before.runningSince)
            ran -= Math.max(0, now - before.runningSince)
          expect(clock.current).toBeGreaterThanOrEqual(0)
          expect(clock.current).toBeLessThan(clock.phases.length)
          expect(clock.phases.every(({ planned, extended }) => planned + extended >= 0)).toBe(true)
        }
        const spent = clock.phases.reduce((sum, phase) => sum + phase.spent, 0)
        expect(spent).toBe(ran)
      }),
    )
  })
})
