import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { estimateId, MAX_FORMULA_LENGTH } from "./estimate.ts"
import { evaluateSheet, MAX_ROWS, type RowResult, type SheetRow } from "./evaluate-sheet.ts"

type Entry = string | { readonly formula: string; readonly unit: string }

/** A sheet by its names, evaluated, by its names. */
function sheet(entries: Readonly<Record<string, Entry>>): Record<string, RowResult> {
  const results = evaluateSheet(Object.entries(entries).map(([name, entry]) => rowOf(name, entry)))
  return Object.fromEntries(results)
}

function rowOf(name: string, entry: Entry, id = name): SheetRow {
  return { id, name, ...(typeof entry === "string" ? { formula: entry, unit: "" } : entry) }
}

function resultOf(formula: string, unit = ""): RowResult | undefined {
  return sheet({ it: { formula, unit } }).it
}

function numberOf(formula: string): number {
  const result = resultOf(formula)
  if (result?.kind !== "value") throw new Error(JSON.stringify(result))
  return result.number
}

describe("arithmetic", () => {
  test.each([
    ["1 + 2 * 3", 7],
    ["(26+26**2+26**3)", 18_278],
    ["2^3^2", 512],
    ["-3 ^ 2", -9],
    ["751e6 * 0.5", 375_500_000],
    ["751 M / 2", 375_500_000],
    ["2.5bn", 2_500_000_000],
    ["5 k", 5000],
    ["1.5 million", 1_500_000],
    ["751,000,000", 751_000_000],
    ["1,234.5 * 2", 2469],
    ["= 6 × 7", 42],
    ["6 ÷ 4 − 1", 0.5],
    ["ceil(7 / 2) + floor(2.9) + round(2.5)", 9],
    ["round(3.14159, 2)", 3.14],
    ["max(1, 2, 3) - min(4, 5)", -1],
    ["log2(8) + log10(100) + abs(-1) + sqrt(16) + log(1)", 10],
    ["3 GB / 1 MB", 3000],
    ["0.1 + 0.2", 0.1 + 0.2],
    ["6/3*5/3", (6 / 3) * (5 / 3)],
  ])("[ES-3] %s is %d", (formula, value) => {
    expect(numberOf(formula)).toBeCloseTo(value, 12)
  })

  test("[ES-3] takes other rows by name, and says what a result rests on", () => {
    const { cores, lists } = sheet({
      cores: "lists * us / 1e6",
      us: "50",
      lists: { formula: "mau * frac", unit: "playlists/week" },
      frac: "0.5",
      mau: "751 M",
    })
    expect(lists).toMatchObject({ short: "376 M", exact: "375,500,000", unit: "playlists/week" })
    expect(lists).toMatchObject({ needs: ["mau", "frac"], restsOn: ["mau", "frac"] })
    expect(cores).toMatchObject({ number: 18_775, needs: ["lists", "us"], restsOn: ["mau", "frac", "us"] })
  })

  test("[ES-3] a row without a formula has no value, and no mistake", () => {
    const { draft, next } = sheet({ draft: "  ", next: "draft + 1" })
    expect(draft).toEqual({ kind: "empty" })
    expect(next).toMatchObject({ message: "“draft” has no formula yet.", at: 1 })
  })
})

