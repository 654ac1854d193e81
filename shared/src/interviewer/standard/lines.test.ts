import { expect, test } from "vitest"
import { LINES } from "./lines.ts"
import { KIND_NAMES } from "./names-missing.ts"
import { PRESSURE_TESTS } from "./pressure-tests.ts"
import { isShort } from "./wording.ts"

const FILLED = "Something that was drawn"
const spoken: readonly (readonly [string, string])[] = [
  ...Object.entries(LINES).flatMap(([id, wordings]) => wordings.map(words => [id, words] as const)),
  ...PRESSURE_TESTS.map(({ id, ask }) => [id, ask] as const),
]

test.each(spoken)("[SI-2] [SI-3] %s: %s", (_id, words) => {
  const said = words.replaceAll("{text}", "It is so.").replaceAll(/\{\w+\}/g, FILLED)
  expect(isShort(said)).toBe(true)
  expect(said).toMatch(/^[A-Z].*[.?]$/)
  expect(said).not.toMatch(/[!]|\bgreat\b|\bgood job\b|\bcorrect\b|\bwrong\b/i)
  const named = KIND_NAMES.filter(name => new RegExp(`\\b${name}s?\\b`, "i").test(said))
  expect(named).toEqual([])
})

test("[SI-1] a line has several wordings, none of them in two lines", () => {
  const all = Object.values(LINES).flat()
  expect(new Set(all).size).toBe(all.length - REPEATED.length)
  for (const [id, wordings] of Object.entries(LINES))
    if (!SINGLE.has(id)) expect(wordings.length, id).toBeGreaterThanOrEqual(2)
})

/** "Thanks." and "Thank you." stand in two lines. */
const REPEATED = ["Thanks.", "Thank you."]
const SINGLE: ReadonlySet<string> = new Set(["open-other", "time", "time-over", "no-more-hints"])
