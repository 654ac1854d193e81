import { expect, test } from "vitest"
import type { EstimateRow, Sheet } from "../estimates/sheet.ts"
import { compareNumbers } from "./compare-numbers.ts"

const DERIVED = [
  {
    key: "rows",
    label: "rows kept",
    formula: "a*b",
    unit: "rows",
    value: 3_200_000,
    lesson: "Fits.",
    core: false,
  },
  {
    key: "peak_qps",
    label: "at the peak",
    formula: "a",
    unit: "req/s",
    value: 52_153,
    lesson: "Cache it.",
    core: true,
  },
]

function row(name: string, result: EstimateRow["result"]): EstimateRow {
  return { id: `shape:${name}`, name, formula: "1", unit: "", source: "", card: null, given: null, result }
}

const value = (number: number, unit: string) =>
  ({
    kind: "value",
    number,
    short: String(number),
    exact: String(number),
    unit,
    needs: [],
    restsOn: [],
  }) as const

function sheet(...estimates: EstimateRow[]): Sheet {
  return { inputs: [], estimates, byName: new Map() }
}

test("[DB-7] each number of the reference has its lesson, and the board's own value where the board has one", () => {
  const { numbers, others } = compareNumbers(
    DERIVED,
    sheet(
      row("Peak QPS", value(60, "k req/s")),
      row("cost", value(9, "EUR")),
      row("rows", { kind: "empty" }),
    ),
  )
  expect(numbers).toEqual([
    {
      key: "peak_qps",
      label: "at the peak",
      reference: "52.2 k req/s",
      lesson: "Cache it.",
      own: "60 k req/s",
    },
    { key: "rows", label: "rows kept", reference: "3.2 M rows", lesson: "Fits.", own: "nothing yet" },
  ])
  expect(others).toEqual(["cost: 9 EUR"])
})

test("[DB-7] a board without estimates still shows the reference's", () => {
  const { numbers, others } = compareNumbers(DERIVED, null)
  expect(numbers.map(({ own }) => own)).toEqual([null, null])
  expect(others).toEqual([])
})
