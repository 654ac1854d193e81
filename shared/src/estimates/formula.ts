/**
 * One formula: parsed by mathjs, admitted node by node, and computed here, so that a formula reaches nothing but
 * arithmetic, a few functions, units and the other rows. Its cost is bounded by its length.
 */
import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from "mathjs"
import { MAX_FORMULA_LENGTH } from "./estimate.ts"
import { parseExpression, quantity, unitOf, type Value } from "./formula-engine.ts"
import { FormulaProblem, quote } from "./formula-problem.ts"
import {
  FUNCTIONS,
  type FunctionName,
  isFunctionName,
  MAGNITUDES,
  plainFormula,
  positionOfName,
  strayCharacter,
} from "./formula-text.ts"
import {
  amountOf,
  applyFunction,
  converted,
  finite,
  OPERATORS,
  type Operator,
} from "./quantity-arithmetic.ts"

/** Parts of one formula: numbers, names, operators. */
const MAX_PARTS = 200
/** What the parser calls the operators `to` and `in`. Its second side is a unit and no value. */
const CONVERT = "to"

export interface Formula {
  /** Names of units and rows, in the order in which they first stand there. */
  readonly names: readonly string[]
  /** Its value, where `lookUp` gives that of each name. Throws a FormulaProblem, and nothing else. */
  compute(lookUp: (name: string) => Value): Value
}

/** Reads a formula. Throws a FormulaProblem, and nothing else, whatever the text. */
export function parseFormula(text: string): Formula {
  if (text.length > MAX_FORMULA_LENGTH)
    throw new FormulaProblem(`A formula has at most ${MAX_FORMULA_LENGTH} characters.`)
  const plain = plainFormula(text)
  const stray = strayCharacter(plain)
  if (stray !== undefined)
    throw new FormulaProblem(`“${stray.character}” has no meaning in a formula.`, stray.at)
  const node = parse(plain)
  const names = admit(node, plain)
  return { names, compute: lookUp => result(node, lookUp) }
}

function parse(plain: string): MathNode {
  try {
    return parseExpression(plain)
  } catch (error) {
    throw syntaxProblem(error, plain)
  }
}

function syntaxProblem(error: unknown, plain: string): FormulaProblem {
  // Thousands of brackets are too deep for any parser that calls itself.
  if (!(error instanceof SyntaxError)) return new FormulaProblem("This formula is too complicated.")
  const at = (error as SyntaxError & { char?: number }).char ?? 1
  const { message } = error
  const found = plain
    .slice(at - 1)
    .trim()
    .charAt(0)
  if (message.startsWith("Parenthesis")) return new FormulaProblem("A closing bracket is missing.", at)
  if (found === "" || message.startsWith("Unexpected end"))
    return new FormulaProblem("The formula ends too early: a number or a name is missing.", at)
  if (message.startsWith("Value expected"))
    return new FormulaProblem(`A number or a name is missing before “${found}”.`, at)
  if (found === ",") return new FormulaProblem("A comma only divides what a function is given.", at)
  return new FormulaProblem(`“${found}” does not fit here.`, at)
}

/** Lets through what a formula may consist of, and collects its names. */
function admit(root: MathNode, plain: string): string[] {
  const names = new Set<string>()
  let parts = 0
  const visit = (node: MathNode): void => {
    parts += 1
    if (parts > MAX_PARTS) throw new FormulaProblem(`A formula has at most ${MAX_PARTS} parts.`)
    const problem = foreignPart(node)
    if (problem !== undefined) throw new FormulaProblem(problem.message, positionOfName(plain, problem.word))
    if (node.type === "SymbolNode") names.add((node as SymbolNode).name)
    // A function's own name is a child like any other, and no row's.
    if (node.type === "FunctionNode") (node as FunctionNode).args.forEach(visit)
    else node.forEach(visit)
  }
  try {
    visit(root)
  } catch (error) {
    throw error instanceof FormulaProblem ? error : new FormulaProblem("This formula is too complicated.")
  }
  return [...names]
}

interface ForeignPart {
  readonly message: string
  readonly word: string
}

function foreignPart(node: MathNode): ForeignPart | undefined {
  switch (node.type) {
    case "ParenthesisNode":
    case "SymbolNode":
      return undefined
    case "ConstantNode": {
      const { value } = node as ConstantNode
      return typeof value === "number" ? undefined : foreign(String(value))
    }
    case "OperatorNode": {
      const { fn, op } = node as OperatorNode
      return fn === CONVERT || Object.hasOwn(OPERATORS, fn) ? undefined : foreign(op)
    }
    case "FunctionNode": {
      const word = String((node as FunctionNode).fn)
      if (isFunctionName(word)) return undefined
      return { message: `There is no function “${quote(word)}”, but ${FUNCTIONS.join(", ")}.`, word }
    }
    default:
      return { message: "A formula holds numbers, names, + - * / ^ and functions only.", word: "" }
  }
}

function foreign(word: string): ForeignPart {
  return { message: `“${quote(word)}” has no meaning in a formula.`, word }
}

type LookUp = (name: string) => Value

function result(node: MathNode, lookUp: LookUp): Value {
  try {
    return compute(node, lookUp)
  } catch (error) {
    throw error instanceof FormulaProblem ? error : new FormulaProblem("This cannot be computed.")
  }
}

function compute(node: MathNode, lookUp: LookUp): Value {
  switch (node.type) {
    case "ConstantNode":
      return finite((node as ConstantNode<number>).value)
    case "ParenthesisNode":
      return compute((node as ParenthesisNode).content, lookUp)
    case "SymbolNode":
      return lookUp((node as SymbolNode).name)
    case "OperatorNode":
      return operate(node as OperatorNode, lookUp)
    default:
      return call(node as FunctionNode, lookUp)
  }
}

function operate({ fn, args }: OperatorNode, lookUp: LookUp): Value {
  const [first, second] = args as unknown as [MathNode, MathNode | undefined]
  const left = compute(first, lookUp)
  if (fn === CONVERT) return converted(left, String(second))
  const right = second === undefined ? 0 : compute(second, lookUp)
  if (fn === "divide" && amountOf(right) === 0)
    throw new FormulaProblem(`“${quote(String(second))}” is 0, and nothing can be divided by 0.`)
  return finite((OPERATORS[fn] as Operator)(left, right))
}

function call(node: FunctionNode, lookUp: LookUp): Value {
  return applyFunction(
    String(node.fn) as FunctionName,
    node.args.map(arg => compute(arg, lookUp)),
  )
}

/** What a name stands for where no row has it: a magnitude or a unit. */
export function wordValue(name: string): Value | undefined {
  if (Object.hasOwn(MAGNITUDES, name)) return MAGNITUDES[name]
  const unit = unitOf(name)
  return unit === undefined ? undefined : quantity(1, unit)
}
