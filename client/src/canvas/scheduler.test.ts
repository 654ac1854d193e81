// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { browserScheduler, FRAME_FALLBACK_MS } from "./scheduler.ts"

let paint: (() => void) | undefined

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => {
    paint = run
    return 1
  })
  vi.stubGlobal("cancelAnimationFrame", () => {
    paint = undefined
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test("[BD-13] a frame comes with the next paint, once", () => {
  const run = vi.fn()
  browserScheduler.frame(run)
  paint?.()
  vi.advanceTimersByTime(10 * FRAME_FALLBACK_MS)
  expect(run).toHaveBeenCalledTimes(1)
})

test("[BD-13] a frame comes in a hidden tab too, where nothing is painted", () => {
  const run = vi.fn()
  browserScheduler.frame(run)
  vi.advanceTimersByTime(FRAME_FALLBACK_MS)
  expect(run).toHaveBeenCalledTimes(1)
  expect(paint).toBeUndefined()
})

test("[BD-13] a cancelled frame comes neither way", () => {
  const run = vi.fn()
  browserScheduler.frame(run)()
  vi.advanceTimersByTime(FRAME_FALLBACK_MS)
  expect(paint).toBeUndefined()
  expect(run).not.toHaveBeenCalled()
})
