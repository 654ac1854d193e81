import fc from "fast-check"
import { expect, test } from "vitest"
import { jsonFault } from "./json-fault.ts"

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test.each([
  ["", 0],
  ["{", 1],
  ['{"a" 1}', 5],
  ['{"a": 1,}', 8],
  ["[1, 2", 5],
  ["[1] 2", 4],
  ['{"a": "b\n"}', 6],
  ["[01]", 2],
  ["nul", 0],
])("[IO-9] %j is no longer JSON at %i", (text, offset) => {
  expect(jsonFault(text)).toBe(offset)
})

test("[IO-9] it finds a fault exactly where JSON.parse does, in any text", () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "\\", "1", "[", ":", "\n"))
    .map(
      ([json, at, change]) =>
        json.slice(0, at % (json.length + 1)) + change + json.slice((at % (json.length + 1)) + 1),
    )
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged, fc.string()), text => {
      expect(jsonFault(text) === undefined).toBe(parses(text))
    }),
    { numRuns: 2_000 },
  )
})
