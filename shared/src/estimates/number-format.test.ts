import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { evaluateSheet } from "./evaluate-sheet.ts"
import { exactNumber, shortNumber, shortQuantity, typedNumber } from "./number-format.ts"

describe("a number", () => {
  test.each([
    [375_500_000, "376 M", "375,500,000"],
    [11_265_000_000, "11.3 bn", "11,265,000,000"],
    [4346.064, "4.35 k", "4,346.064"],
    [217.3, "217", "217.3"],
    [1.502, "1.5", "1.502"],
    [0.739, "0.739", "0.739"],
    [0, "0", "0"],
    [8, "8", "8"],
    [999.9, "1 k", "999.9"],
    [999_999, "1 M", "999,999"],
    [1_600_000_000_000, "1.6 tn", "1,600,000,000,000"],
    [0.0000012, "0.0000012", "0.0000012"],
    [0.00000012345, "0.000000123", "0.00000012345"],
    [-5200, "-5.2 k", "-5,200"],
    [1.5e18, "1.5e18", "1.5e18"],
    [2e-12, "2e-12", "2e-12"],
    [0.1 + 0.2, "0.3", "0.3"],
  ])("[ES-10] %d is short %s and exact %s", (value, short, exact) => {
    expect(shortNumber(value)).toBe(short)
    expect(exactNumber(value)).toBe(exact)
  })

  test("[ES-10] of bytes stays as it is", () => {
    expect(shortQuantity(300_000, "B per share image")).toBe("300,000")
    expect(shortQuantity(5248, "B/party (50 queue items)")).toBe("5,248")
    expect(shortQuantity(5248, "Brazilians")).toBe("5.25 k")
    expect(shortQuantity(0.0125, "B")).toBe("0.0125")
  })

  test.each([
    [751e6, "751 M"],
    [26.3e6, "26.3 M"],
    [375.5e6, "375.5 M"],
    [19.8e9, "19.8 bn"],
    [1_234_567, "1,234,567"],
    [14_000, "14,000"],
    [0.05, "0.05"],
  ])("[ES-10] %d is typed %s", (value, typed) => {
    expect(typedNumber(value)).toBe(typed)
  })

  test("[ES-10] that the sheet writes into a field is read back as it was", () => {
    const written = fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.double({ min: 1e-8, max: 1e14, noNaN: true }).map(value => Number(value.toPrecision(12))),
      fc.integer({ min: 1, max: 99_999 }).map(value => value * 1e5),
    )
    fc.assert(
      fc.property(written, value => {
        const result = evaluateSheet([{ id: "a", name: "a", formula: typedNumber(value), unit: "" }]).get("a")
        if (result?.kind !== "value") throw new Error(`${typedNumber(value)}: ${JSON.stringify(result)}`)
        expect(result.number).toBeCloseTo(value, 12 - Math.ceil(Math.log10(Math.abs(value) + 1)))
      }),
    )
  })
})
