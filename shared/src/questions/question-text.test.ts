import fc from "fast-check"
import { expect, test } from "vitest"
import { cleanLine, cleanText } from "./question-text.ts"

test.each([
  ["  A feed \n for   millions\t", "A feed for millions"],
  ["\u202eevil\u202c", "evil"],
  ["half \ud83d a face", "half \ufffd a face"],
  [" \n\u200b ", ""],
])("[QB-26] %j as a title is %j", (given, cleaned) => {
  expect(cleanLine(given)).toBe(cleaned)
})

test.each([
  ["First.\r\n  - one \r\n  - two\rEnd.\n", "First.\n  - one\n  - two\nEnd."],
  ["a\n\n\n \n\nb", "a\n\nb"],
  ["tab\there, \u202eturned\u202c", "tab here,  turned"],
  ["می‌خواهم", "می‌خواهم"],
])("[QB-26] %j as a text is %j", (given, cleaned) => {
  expect(cleanText(given)).toBe(cleaned)
})

test("[QB-26] what is clean stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), text => {
      for (const clean of [cleanLine, cleanText]) expect(clean(clean(text))).toBe(clean(text))
    }),
  )
})
