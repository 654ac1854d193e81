import { percentile } from "../statistics.ts"
import type { Person } from "./person.ts"

/** Where a shape was in somebody's browser, and since when. Times are of the wall clock, in milliseconds. */
export interface Sighting {
  readonly x: number
  readonly y: number
  /** When the browser's store had it. */
  readonly stored: number
  /** When the frame with it had been painted. */
  readonly painted: number
  /** When the last key or move of the mouse before it came. */
  readonly input: number
}

/** Has a browser write down every place of one shape from now on. */
export async function watchShape({ page }: Person, id: string): Promise<void> {
  await page.evaluate(watched => {
    const now = () => performance.timeOrigin + performance.now()
    const seen: { -readonly [Key in keyof Sighting]: Sighting[Key] }[] = []
    let input = Number.NaN
    const onInput = ({ timeStamp }: Event) => {
      input = performance.timeOrigin + timeStamp
    }
    for (const name of ["keydown", "pointermove"]) window.addEventListener(name, onInput, true)
    const stop = window.editor.sideEffects.registerAfterChangeHandler("shape", (before, { id, x, y }) => {
      if (id !== watched || (before.x === x && before.y === y)) return
      const sighting = { x, y, stored: now(), painted: Number.NaN, input }
      seen.push(sighting)
      const painted = new MessageChannel()
      painted.port1.onmessage = () => {
        sighting.painted = now()
      }
      // A task that is asked for within a frame comes after the frame was painted.
      requestAnimationFrame(() => painted.port2.postMessage(null))
    })
    Object.assign(window, {
      endWatch: () => {
        stop()
        for (const name of ["keydown", "pointermove"]) window.removeEventListener(name, onInput, true)
        return seen
      },
    })
  }, id)
}

export function sightings({ page }: Person): Promise<readonly Sighting[]> {
  return page.evaluate(() => (window as unknown as { endWatch(): readonly Sighting[] }).endWatch())
}

/** How long each place of one browser took until the other showed it, or a later one. */
export function delays(here: readonly Sighting[], there: readonly Sighting[]): Delays {
  const arrived = new Map<Sighting, number>()
  for (const sighting of there) {
    const at = here.findLastIndex(one => one.stored <= sighting.stored && isSamePlace(one, sighting))
    if (at >= 0) arrived.set(sighting, at)
  }
  const stored: number[] = []
  const seen: number[] = []
  for (const [at, one] of here.entries()) {
    const first = there.find(sighting => (arrived.get(sighting) ?? -1) >= at)
    if (first === undefined) continue
    stored.push(first.stored - one.stored)
    seen.push(first.painted - one.input)
  }
  return { stored, seen, lost: here.length - stored.length }
}

export interface Delays {
  /** From the one's store to the other's. */
  readonly stored: readonly number[]
  /** From the one's hand to the other's screen. */
  readonly seen: readonly number[]
  /** Places that were never seen. */
  readonly lost: number
}

/** Coordinates are written in full. */
function isSamePlace(one: Sighting, other: Sighting): boolean {
  return Math.abs(one.x - other.x) < 1e-6 && Math.abs(one.y - other.y) < 1e-6
}

/** More than this between two pages' clocks, and no delay between them can be trusted. */
const MOST_APART_MS = 2

/** Throws where two browsers do not go by the same clock. Asks the one, the other, and the one again. */
export async function checkClocks(one: Person, other: Person): Promise<void> {
  const now = ({ page }: Person) => page.evaluate(() => performance.timeOrigin + performance.now())
  const apart: number[] = []
  for (let n = 0; n < 20; n++) {
    const before = await now(one)
    const between = await now(other)
    const after = await now(one)
    // How far outside of the two answers the one between them lies.
    apart.push(Math.max(0, before - between, between - after))
  }
  if (percentile(apart, 50) > MOST_APART_MS)
    throw new Error(`the pages' clocks are ${apart.join(", ")} ms apart`)
}
