import { nameProblem } from "@outloud/shared/estimates/formula-text.ts"
import { withUnit } from "@outloud/shared/estimates/number-format.ts"
import type { EstimateRow } from "@outloud/shared/estimates/sheet.ts"

/** A row's value or mistake, for those who hear it. */
export function spokenResult({ name, result }: EstimateRow): string {
  if (result.kind === "empty") return `${name} has no formula yet.`
  if (result.kind === "error") return `${name} has no value. ${mistake(result)}`
  return `${name} is ${withUnit(result.exact, result.unit)}.`
}

/** What goes to the clipboard: exact, with the formula that gives it. */
export function copiedWords({ name, formula, result }: EstimateRow): string {
  if (result.kind !== "value") return `${name} = ${formula}`
  const value = `${name} = ${withUnit(result.exact, result.unit)}`
  return result.needs.length === 0 ? value : `${value} (${formula.trim()})`
}

/** Where and why. */
export function mistake({ message, at }: { readonly message: string; readonly at?: number }): string {
  return at === undefined ? message : `Character ${at}: ${message}`
}

export type ParsedEntry =
  | { readonly name: string; readonly formula: string; readonly unit: string }
  | { readonly problem: string }

/** What is typed to add an estimate: `name = formula`, and a unit in square brackets where one likes. */
export function parseEntry(entry: string, names: Iterable<string>): ParsedEntry {
  const [, name, formula = "", unit = ""] = /^([^=]*)=([^[]*)(?:\[([^\]]*)\]?\s*)?$/s.exec(entry) ?? []
  if (name === undefined) return { problem: "Write a name, an equals sign and a formula: peak_qps = 5 k * 3" }
  const problem = newNameProblem(name.trim(), names)
  if (problem !== undefined) return { problem }
  return { name: name.trim(), formula: formula.trim(), unit: unit.trim() }
}

/** Why a row cannot get this name, in words. */
export function newNameProblem(name: string, names: Iterable<string>): string | undefined {
  const problem = nameProblem(name)
  if (problem !== undefined) return problem
  return new Set(names).has(name) ? `There is a number called “${name}” already. Change that one.` : undefined
}
