const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
]

/** How long ago, in the largest whole unit, such as "2 hours ago"; both are milliseconds since 1970. */
export function when(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
  const age = Math.max(0, now - at)
  for (const [unit, length] of UNITS) {
    if (age >= length) return format.format(-Math.floor(age / length), unit)
  }
  return "just now"
}
