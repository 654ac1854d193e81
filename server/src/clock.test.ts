import { expect, it } from "vitest"
import { steadyTime } from "./clock.ts"

it("[DU-6] time follows the wall clock forward, and goes on at its own pace where that is put back", () => {
  let [wall, elapsed] = [1_700_000_000_000, 0]
  const now = steadyTime(
    () => wall,
    () => elapsed,
  )
  const pass = (ms: number) => {
    wall += ms
    elapsed += ms
  }
  const start = now()
  expect(start).toBe(wall)
  pass(1_000)
  wall -= 3_600_000
  expect(now() - start).toBe(1_000)
  pass(60_000)
  expect(now() - start).toBe(61_000)
  wall += 3_600_000
  expect(now()).toBe(wall)
  // A machine that slept: the wall clock went on alone.
  wall += 7_200_000
  expect(now()).toBe(wall)
})
