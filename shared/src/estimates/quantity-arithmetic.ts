/** Arithmetic over numbers and quantities with a unit. Throws a FormulaProblem where there is no answer. */
import { quantity, unitOf, type Value } from "./formula-engine.ts"
import { FormulaProblem, quote } from "./formula-problem.ts"
import type { FunctionName } from "./formula-text.ts"

/** A unit to a higher power is a slip. */
const MAX_UNIT_POWER = 8

export type Operator = (left: Value, right: Value) => Value

/** By the name that the parser gives them. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  add: (left, right) => sum(left, right, 1),
  subtract: (left, right) => sum(left, right, -1),
  multiply: (left, right) => product(left, right),
  divide: (left, right) => quotient(left, right),
  pow: (left, right) => power(left, right),
  unaryMinus: left => product(left, -1),
  unaryPlus: left => left,
}

function sum(left: Value, right: Value, sign: 1 | -1): Value {
  if (typeof left === "number" && typeof right === "number") return left + sign * right
  if (typeof left === "number" || typeof right === "number" || !left.equalBase(right))
    throw new FormulaProblem(
      sentence(
        `${described(left)} and ${described(right)} cannot be ${sign === 1 ? "added" : "subtracted"}.`,
      ),
    )
  return quantity(amountOf(left) + sign * right.toNumber(left.formatUnits()), left)
}

function product(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left * right
  if (typeof left === "number") return product(right, left)
  if (typeof right === "number") return quantity(amountOf(left) * right, left)
  // Where the units cancel each other out, mathjs gives the bare number, whatever it declares.
  return left.multiply(right) as Value
}

function quotient(left: Value, right: Value): Value {
  if (typeof right !== "number") return product(left, power(right, -1))
  return typeof left === "number" ? left / right : quantity(amountOf(left) / right, left)
}

function power(base: Value, exponent: Value): Value {
  if (typeof exponent !== "number") throw new FormulaProblem("A power has to be a plain number.")
  if (typeof base === "number") return base ** exponent
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MAX_UNIT_POWER)
    throw new FormulaProblem(`A quantity with a unit cannot be raised to ${exponent}.`)
  return exponent === 0 ? 1 : base.pow(exponent as unknown as typeof base)
}

/** The same quantity in another unit: `3 TB to GB`. */
export function converted(value: Value, words: string): Value {
  const unit = unitOf(words)
  if (unit === undefined) throw new FormulaProblem(`“${quote(words)}” is not a unit that one can convert to.`)
  if (typeof value === "number")
    throw new FormulaProblem(`A plain number cannot be given in ${quote(words)}.`)
  if (!value.equalBase(unit))
    throw new FormulaProblem(`${described(value)} cannot be given in ${quote(words)}.`)
  return value.to(unit)
}

/** What a function makes of what it is given. */
export function applyFunction(name: FunctionName, values: readonly Value[]): Value {
  if (name === "min" || name === "max") return finite(extreme(name, values))
  const [most, apply] = NUMERIC[name]
  if (values.length === 0 || values.length > most)
    throw new FormulaProblem(`${name}() is given ${most === 1 ? "one number" : "one number or two"}.`)
  const numbers = values.map(value => {
    if (typeof value === "number" || name === "abs") return amountOf(value)
    throw new FormulaProblem(`${name}() takes a plain number, and ${described(value)} has a unit.`)
  })
  const answer = apply(numbers[0] ?? 0, numbers[1] ?? 0)
  const [first] = values
  return finite(first === undefined || typeof first === "number" ? answer : quantity(answer, first))
}

type Numeric = (value: number, digits: number) => number

/** How many numbers each takes at most, and what it makes of them. */
const NUMERIC: Readonly<Record<Exclude<FunctionName, "min" | "max">, readonly [1 | 2, Numeric]>> = {
  abs: [1, Math.abs],
  ceil: [1, Math.ceil],
  floor: [1, Math.floor],
  log: [1, Math.log],
  log10: [1, Math.log10],
  log2: [1, Math.log2],
  round: [2, (value, digits) => Number(value.toFixed(Math.min(15, Math.max(0, Math.trunc(digits)))))],
  sqrt: [1, Math.sqrt],
}

function extreme(name: "min" | "max", values: readonly Value[]): Value {
  const [first, ...others] = values
  if (first === undefined) throw new FormulaProblem(`${name}() is given at least one number.`)
  const sign = name === "max" ? 1 : -1
  return others.reduce((best, value) => (sign * amountOf(sum(value, best, -1)) > 0 ? value : best), first)
}

/** The number of a value, in its own unit. */
export function amountOf(value: Value): number {
  return typeof value === "number" ? value : value.toNumber(value.formatUnits())
}

/** The value, where it is one. */
export function finite(value: Value): Value {
  const number = amountOf(value)
  if (Number.isFinite(number)) return value
  throw new FormulaProblem(
    Number.isNaN(number)
      ? "The result is no number, as the root of a negative one is none."
      : "The result is too large to be a number.",
  )
}

function described(value: Value): string {
  return typeof value === "number" ? "a plain number" : `“${value.format({ precision: 3 })}”`
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
