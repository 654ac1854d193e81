/** A value in the unit that its row is given. */
import { type Unit, unitOf, type Value } from "./formula-engine.ts"
import { FormulaProblem } from "./formula-problem.ts"

export interface Shown {
  readonly number: number
  readonly unit: string
}

/**
 * A quantity in the row's unit where that is one, or counts something by one ("req/s", "GB per user"); a plain
 * number is what its row calls it.
 */
export function inUnit(value: Value, words: string): Shown {
  if (typeof value === "number") return { number: value, unit: words }
  const unit = unitOf(words) ?? countedUnit(words)
  if (unit !== undefined) {
    if (value.equalBase(unit)) return { number: value.toNumber(unit.formatUnits()), unit: words }
    const own = value.format({ precision: 3 })
    throw new FormulaProblem(`The formula gives ${own}, which cannot be shown in ${words}.`)
  }
  const [number = "", ...own] = value.format({ precision: 15 }).split(" ")
  const natural = withFitPrefix(Number(number), spoken(own.join(" ")))
  return words === "" ? natural : { ...natural, unit: `${natural.unit} ${words}` }
}

/** A plain number under a unit in which nobody counts so high: bytes that were taken for terabytes. */
export function looksUnconverted(value: Value, words: string): boolean {
  return typeof value === "number" && Math.abs(value) >= MANY && /^[MGTPE]i?B(?![A-Za-z])/.test(words)
}

const MANY = 1e6
/** How one writes that something happens so often a second. */
const A_SECOND = ["qps", "rps", "tps", "ops"]

/** What is left of words such as "req/s" without what is counted; undefined where they hold no unit. */
function countedUnit(words: string): Unit | undefined {
  if (A_SECOND.includes(words.toLowerCase())) return unitOf("s^-1")
  const [over = "", ...under] = words.split(/\s*\/\s*|\s+per\s+/)
  if (under.length === 0) return undefined
  const isUnit = (word: string) => /^[A-Za-z]+$/.test(word) && unitOf(word) !== undefined
  const left = [over].filter(isUnit).concat(under.filter(isUnit).map(word => `${word}^-1`))
  return unitOf(left.join(" "))
}

/** "GB/day" and "/day", where mathjs writes "GB / day" and "day^-1". */
function spoken(unit: string): string {
  return unit.replaceAll(" / ", "/").replace(/^([A-Za-z]+)\^-1$/, "/$1")
}

const DATA_PREFIXES = ["", "k", "M", "G", "T", "P", "E"]

/** Data as one says it: 2.56 TB/day, where mathjs leaves 2,558,000 MB/day. */
function withFitPrefix(number: number, unit: string): Shown {
  const [, prefix, rest] = /^([kMGTPE]?)(B(?![A-Za-z^]).*)$/.exec(unit) ?? []
  if (prefix === undefined || rest === undefined || number === 0) return { number, unit }
  const now = DATA_PREFIXES.indexOf(prefix)
  const steps = Math.floor(Math.log10(Math.abs(number)) / 3 + 1e-9)
  const fit = Math.min(DATA_PREFIXES.length - 1, Math.max(0, now + steps))
  return { number: number * 1000 ** (now - fit), unit: `${DATA_PREFIXES[fit]}${rest}` }
}
