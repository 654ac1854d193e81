import { pace } from "../crowd.ts"
import type { Person } from "./person.ts"

/** Moves of the mouse, as most mice send them at most. */
export const MOVES_PER_SECOND = 60
/** Of the circle that is drawn, in pixels of the window. */
const RADIUS = 60
const CIRCLES_PER_SECOND = 0.4

/** Presses the mouse, drags in circles and lets go. */
export async function dragAbout(
  person: Person,
  from: { x: number; y: number },
  seconds: number,
): Promise<void> {
  const { mouse } = person.page
  await mouse.move(from.x, from.y)
  await mouse.down()
  let moves = 0
  await pace(1, MOVES_PER_SECOND, seconds, () => {
    const angle = (2 * Math.PI * CIRCLES_PER_SECOND * moves++) / MOVES_PER_SECOND
    person.moveMouse(from.x + RADIUS * Math.sin(angle), from.y + RADIUS * (Math.cos(angle) - 1), true)
  })
  // Waits for the page to have dealt with all of them.
  await mouse.move(from.x, from.y)
  await mouse.up()
}
