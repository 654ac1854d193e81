// @vitest-environment node
import { expect, test } from "vitest"
import { readDates } from "./read-dates.ts"

const TODAY = "2026-05-04"

test("[LP-4] an empty field follows from the other, or from today", () => {
  expect(readDates({ first: "", interview: "" }, TODAY)).toEqual({
    dates: { first: TODAY, interview: "2026-05-24" },
  })
  expect(readDates({ first: "2026-05-01", interview: "" }, TODAY)).toEqual({
    dates: { first: "2026-05-01", interview: "2026-05-21" },
  })
  expect(readDates({ first: "", interview: TODAY }, TODAY)).toEqual({
    dates: { first: TODAY, interview: TODAY },
  })
})

test.each([
  [{ first: "2026-02-30", interview: "" }, "first"],
  [{ first: "", interview: "tomorrow" }, "interview"],
  [{ first: "2026-05-04", interview: "2026-05-03" }, "interview"],
  [{ first: "2026-05-04", interview: "2206-05-04" }, "interview"],
])("[LP-4] %j is refused at its field", (fields, field) => {
  expect(readDates(fields, TODAY)).toMatchObject({ field })
})
