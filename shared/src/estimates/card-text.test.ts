import { describe, expect, test } from "vitest"
import { DEFAULT_LIMITS } from "../records/limits.ts"
import { checkRichText } from "../records/rich-text.ts"
import { cardLines, cardText } from "./card-text.ts"
import type { EstimateCard, EstimateInput } from "./estimate.ts"
import { evaluateSheet } from "./evaluate-sheet.ts"
import { readSheet } from "./sheet.ts"

const INPUTS: readonly EstimateInput[] = [
  {
    key: "mau",
    label: "Monthly active users",
    value: 751e6,
    unit: "users",
    source: { kind: "source", id: "S1", title: "Q4 update" },
  },
  { key: "frac", label: "Share", value: 0.5, unit: "ratio", source: { kind: "assumption" } },
  { key: "tracks", label: "Tracks", value: 30, unit: "tracks", source: { kind: "question" } },
]

function lines(name: string, ...cards: (Partial<EstimateCard> & { name: string })[]): readonly string[] {
  const sheet = sheetOf(...cards)
  const row = sheet.byName.get(name)
  return row === undefined ? [] : cardLines(row, sheet)
}

function sheetOf(...cards: (Partial<EstimateCard> & { name: string })[]) {
  const full = cards.map((card, n) => ({ id: `shape:${n}`, formula: "", unit: "", source: "", ...card }))
  return readSheet(full, INPUTS, evaluateSheet)
}

describe("a card", () => {
  test("[ES-19] of a result names what it rests on in the end, with values and where they come from", () => {
    const lists = { name: "lists", formula: "mau * frac" }
    const slots = { name: "slots", formula: " lists * tracks * peak ", unit: "slots" }
    expect(lines("slots", lists, slots, { name: "peak", formula: "3", source: "our dashboard" })).toEqual([
      "slots = 33.8 bn slots",
      "lists * tracks * peak",
      "• mau = 751 M users (Q4 update)",
      "• frac = 0.5 ratio (assumed)",
      "• tracks = 30 tracks (from the question)",
      "• peak = 3 (our dashboard)",
    ])
  })

  test("[ES-19] of a number says where it comes from, and of one that was changed no longer what was given", () => {
    expect(lines("mau", { name: "mau", formula: "751 M", unit: "users" })).toEqual([
      "mau = 751 M users",
      "Q4 update",
    ])
    expect(lines("mau", { name: "mau", formula: "751e6", unit: "users" })[1]).toBe("Q4 update")
    expect(lines("mau", { name: "mau", formula: "800 M", unit: "users" })).toEqual([
      "mau = 800 M users",
      "assumed",
    ])
    expect(lines("x", { name: "x", formula: "3 TB / 1 day" })).toEqual([
      "x = 3 TB/day",
      "3 TB / 1 day",
      "assumed",
    ])
    expect(lines("x", { name: "x", formula: "1", source: "assumption" })).toEqual(["x = 1", "assumed"])
  })

  test("[ES-19] keeps a long unit out of its title", () => {
    expect(lines("x", { name: "x", formula: "5", unit: "core-microseconds per candidate" })).toEqual([
      "x = 5",
      "core-microseconds per candidate",
      "assumed",
    ])
  })

  test("[ES-19] without a value says why", () => {
    expect(lines("x", { name: "x" })).toEqual(["x", "no formula yet"])
    expect(lines("x", { name: "x", formula: "1 +" })[2]).toMatch(/ends too early/)
  })

  test("[ES-19] lists no more than a card can hold", () => {
    const cards = Array.from({ length: 20 }, (_, n) => ({ name: `n${n}`, formula: "1" }))
    const sum = { name: "sum", formula: cards.map(({ name }) => name).join(" + ") }
    const text = lines("sum", ...cards, sum)
    expect(text).toHaveLength(2 + 13)
    expect(text.at(-1)).toBe("• and 8 more")
  })

  test("[ES-19] is a label that every board may hold, whatever its words", () => {
    for (const name of ["x", "", "<b>", "é".repeat(50)]) {
      for (const formula of ["", "   ", "1", "<script>", "x".repeat(400)]) {
        const sheet = sheetOf({ name, formula, unit: "\u0000 ".repeat(40), source: "  " })
        for (const row of sheet.estimates)
          expect(checkRichText(cardText(row, sheet), DEFAULT_LIMITS)).toBeUndefined()
      }
    }
  })

  test("[ES-19] says the same whatever the order of the cards", () => {
    const cards = [
      { id: "shape:b", name: "b", formula: "a + mau", unit: "", source: "" },
      { id: "shape:a", name: "a", formula: "frac", unit: "", source: "" },
    ]
    const there = readSheet(cards, INPUTS, evaluateSheet)
    const back = readSheet([...cards].reverse(), INPUTS, evaluateSheet)
    expect(there.estimates.map(row => cardLines(row, there))).toEqual(
      back.estimates.map(row => cardLines(row, back)),
    )
  })
})
