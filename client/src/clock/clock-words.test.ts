import { expect, test } from "vitest"
import { minutesAndSeconds, overrunWords, timeLeft } from "./clock-words.ts"

test.each([
  [0, "0:00"],
  [999, "0:00"],
  [61_000, "1:01"],
  [-61_000, "1:01"],
  [6_000_000, "100:00"],
])("%d ms are %s", (milliseconds, words) => {
  expect(minutesAndSeconds(milliseconds)).toBe(words)
})

test("time left reaches nothing when it is over, and not a second before", () => {
  expect(timeLeft(1)).toBe("0:01")
  expect(timeLeft(0)).toBe("0:00")
})

test.each([
  [1, ""],
  [0, "time is up"],
  [-59_999, "time is up"],
  [-180_000, "3 min over"],
])("with %d ms left it says %j", (left, words) => {
  expect(overrunWords(left)).toBe(words)
})
