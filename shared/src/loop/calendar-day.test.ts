import { expect, test } from "vitest"
import { addDays, dayAt, daysFrom, readDay } from "./calendar-day.ts"

test.each(["", "2026-5-4", "2026-02-30", "2026-13-01", "04.05.2026", "2026-05-04T00:00"])(
  "[LP-1] %j is no day",
  text => {
    expect(readDay(text)).toBeNull()
  },
)

test("[LP-1] days are counted over months, leap days and changes of the clock", () => {
  expect(readDay("2028-02-29")).toBe("2028-02-29")
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01")
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28")
  expect(daysFrom("2026-03-20", "2026-04-10")).toBe(21)
  expect(daysFrom("2026-04-10", "2026-03-20")).toBe(-21)
})

test("[LP-1] a moment lies on the day of the wall calendar", () => {
  expect(dayAt(new Date(2026, 4, 4, 0, 5).getTime())).toBe("2026-05-04")
  expect(dayAt(new Date(2026, 4, 4, 23, 55).getTime())).toBe("2026-05-04")
})
