import { expect, test } from "vitest"
import { measureOffset, offsetOf } from "./server-time.ts"

test("[CK-9] the quickest answer decides, and says how far it can be off", () => {
  const samples = [
    { askedAt: 0, answeredAt: 400, serverNow: 60_390 },
    { askedAt: 1000, answeredAt: 1020, serverNow: 61_010 },
  ]
  expect(offsetOf(samples)).toEqual({ milliseconds: 60_000, uncertainty: 10 })
})

test("[CK-9] a clock that was set back while the answer was on its way is not believed", () => {
  expect(offsetOf([{ askedAt: 5000, answeredAt: 0, serverNow: 1 }])).toBeUndefined()
})

test("[CK-9] with a line that is slow now and then, two browsers agree to within a quarter of a second", async () => {
  const skews = [-180_000, 47_000]
  const shown: number[] = []
  for (const skew of skews) {
    let real = 1_000_000
    const delays = [900, 30, 2500, 200, 61]
    const ask = async () => {
      const delay = delays.shift() ?? 50
      // Out and back are seldom equally long: here all of it is on the way out.
      real += delay
      return real
    }
    const { milliseconds } = await measureOffset(ask, () => real + skew)
    shown.push(milliseconds + skew)
  }
  expect(Math.abs((shown[0] ?? 0) - (shown[1] ?? 0))).toBeLessThan(250)
  expect(Math.abs(shown[0] ?? 0)).toBeLessThan(250)
})
