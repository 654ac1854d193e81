import { setTimeout as sleep } from "node:timers/promises"
import type { Standing } from "./contestants.ts"
import type { Line } from "./lines/line.ts"

const AT_ONCE = 20

/** Opens `seats` connections to each room, a few at a time, and waits until all have joined. */
export async function gather(standing: Standing, rooms: number, seats: number): Promise<Line[][]> {
  const all = Array.from({ length: rooms }, () => new Array<Line>(seats))
  const places = all.flatMap((lines, room) => [...lines.keys()].map(seat => ({ lines, room, seat })))
  while (places.length > 0) {
    const joining = places.splice(0, AT_ONCE).map(async ({ lines, room, seat }) => {
      const line = await standing.connect(`room-${room}`, seat)
      lines[seat] = line
      await line.joined
    })
    await Promise.all(joining)
  }
  // What a server does on somebody's arrival has happened.
  await sleep(300)
  return all
}

/** How late a timer may be without it counting as a burst. */
const STEP_MS = 2

/** Has `count` people act in turn, each `perSecond` times a second, for `seconds`. */
export async function pace(
  count: number,
  perSecond: number,
  seconds: number,
  act: (who: number) => void,
): Promise<void> {
  const every = 1000 / (perSecond * count)
  const total = Math.round(perSecond * count * seconds)
  const began = performance.now()
  for (let n = 0; n < total; ) {
    const due = Math.min(total, Math.floor((performance.now() - began) / every) + 1)
    for (; n < due; n++) act(n % count)
    await sleep(Math.max(1, Math.min(STEP_MS, every)))
  }
}

/** Waits until the condition holds. False where it does not within the time. */
export async function until(condition: () => boolean, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms
  while (!condition()) {
    if (performance.now() > deadline) return false
    await sleep(2)
  }
  return true
}
