import { describe, expect, test } from "vitest"
import { PRESETS } from "../../clock/phases.ts"
import { newClock, type SessionClock, turnClock } from "../../clock/session-clock.ts"
import { readPhase } from "./pace.ts"

const MINUTE = 60_000

/** The clock after each phase took so many minutes. */
function after(...minutes: readonly number[]): { clock: SessionClock; now: number } {
  let now = 0
  let clock = turnClock(newClock(PRESETS["45"]), { type: "start" }, now)
  for (const [from, spent] of minutes.entries()) {
    now += spent * MINUTE
    clock = turnClock(clock, { type: "next", from }, now)
  }
  return { clock, now }
}

describe("[SI-10] the time of a phase", () => {
  test("is nudged at 120 % and ends at 150 %", () => {
    const { clock, now } = after(2)
    const phase = readPhase(clock, now)
    expect(phase).toMatchObject({
      id: "clarify",
      planned: 6 * MINUTE,
      nudgeAt: 7.2 * MINUTE,
      limit: 9 * MINUTE,
    })
  })

  test("ends sooner where the long phases would lose more than half of theirs", () => {
    const { clock, now } = after(3, 9, 6, 7.5)
    const phase = readPhase(clock, now)
    // 19.5 minutes are left, of which 6 belong to depth and 4 to the end.
    expect(phase?.limit).toBe(9.5 * MINUTE)
    expect(phase?.nudgeAt).toBeLessThan(9.5 * MINUTE)
  })

  test("is what is left, for the last", () => {
    const { clock, now } = after(2, 6, 4, 5, 12, 12)
    expect(readPhase(clock, now + MINUTE)).toMatchObject({
      isLast: true,
      limit: 4 * MINUTE,
      left: 3 * MINUTE,
    })
  })

  test("never adds up to more than the interview, however long each takes", () => {
    let { clock, now } = after()
    for (let from = 0; from < 6; from++) {
      const limit = readPhase(clock, now)?.limit ?? 0
      now += limit
      clock = turnClock(clock, { type: "next", from }, now)
    }
    expect(now + 4 * MINUTE).toBeLessThanOrEqual(45 * MINUTE)
  })
})
