import { expect, test } from "vitest"
import { contentWords, importedWords, leftOutWords, refusalWords } from "./import-words.ts"

const part = { key: "a", kind: null, label: "A" }
const flow = { from: "a", to: "a" }
const diagram = {
  kind: "diagram",
  diagram: { parts: [part, part], flows: [flow], containers: [] },
  leftOut: [],
} as const

test("[IO-12] counts are words, and what there is none of is not named", () => {
  expect(contentWords(diagram)).toBe("2 components and 1 flow")
  expect(
    contentWords({
      ...diagram,
      diagram: { parts: [part], flows: [], containers: [{ key: "s", label: "S" }] },
    }),
  ).toBe("1 component and 1 frame")
  expect(importedWords({ ...diagram, leftOut: [{ what: "pictures", lines: [], count: 2 }] })).toBe(
    "Imported 2 components and 1 flow. Left out: pictures.",
  )
})

test("[IO-12] what is left out is named with its lines, or how often", () => {
  expect(leftOutWords({ what: "pictures", lines: [], count: 1200 })).toBe("pictures (1,200)")
  expect(leftOutWords({ what: "styles", lines: [3], count: 2 })).toBe("styles (line 3)")
  expect(leftOutWords({ what: "styles", lines: [1, 2, 3, 4, 5, 6, 7, 8], count: 8 })).toBe(
    "styles (lines 1, 2, 3, 4, 5, 6 and 2 more)",
  )
})

test("[IO-12] a refusal names the place, where there is one", () => {
  expect(refusalWords({ kind: "refused", message: "No." })).toBe("No.")
  expect(refusalWords({ kind: "refused", message: "No.", line: 3, column: 8 })).toBe("Line 3, column 8: No.")
})