describe("units", () => {
  test.each([
    ["35.5 MB", "", "35.5", "MB"],
    ["3 TB / 1 day", "", "3", "TB/day"],
    ["3 TB / 1 day", "MB/s", "34.7", "MB/s"],
    ["35.5 MB * 72055", "TB", "2.56", "TB"],
    ["35.5 MB * 72 k / 1 day", "", "2.56", "TB/day"],
    ["0.002 TB / 4 s", "", "500", "MB/s"],
    ["3 TB to GB", "", "3", "TB"],
    ["3 TB", "GB", "3 k", "GB"],
    ["500 MB + 0.5 GB", "GB", "1", "GB"],
    ["max(3 MB, 2 GB)", "", "2", "GB"],
    ["36 h", "day", "1.5", "day"],
    ["3 TB / 1 day", "ingest", "3", "TB/day ingest"],
    ["(2 s)^2", "", "4", "s^2"],
    ["24", "h", "24", "h"],
    ["1000", "B", "1,000", "B"],
    ["10 bn / 1 day", "req/s", "116 k", "req/s"],
    ["10 bn / 1 day * 2", "requests per second", "231 k", "requests per second"],
    ["10 bn / 1 day", "QPS", "116 k", "QPS"],
    ["10 bn / 1 day", "shelf requests/DAU/day", "10 bn", "shelf requests/DAU/day"],
    ["10 bn / 1 day", "", "10 bn", "/day"],
    ["2 MB * 3 k", "GB/user", "6", "GB/user"],
    ["2 MB * 3 k / 1 day", "GB per user / day", "6", "GB per user / day"],
    ["12 k", "req/s", "12 k", "req/s"],
    ["5 * 300 * 1 B", "kB", "1.5", "kB"],
  ])("[ES-4] %s as “%s” is %s %s", (formula, unit, short, shown) => {
    expect(resultOf(formula, unit)).toMatchObject({ kind: "value", short, unit: shown })
  })

  test.each([
    ["3 TB", "h", "The formula gives 3 TB, which cannot be shown in h."],
    ["1 + 2 MB", "", "A plain number and “2 MB” cannot be added."],
    ["2 MB - 1 h", "", "“2 MB” and “1 h” cannot be subtracted."],
    ["ceil(3 MB)", "", "ceil() takes a plain number, and “3 MB” has a unit."],
    ["2 ^ (1 s)", "", "A power has to be a plain number."],
    ["(1 s) ^ 0.5", "", "A quantity with a unit cannot be raised to 0.5."],
    ["3 to GB", "", "A plain number cannot be given in GB."],
    ["3 h to GB", "", "“3 h” cannot be given in GB."],
    ["3 h to 2", "", "“2” is not a unit that one can convert to."],
    ["3 TB", "req/s", "The formula gives 3 TB, which cannot be shown in req/s."],
  ])("[ES-4] %s as “%s” is a mismatch, which is said", (formula, unit, message) => {
    expect(resultOf(formula, unit)).toMatchObject({ kind: "error", message })
  })

  test("[ES-4] a row hides the unit of its name from the others, says so, and keeps it for itself", () => {
    const { h, twice } = sheet({ h: "24 h", twice: "2 h" })
    expect(h).toMatchObject({ short: "24", unit: "h", note: expect.stringContaining("“h” now means") })
    expect(twice).toMatchObject({ short: "48", unit: "h" })
  })

  test("[ES-4] B is bytes, and somebody who meant billions is told", () => {
    expect(resultOf("3 B", "users")).toMatchObject({ note: "B means bytes. Write bn for billions." })
    expect(resultOf("3 B", "B")).not.toHaveProperty("note")
  })
})

test("[ES-4] a plain number under a large unit of data is doubted", () => {
  const doubt = "This is a plain number, taken as TB. If it counts bytes, end the formula with “* 1 B”."
  expect(resultOf("5 bn * 300 * 365", "TB")).toMatchObject({ short: "548 tn", note: doubt })
  expect(resultOf("5 bn * 300 * 365 * 1 B", "TB")).toMatchObject({ short: "548", unit: "TB" })
  expect(resultOf("5 bn * 300 * 365 * 1 B", "TB")).not.toHaveProperty("note")
  expect(resultOf("5 bn * 300 * 365 / 1e12", "TB")).not.toHaveProperty("note")
  expect(resultOf("5 bn", "users")).not.toHaveProperty("note")
})

