import { evaluateSheet } from "@outloud/shared/estimates/evaluate-sheet.ts"
import { readSheet } from "@outloud/shared/estimates/sheet.ts"
import { describe, expect, test } from "vitest"
import { copiedWords, newNameProblem, parseEntry, spokenResult } from "./row-words.ts"

describe("what is typed to add an estimate", () => {
  test.each([
    ["lists = mau * frac", { name: "lists", formula: "mau * frac", unit: "" }],
    ["  lists=mau*frac [playlists/week] ", { name: "lists", formula: "mau*frac", unit: "playlists/week" }],
    ["lists = 5 [req/s", { name: "lists", formula: "5", unit: "req/s" }],
    ["a = b = c", { name: "a", formula: "b = c", unit: "" }],
    ["draft =", { name: "draft", formula: "", unit: "" }],
  ])("[ES-20] %j is read", (entry, parsed) => {
    expect(parseEntry(entry, ["mau"])).toEqual(parsed)
  })

  test.each([
    ["mau * frac", /an equals sign/],
    ["= 3", /needs a name/],
    ["1x = 3", /begins with a letter/],
    ["mau = 3", /already/],
    ["min = 3", /is a function/],
  ])("[ES-20] %j is refused with words", (entry, words) => {
    expect(parseEntry(entry, ["mau"])).toEqual({ problem: expect.stringMatching(words) })
  })
})

test("[ES-20] a result is spoken and copied exactly", () => {
  const cards = ["a = 751 M", "b = a / 2", "c = d", "e ="].map((line, n) => {
    const [name = "", formula = ""] = line.split("=").map(part => part.trim())
    return { id: String(n), name, formula, unit: name === "b" ? "users" : "", source: "" }
  })
  const rows = readSheet(cards, [], evaluateSheet).estimates
  expect(rows.map(spokenResult)).toEqual([
    "a is 751,000,000.",
    "b is 375,500,000 users.",
    "c has no value. Character 1: There is no estimate and no unit called “d”.",
    "e has no formula yet.",
  ])
  expect(rows.map(copiedWords)).toEqual(["a = 751,000,000", "b = 375,500,000 users (a / 2)", "c = d", "e = "])
  expect(newNameProblem("b", ["a"])).toBeUndefined()
})
