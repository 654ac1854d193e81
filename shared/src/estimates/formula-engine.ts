/**
 * The two parts of mathjs that estimates need: its parser and its units, over plain numbers. Nothing else of it is
 * in the instance, so nothing else can be reached from a formula: no `evaluate`, no `import`, no matrices.
 */
import {
  ComplexDependencies,
  create,
  createUnitClass,
  type FactoryFunctionMap,
  FractionDependencies,
  factory,
  type Unit,
} from "mathjs"
import {
  absDependencies,
  addScalarDependencies,
  divideScalarDependencies,
  equalDependencies,
  fixDependencies,
  formatDependencies,
  isNumericDependencies,
  multiplyScalarDependencies,
  numberDependencies,
  parseDependencies,
  powDependencies,
  roundDependencies,
  subtractScalarDependencies,
} from "mathjs/number"

declare module "mathjs" {
  // Both are there and documented; mathjs's own declarations have forgotten them.
  export const createUnitClass: FactoryFunctionMap[string]
  export const subtractScalarDependencies: FactoryFunctionMap
}

/** Units ask for it by name, and use it only where an instance is set to big numbers. */
const noBigNumbers = factory("BigNumber", [], () => class {})

const parts = {
  absDependencies,
  addScalarDependencies,
  ComplexDependencies,
  createUnitClass,
  divideScalarDependencies,
  equalDependencies,
  fixDependencies,
  formatDependencies,
  FractionDependencies,
  isNumericDependencies,
  multiplyScalarDependencies,
  noBigNumbers,
  numberDependencies,
  parseDependencies,
  powDependencies,
  roundDependencies,
  subtractScalarDependencies,
}
// mathjs declares each part as perhaps undefined; a missing one throws right here.
const math = create(parts as FactoryFunctionMap)

export const parseExpression = math.parse

export type { Unit }

/** The text of a value that one may compute with: a number, or a number with a unit. */
export type Value = number | Unit

const MAX_UNIT_CHARACTERS = 60
/** Metres to mathjs, millions to whoever estimates: so it is neither. */
const AMBIGUOUS = ["m"]

/** A unit without a number, such as `GB/day`; undefined where the words are no unit. */
export function unitOf(words: string): Unit | undefined {
  const text = words.trim()
  if (text === "" || text.length > MAX_UNIT_CHARACTERS || AMBIGUOUS.includes(text)) return undefined
  try {
    const unit = new math.Unit(null as unknown as number, text)
    return unit.toJSON().unit === "" ? undefined : unit
  } catch {
    return undefined
  }
}

export function quantity(value: number, unit: Unit): Unit {
  return new math.Unit(value, unit.formatUnits())
}
