/** What every row of a sheet comes to: a pure function of the rows, whatever their order. Never throws. */
import { distance } from "fastest-levenshtein"
import { circleFrom, computableOrder } from "./dependency-order.ts"
import { byAge } from "./estimate.ts"
import { type Formula, parseFormula, wordValue } from "./formula.ts"
import { unitOf, type Value } from "./formula-engine.ts"
import { FormulaProblem } from "./formula-problem.ts"
import { nameProblem, positionOfName } from "./formula-text.ts"
import { exactNumber, shortQuantity } from "./number-format.ts"
import { inUnit, looksUnconverted } from "./row-unit.ts"

/** Rows that a sheet computes; what comes after them says so. */
export const MAX_ROWS = 500

export interface SheetRow {
  /** Tells rows apart. Of two with one name the older counts, as `byAge` has it. */
  readonly id: string
  readonly name: string
  readonly formula: string
  /** A unit that mathjs knows, to which a quantity is converted; or any words. */
  readonly unit: string
}

export interface ValueResult {
  readonly kind: "value"
  readonly number: number
  /** Three significant digits: "376 M". */
  readonly short: string
  /** "375,500,000". */
  readonly exact: string
  readonly unit: string
  /** Names that the formula needs, in its order. */
  readonly needs: readonly string[]
  /** Names of the rows without a need that it rests on in the end, in the order of the formulas. */
  readonly restsOn: readonly string[]
  /** Worth knowing, and no mistake. */
  readonly note?: string
}

export interface ErrorResult {
  readonly kind: "error"
  /** A plain sentence. */
  readonly message: string
  /** The formula's character that it is about, counted from 1. */
  readonly at?: number
}

export type RowResult = ValueResult | ErrorResult | { readonly kind: "empty" }

/** The result of every row, by its id. */
export function evaluateSheet(rows: readonly SheetRow[]): ReadonlyMap<string, RowResult> {
  const sorted = [...rows].sort(byAge)
  const named = rowsByName(sorted)
  const formulas = new Map([...named.values()].map(row => [row.name, readFormula(row, named)]))
  const outcomes = computeAll(named, formulas)
  return new Map(
    sorted.map((row, place) => {
      const problem = rowProblem(row, place, named)
      if (problem !== undefined) return [row.id, { kind: "error", message: problem }]
      if (row.formula.trim() === "") return [row.id, { kind: "empty" }]
      return [row.id, shown(row, outcomes.get(row.name), outcomes)]
    }),
  )
}

type Rows = ReadonlyMap<string, SheetRow>

function rowsByName(sorted: readonly SheetRow[]): Rows {
  const named = new Map<string, SheetRow>()
  for (const row of sorted.slice(0, MAX_ROWS)) {
    if (nameProblem(row.name) === undefined && !named.has(row.name)) named.set(row.name, row)
  }
  return named
}

function rowProblem(row: SheetRow, place: number, named: Rows): string | undefined {
  if (place >= MAX_ROWS) return `A sheet has at most ${MAX_ROWS} rows. Delete some.`
  const problem = nameProblem(row.name)
  if (problem !== undefined || named.get(row.name) === row) return problem
  return `Two estimates are called “${row.name}”, and the older one counts. Rename or delete this one.`
}

interface ReadFormula {
  readonly formula: Formula | FormulaProblem
  /** Names of rows, without what stands for a unit. */
  readonly needs: readonly string[]
}

function readFormula(row: SheetRow, named: Rows): ReadFormula {
  try {
    const formula = parseFormula(row.formula)
    // In its own formula a row's name can only be the unit: `hours = 24 hours`.
    const isUnit = (name: string) => name === row.name && wordValue(name) !== undefined
    return { formula, needs: formula.names.filter(name => named.has(name) && !isUnit(name)) }
  } catch (error) {
    return { formula: asProblem(error), needs: [] }
  }
}

interface Computed {
  readonly value: Value
  readonly needs: readonly string[]
  readonly restsOn: readonly string[]
}

type Outcomes = ReadonlyMap<string, Computed | FormulaProblem>

function computeAll(named: Rows, formulas: ReadonlyMap<string, ReadFormula>): Outcomes {
  const outcomes = new Map<string, Computed | FormulaProblem>()
  const needs = new Map([...formulas].map(([name, read]) => [name, read.needs]))
  for (const name of computableOrder(needs)) {
    const row = named.get(name)
    const read = formulas.get(name)
    if (row !== undefined && read !== undefined) outcomes.set(name, compute(row, read, outcomes, named))
  }
  const stuck = [...needs.keys()].filter(name => !outcomes.has(name))
  const without = new Map(stuck.map(name => [name, needs.get(name) ?? []]))
  for (const name of stuck) outcomes.set(name, stuckProblem(name, without))
  return outcomes
}