describe("a mistake", () => {
  test.each([
    ["1 +", 4, "The formula ends too early: a number or a name is missing."],
    ["(1 + 2", 7, "A closing bracket is missing."],
    ["* 3", 1, "A number or a name is missing before “*”."],
    ["2 * / 3", 5, "A number or a name is missing before “/”."],
    ["3 4", 3, "“4” does not fit here."],
    ["1, 2", 2, "A comma only divides what a function is given."],
    ["2 * req", 5, "There is no estimate and no unit called “req”."],
    ["2 * peek_qps", 5, "There is no estimate called “peek_qps”. Did you mean “peak_qps”?"],
    ["PEAK_QPS", 1, "There is no estimate called “PEAK_QPS”. Did you mean “peak_qps”?"],
    ["5 m", 3, "“m” could be metres or millions. Write M for millions, meter for metres."],
    ["5!", 2, "“!” has no meaning in a formula."],
    ["10%", 3, "“%” has no meaning in a formula."],
    ["1 and 2", 3, "“and” has no meaning in a formula."],
    ["foo(3)", 1, expect.stringMatching(/^There is no function “foo”/)],
    ["3 / (1 - 1)", undefined, "“(1 - 1)” is 0, and nothing can be divided by 0."],
    ["1e400", undefined, "The result is too large to be a number."],
    ["9^9^9^9", undefined, "The result is too large to be a number."],
    ["sqrt(-1)", undefined, "The result is no number, as the root of a negative one is none."],
    ["round()", undefined, "round() is given one number or two."],
    ["max()", undefined, "max() is given at least one number."],
  ])("[ES-5] %s is found at character %s, in words", (formula, at, message) => {
    const { it } = sheet({ it: formula, peak_qps: "1" })
    expect(it).toEqual(at === undefined ? { kind: "error", message } : { kind: "error", message, at })
  })

  test.each([
    "a = 3",
    "f(x) = x",
    "[1, 2]",
    "{a: 1}",
    '"text"',
    "1:3",
    "a; b",
    "a\nb",
    "a ? 1 : 2",
    "a.b",
    "true",
    "null",
    "import(1)",
    "evaluate(1)",
    "constructor",
    "__proto__",
    "cos.constructor(1)()",
    "createUnit(1)",
    "parse(1)",
    "toString(1)",
    "i",
    "NaN",
    "Infinity",
    "undefined",
    "1 # 2",
    "5'",
    "not 1",
  ])("[ES-6] %j reaches nothing beyond arithmetic", formula => {
    expect(resultOf(formula)?.kind).toBe("error")
  })

  test("[ES-5] a circle is named, from each of its rows", () => {
    const { lists, cores, after, alone } = sheet({
      lists: "cores / 2",
      cores: "lists * 2",
      after: "lists + 1",
      alone: "alone + 1",
    })
    expect(lists).toMatchObject({
      message: "This goes round in a circle: lists needs cores, which needs lists.",
    })
    expect(cores).toMatchObject({
      message: "This goes round in a circle: cores needs lists, which needs cores.",
    })
    expect(after).toMatchObject({ message: "“lists” has no value: see there." })
    expect(alone).toMatchObject({ message: "This goes round in a circle: alone needs alone." })
  })

  test("[ES-5] stays where it was made: others only say that it is there", () => {
    const { a, b, c } = sheet({ a: "1 +", b: "a * 2", c: "3" })
    expect(a).toMatchObject({ at: 4 })
    expect(b).toMatchObject({ message: "“a” has no value: see there.", at: 1 })
    expect(c).toMatchObject({ number: 3 })
  })

  test.each([
    ["", /needs a name/],
    ["1x", /begins with a letter/],
    ["peak qps", /letters, digits and _ only/],
    ["x".repeat(41), /at most 40/],
    ["ceil", /is a function/],
    ["M", /is a number/],
    ["to", /something else/],
    ["constructor", /something else/],
  ])("[ES-7] in the name %j is said", (name, message) => {
    expect(sheet({ [name]: "1" })[name]).toMatchObject({ message: expect.stringMatching(message) })
  })

  test("[ES-7] two rows of one name: the older counts, and the other says so", () => {
    const older = rowOf("a", "1", `shape:${estimateId(1_000_000, "z")}`)
    const younger = rowOf("a", "2", `shape:${estimateId(1_000_001, "a")}`)
    const copy = rowOf("a", "3", "shape:0copy")
    const results = evaluateSheet([copy, younger, older, rowOf("b", "a")])
    expect(results.get("b")).toMatchObject({ number: 1 })
    expect(results.get(older.id)).toMatchObject({ number: 1 })
    for (const { id } of [younger, copy])
      expect(results.get(id)).toMatchObject({
        message: expect.stringContaining("Two estimates are called “a”"),
      })
  })
})

