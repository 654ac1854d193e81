const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/**
 * The nth key of tldraw's order among siblings, from 0: ascending, and each a key that others fit beside. The
 * letter says how many digits follow (see `fractional-indexing`). Up to 242,233.
 */
export function sortKey(n: number): string {
  const base = DIGITS.length
  if (n < base) return `a${digits(n, 1)}`
  const rest = n - base
  return rest < base ** 2 ? `b${digits(rest, 2)}` : `c${digits(rest - base ** 2, 3)}`
}

function digits(value: number, count: number): string {
  let text = ""
  for (let rest = value, n = 0; n < count; n++, rest = Math.floor(rest / DIGITS.length))
    text = DIGITS[rest % DIGITS.length] + text
  return text
}
