import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { Desk } from "../support/desk.ts"

const FIRST_SEED = Number(process.env.COPY_FIRST ?? 1)
const STEPS = 120

beforeEach(() => {
  vi.useFakeTimers({
    now: 1_000_000,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  })
})
afterEach(() => vi.useRealTimers())

for (const [tabs, usually] of [
  [1, 40],
  [2, 30],
] as const) {
  const seeds = Number(process.env.COPY_SEEDS ?? usually)
  const title = `${seeds} bad days with ${tabs === 1 ? "one tab" : "two tabs"}`
  it(`[LC-20] ${title}: nothing that was drawn and kept is lost, and nothing is called saved that is not`, {
    timeout: 60_000 + seeds * 5_000,
  }, async () => {
    const counts = { saved: 0, refused: 0, restored: 0 }
    for (let seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
      const desk = await Desk.open(seed, tabs)
      try {
        for (let n = 0; n < STEPS; n++) await desk.step()
        await desk.heal()
        expect(await desk.lost()).toEqual([])
      } catch (error) {
        throw new Error(`Seed ${seed} fails: rerun with COPY_FIRST=${seed} COPY_SEEDS=1`, { cause: error })
      } finally {
        await desk.close()
      }
      for (const name of ["saved", "refused", "restored"] as const) counts[name] += desk.counts[name]
    }
    // Days on which nothing happens would prove nothing.
    expect(counts.saved).toBeGreaterThanOrEqual(seeds)
    if (seeds >= usually) expect(Math.min(counts.refused, counts.restored)).toBeGreaterThan(0)
  })
}