const words = fc.oneof(
  fc.constantFrom("a", "b", "c", "mau", "M", "MB", "h", "ceil", "max", "to", "e", "1e3", "0x1F", "**"),
  fc.constantFrom(..."0123456789.+-*/^(), =!%[]{}:;'\"#$@_<>&|~?\\\n\t×÷−é日😀"),
  fc.string({ maxLength: 4, unit: "binary" }),
)
const anyFormula = fc.array(words, { maxLength: 40 }).map(parts => parts.join(""))

describe("any sheet", () => {
  test("[ES-8] is evaluated without a throw, and every result can be shown", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.oneof(fc.constantFrom("a", "b", "c", "mau"), words),
            formula: anyFormula,
            unit: words,
          }),
          { maxLength: 6 },
        ),
        entries => {
          const rows = entries.map((entry, n) => ({ id: String(n), ...entry }))
          for (const result of evaluateSheet(rows).values()) {
            if (result.kind === "error") expect(result.message).toMatch(/^.+[.?]$/s)
            if (result.kind === "value") expect(Number.isFinite(result.number)).toBe(true)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test("[ES-8] comes to the same whatever the order of its rows", () => {
    const formula = fc
      .array(fc.constantFrom("a", "b", "c", "d", "2", "3"), { minLength: 1, maxLength: 3 })
      .map(parts => parts.join(" + "))
    const row = fc.record({ name: fc.constantFrom("a", "b", "c", "d", "e"), formula, unit: fc.constant("") })
    const rows = fc
      .array(row, { minLength: 1, maxLength: 8 })
      .map(entries => entries.map((entry, n) => ({ id: String(n), ...entry })))
    fc.assert(
      fc.property(
        rows.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([some, shuffled]) => {
          const [one, other] = [evaluateSheet(some), evaluateSheet(shuffled)]
          for (const { id } of some) expect(other.get(id)).toEqual(one.get(id))
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each([
    ["brackets", "(".repeat(150)],
    ["closed brackets", `${"(".repeat(149)}1${")".repeat(149)}`],
    ["powers", Array(150).fill("9").join("^")],
    ["signs", `${"-".repeat(299)}1`],
    ["divisions of nothing", "1/2(".repeat(60)],
    ["functions in functions", `${"max(".repeat(60)}1${")".repeat(60)}`],
    ["factorials", `170${"!".repeat(200)}`],
    ["units", Array(100).fill("TB").join(" ")],
    ["conversions", `3 TB${" to GB".repeat(40)}`],
    ["far too much", "1+".repeat(50_000)],
    ["one long number", "9".repeat(MAX_FORMULA_LENGTH)],
    ["one long name", "a".repeat(MAX_FORMULA_LENGTH)],
  ])("[ES-9] of %s is bounded in time", (_name, formula) => {
    const started = performance.now()
    expect(["error", "value"]).toContain(resultOf(formula)?.kind)
    expect(performance.now() - started).toBeLessThan(200)
  })

  test("[ES-9] with as many rows as there may be, all in one circle or one chain, is bounded in time", () => {
    const chain = Array.from({ length: MAX_ROWS }, (_, n) => rowOf(`r${n}`, n === 0 ? "1" : `r${n - 1} + 1`))
    const started = performance.now()
    expect(evaluateSheet(chain).get(`r${MAX_ROWS - 1}`)).toMatchObject({ number: MAX_ROWS, restsOn: ["r0"] })
    const circle = chain.map((row, n) => (n === 0 ? { ...row, formula: `r${MAX_ROWS - 1}` } : row))
    expect(evaluateSheet(circle).get("r7")?.kind).toBe("error")
    const names = circle.map(({ name }) => name)
    const tangle = circle.map((row, n) => ({
      ...row,
      formula: Array.from({ length: 50 }, (_, m) => names[(n * 7 + m * 11) % names.length]).join("+"),
    }))
    expect(evaluateSheet(tangle).get("r7")?.kind).toBe("error")
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test("[ES-9] with too many rows leaves the youngest out, and says so", () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, (_, n) =>
      rowOf(`r${n}`, "1", `shape:${estimateId(1_000_000 + n, "x")}`),
    )
    const results = [...evaluateSheet(rows).values()]
    expect(results.filter(({ kind }) => kind === "value")).toHaveLength(MAX_ROWS)
    expect(results.at(-1)).toMatchObject({ message: `A sheet has at most ${MAX_ROWS} rows. Delete some.` })
  })
})