function compute(
  row: SheetRow,
  read: ReadFormula,
  outcomes: Outcomes,
  named: Rows,
): Computed | FormulaProblem {
  const { formula, needs } = read
  if (formula instanceof FormulaProblem) return formula
  try {
    const values = new Map(needs.map(name => [name, neededValue(name, row, outcomes, named)]))
    const value = formula.compute(name => values.get(name) ?? wordOf(name, row, named))
    return { value, needs, restsOn: [...new Set(needs.flatMap(name => roots(name, outcomes)))] }
  } catch (error) {
    return asProblem(error)
  }
}

function neededValue(name: string, row: SheetRow, outcomes: Outcomes, named: Rows): Value {
  const outcome = outcomes.get(name)
  if (outcome !== undefined && !(outcome instanceof FormulaProblem)) return outcome.value
  const why = named.get(name)?.formula.trim() === "" ? "has no formula yet" : "has no value: see there"
  throw new FormulaProblem(`“${name}” ${why}.`, positionOfName(row.formula, name))
}

function roots(name: string, outcomes: Outcomes): readonly string[] {
  const outcome = outcomes.get(name)
  if (outcome === undefined || outcome instanceof FormulaProblem) return []
  return outcome.needs.length === 0 ? [name] : outcome.restsOn
}

/** A name that no row has: a unit, a magnitude, or a slip. */
function wordOf(name: string, row: SheetRow, named: Rows): Value {
  const value = wordValue(name)
  if (value !== undefined) return value
  const at = positionOfName(row.formula, name)
  if (name === "m")
    throw new FormulaProblem("“m” could be metres or millions. Write M for millions, meter for metres.", at)
  const nearest = nearestName(
    name,
    [...named.keys()].filter(other => other !== row.name),
  )
  throw new FormulaProblem(
    nearest === undefined
      ? `There is no estimate and no unit called “${name}”.`
      : `There is no estimate called “${name}”. Did you mean “${nearest}”?`,
    at,
  )
}

/** Of the names that a slip of the finger could have meant, the nearest. */
function nearestName(name: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3))
  const near = names
    .map(other => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, far }) => far <= most && far < other.length)
  return near.sort((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))[0]?.other
}

function stuckProblem(name: string, needs: ReadonlyMap<string, readonly string[]>): FormulaProblem {
  const circle = circleFrom(name, needs)
  if (circle === undefined) {
    const cause = needs.get(name)?.find(other => needs.has(other)) ?? name
    return new FormulaProblem(`“${cause}” has no value: see there.`)
  }
  const [first, second = name, ...rest] = circle
  const way = rest.map(other => `, which needs ${other}`).join("")
  return new FormulaProblem(`This goes round in a circle: ${first} needs ${second}${way}.`)
}

function shown(row: SheetRow, outcome: Computed | FormulaProblem | undefined, outcomes: Outcomes): RowResult {
  if (outcome === undefined) return { kind: "empty" }
  if (outcome instanceof FormulaProblem) return errorOf(outcome)
  try {
    const { number, unit } = inUnit(outcome.value, row.unit.trim())
    const { needs, restsOn } = outcome
    const value = {
      number,
      short: shortQuantity(number, unit),
      exact: exactNumber(number),
      unit,
      needs,
      restsOn,
    }
    const note = noteOn(row, outcome.value, outcomes)
    return note === undefined ? { kind: "value", ...value } : { kind: "value", ...value, note }
  } catch (error) {
    return errorOf(asProblem(error))
  }
}

function noteOn(row: SheetRow, value: Value, outcomes: Outcomes): string | undefined {
  const { name } = row
  if (wordValue(name) !== undefined && isNeeded(name, outcomes))
    return `In formulas “${name}” now means this estimate, and not the unit.`
  if (looksUnconverted(value, row.unit.trim()))
    return `This is a plain number, taken as ${row.unit.trim()}. If it counts bytes, end the formula with “* 1 B”.`
  const meansBillions = typeof value !== "number" && value.formatUnits() === "B" && row.unit.trim() !== ""
  return meansBillions && unitOf(row.unit) === undefined ? "B means bytes. Write bn for billions." : undefined
}

function isNeeded(name: string, outcomes: Outcomes): boolean {
  return [...outcomes.values()].some(one => !(one instanceof FormulaProblem) && one.needs.includes(name))
}

function errorOf({ message, at }: FormulaProblem): ErrorResult {
  return at === undefined ? { kind: "error", message } : { kind: "error", message, at }
}

function asProblem(error: unknown): FormulaProblem {
  return error instanceof FormulaProblem ? error : new FormulaProblem("This cannot be computed.")
}
