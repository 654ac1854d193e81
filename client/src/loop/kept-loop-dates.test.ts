import { expect, test, vi } from "vitest"
import { FakeStorage } from "../remembered/fake-storage.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { KeptLoopDates } from "./kept-loop-dates.ts"

const DATES = { first: "2026-05-04", interview: "2026-05-24" } as const

test("[LP-4] the dates are kept over a visit, and can be taken away", () => {
  const storage = new FakeStorage()
  const kept = new KeptLoopDates(keptStorage(() => storage))
  const heard = vi.fn()
  kept.subscribe(heard)
  expect(kept.dates()).toBeNull()
  kept.set(DATES)
  expect(heard).toHaveBeenCalledTimes(1)
  const later = new KeptLoopDates(keptStorage(() => storage))
  expect(later.dates()).toEqual(DATES)
  later.set(null)
  expect(new KeptLoopDates(keptStorage(() => storage)).dates()).toBeNull()
})

test.each([
  "{ broken",
  '{"first":"2026-05-04"}',
  '{"first":"2026-05-04","interview":"2026-02-30"}',
  '{"first":"2026-05-04","interview":"2026-05-03"}',
])("[LP-4] %s counts as no dates", text => {
  const storage = new FakeStorage()
  storage.setItem("outloud:loop", text)
  expect(new KeptLoopDates(keptStorage(() => storage)).dates()).toBeNull()
})
