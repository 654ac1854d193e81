import { expect, it } from "vitest"
import { rescueWords } from "./rescue-words.ts"

const failed = [{ change: { kind: "deleted" as const, id: "shape:a" }, reason: "x" }]

it("[LC-14] says what happened, how much is back, and that the rest can be downloaded", () => {
  expect(rescueWords({ cause: "refused", restored: 3, failed: [], olderBoard: [], isKept: true })).toBe(
    "The server refused your last changes as they were. 3 changes were put back, one by one.",
  )
  expect(rescueWords({ cause: "outdated", restored: 1, failed, olderBoard: [], isKept: true })).toBe(
    "The server went back to an older board than the one you drew on. 1 change was put back, one by one. 1 change was not: download what is missing to keep it. Later it is in the menu, under “Work set aside”.",
  )
  expect(rescueWords({ cause: "refused", restored: 0, failed, olderBoard: [], isKept: true })).toMatch(
    /refused.*1 change was not: download/,
  )
  expect(
    rescueWords({
      cause: "outdated",
      restored: 0,
      failed: [],
      olderBoard: [{ id: "shape:a" }],
      isKept: false,
    }),
  ).toMatch(/older board.*as you had it is kept: download[^“]*$/)
})
