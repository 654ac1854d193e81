import type { Attempt } from "../attempt.ts"

export const DAY = 86_400_000

/** An attempt in a room of its own, unlike another in what is said of it. */
export function attemptOf(endedAt: number, parts: Partial<Attempt> = {}): Attempt {
  return {
    ...{ roomId: `room-${endedAt}`, turn: 0, questionId: "weekly-charts", title: "Weekly charts", endedAt },
    ...{ phases: [], own: {}, given: {}, missed: [], interview: null },
    ...parts,
  }
}
