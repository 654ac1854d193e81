/**
 * Numbers as the sheet writes them. Not by the browser's locale: what stands on a card is shared, and two
 * browsers must never disagree about it.
 */

const MAGNITUDES = [
  { factor: 1e12, suffix: " tn" },
  { factor: 1e9, suffix: " bn" },
  { factor: 1e6, suffix: " M" },
  { factor: 1e3, suffix: " k" },
] as const

/** From here on, and below it, only powers of ten can be read. */
const HUGE = 1e15
const TINY = 1e-9
const SIGNIFICANT = 3
/** As many digits as a floating-point number can be trusted with. */
const TRUSTED = 15

/** Three significant digits and a magnitude: 375,500,000 is "376 M", 4,346.06 is "4.35 k", 0.0000012 itself. */
export function shortNumber(value: number): string {
  const rounded = Number(value.toPrecision(SIGNIFICANT))
  const size = Math.abs(rounded)
  if (isExtreme(size)) return powerOfTen(rounded)
  const magnitude = MAGNITUDES.find(({ factor }) => size >= factor)
  if (magnitude === undefined) return decimal(rounded)
  return decimal(Number((rounded / magnitude.factor).toPrecision(SIGNIFICANT))) + magnitude.suffix
}

/** All digits that can be trusted, in groups of three: "375,500,000". */
export function exactNumber(value: number): string {
  const trusted = Number(value.toPrecision(TRUSTED))
  return isExtreme(Math.abs(trusted)) ? powerOfTen(trusted) : grouped(decimal(trusted))
}

/** A number as a person would type it, to be read back exactly: "751 M", "26.3 M", "14,000". */
export function typedNumber(value: number): string {
  const magnitude = MAGNITUDES.find(({ factor }) => factor >= 1e6 && Math.abs(value) >= factor)
  if (magnitude !== undefined) {
    const digits = String(Number((value / magnitude.factor).toPrecision(TRUSTED)))
    if (digits.length <= 6 && Number(digits) * magnitude.factor === value) return digits + magnitude.suffix
  }
  return exactNumber(value)
}

/** A number in front of a unit. Bytes stay as they are: "5,248 B", for "5.25 k B" is read by nobody. */
export function shortQuantity(value: number, unit: string): string {
  const inBytes = /^(?:B|bytes?)(?![A-Za-z])/.test(unit)
  return inBytes && Math.abs(value) >= 1 ? grouped(decimal(Number(value.toFixed(2)))) : shortNumber(value)
}

export function withUnit(number: string, unit: string): string {
  return unit === "" ? number : `${number} ${unit}`
}

function isExtreme(size: number): boolean {
  return size >= HUGE || (size > 0 && size < TINY)
}

function powerOfTen(value: number): string {
  return value.toExponential().replace("e+", "e")
}

/** Never in powers of ten, which JavaScript begins at a millionth. */
function decimal(value: number): string {
  const text = String(value)
  const [digits = "", exponent] = text.split("e-")
  if (exponent === undefined) return text
  const places = Number(exponent) + (digits.split(".")[1]?.length ?? 0)
  return value.toFixed(places)
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".")
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ",")
  return fraction === undefined ? groups : `${groups}.${fraction}`
}
