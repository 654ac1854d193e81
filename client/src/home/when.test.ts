// @vitest-environment node
import { expect, it } from "vitest"
import { when } from "./when.ts"

const MINUTE = 60_000
const NOW = 1_700_000_000_000

it.each([
  [0, "just now"],
  [59_999, "just now"],
  [MINUTE, "1 minute ago"],
  [119 * MINUTE, "1 hour ago"],
  [24 * 60 * MINUTE, "yesterday"],
  [49 * 60 * MINUTE, "2 days ago"],
])("says %i ms as %s", (age, words) => {
  expect(when(NOW - age, NOW)).toBe(words)
})

it("does not speak of the future when another clock was ahead", () => {
  expect(when(NOW + MINUTE, NOW)).toBe("just now")
})
