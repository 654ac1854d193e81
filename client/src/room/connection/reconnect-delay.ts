import type { Scheduler } from "./scheduler.ts"

const FIRST_MS = 200
const LONGEST_MS = 5_000

/**
 * Milliseconds to wait before attempt `attempt` (from 1): doubling, capped, and somewhere in the
 * upper half of that span, so that a room full of people does not return in one instant.
 */
export function reconnectDelay(attempt: number, random: Scheduler["random"]): number {
  const ceiling = Math.min(FIRST_MS * 2 ** Math.max(0, attempt - 1), LONGEST_MS)
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}
