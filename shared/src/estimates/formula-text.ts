/** Formulas as written: their tokens, and the names that may stand in them. Knows no arithmetic. */

/** Longest name of an estimate. */
export const MAX_NAME_LENGTH = 40

const LETTER = "A-Za-z_\\u00C0-\\u024F\\u0370-\\u03FF"
const NAME = new RegExp(`^[${LETTER}][${LETTER}0-9]*$`)
/** Numbers first, so that the `e5` of `1e5` is no name. */
const TOKEN = new RegExp(`(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[${LETTER}][${LETTER}0-9]*`, "g")
const CHARACTER = new RegExp(`^[${LETTER}0-9.+*/^(), -]$`)

/** What a formula may call. */
export const FUNCTIONS = [
  "abs",
  "ceil",
  "floor",
  "log",
  "log10",
  "log2",
  "max",
  "min",
  "round",
  "sqrt",
] as const
export type FunctionName = (typeof FUNCTIONS)[number]

/** Words after a number, as the sheet itself writes them. */
export const MAGNITUDES: Readonly<Record<string, number>> = {
  k: 1e3,
  M: 1e6,
  bn: 1e9,
  tn: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

/** Words of the formula language, and those with which its parser means something else. */
const KEYWORDS =
  "to in mod and or xor not end true false null undefined NaN Infinity i this constructor prototype __proto__".split(
    " ",
  )

export function isFunctionName(name: string): name is FunctionName {
  return (FUNCTIONS as readonly string[]).includes(name)
}

/** Why an estimate cannot be called so, in words; undefined where it can. */
export function nameProblem(name: string): string | undefined {
  if (name === "") return "An estimate needs a name, such as peak_qps."
  if (name.length > MAX_NAME_LENGTH) return `A name has at most ${MAX_NAME_LENGTH} characters.`
  if (!NAME.test(name)) return "A name has letters, digits and _ only, and begins with a letter: peak_qps."
  if (isFunctionName(name)) return `“${name}” is a function. Choose another name.`
  if (Object.hasOwn(MAGNITUDES, name)) return `“${name}” is a number already. Choose another name.`
  if (KEYWORDS.includes(name)) return `“${name}” means something else in formulas. Choose another name.`
  return undefined
}

/** Where a name first stands in a formula, counted from 1; undefined where it does not. */
export function positionOfName(formula: string, name: string): number | undefined {
  for (const token of formula.matchAll(TOKEN)) if (token[0] === name) return token.index + 1
  return undefined
}

/** The formula with one name exchanged for another. */
export function renameInFormula(formula: string, from: string, to: string): string {
  return formula.replace(TOKEN, token => (token === from ? to : token))
}

const SYNONYMS: Readonly<Record<string, string>> = {
  "×": "*",
  "·": "*",
  "÷": "/",
  "−": "-",
  "–": "-",
  "\u00a0": " ",
  "\u202f": " ",
  "\t": " ",
}
const THOUSANDS = /(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?/g

/** The formula in the parser's own characters. Every character keeps its place, so that places in messages hold. */
export function plainFormula(formula: string): string {
  const plain = formula
    .replace(/[×·÷−–\u00a0\u202f\t]/g, found => SYNONYMS[found] ?? found)
    .replace(/^(\s*)=/, "$1 ")
    .replaceAll("**", "^ ")
  // Inside a function's brackets, a comma divides its arguments.
  return /[A-Za-z_]\s*\(/.test(plain)
    ? plain
    : plain.replace(THOUSANDS, number => number.replaceAll(",", "").padEnd(number.length))
}

/** The first character that no formula may hold, and its place, counted from 1. */
export function strayCharacter(
  plain: string,
): { readonly character: string; readonly at: number } | undefined {
  let at = 1
  for (const character of plain) {
    if (!CHARACTER.test(character)) return { character, at }
    at += character.length
  }
  return undefined
}
