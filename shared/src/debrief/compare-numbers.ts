import { shortQuantity, withUnit } from "../estimates/number-format.ts"
import type { EstimateRow, Sheet } from "../estimates/sheet.ts"
import type { DebriefKey } from "./debrief-key.ts"

export interface ComparedNumber {
  readonly key: string
  readonly label: string
  /** What the reference comes to, with its unit. */
  readonly reference: string
  /** What follows from it. */
  readonly lesson: string
  /** What the board says under the same name; null where it has none. */
  readonly own: string | null
}

export interface ComparedNumbers {
  /** Those that matter first. */
  readonly numbers: readonly ComparedNumber[]
  /** Estimates of the board under names that the reference does not use: "rows: 3.2 G". */
  readonly others: readonly string[]
}

/** The reference's numbers beside those on the board. Neither is a verdict: other inputs give other numbers. */
export function compareNumbers(derived: DebriefKey["derived"], sheet: Sheet | null): ComparedNumbers {
  const own = new Map(sheet?.estimates.map(row => [nameKey(row.name), row]))
  const known = new Set(derived.map(({ key }) => nameKey(key)))
  return {
    numbers: derived
      .toSorted((a, b) => Number(b.core) - Number(a.core))
      .map(({ key, label, value, unit, lesson }) => {
        const row = own.get(nameKey(key))
        const reference = withUnit(shortQuantity(value, unit), unit)
        return { key, label, reference, lesson, own: row === undefined ? null : valueWords(row) }
      }),
    others: (sheet?.estimates ?? [])
      .filter(({ name }) => name !== "" && !known.has(nameKey(name)))
      .map(row => `${row.name}: ${valueWords(row)}`),
  }
}

/** "peak QPS" and "peak_qps" are one name. */
function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")
}

function valueWords({ result }: EstimateRow): string {
  if (result.kind === "value") return withUnit(result.short, result.unit)
  return result.kind === "error" ? "could not be computed" : "nothing yet"
}
