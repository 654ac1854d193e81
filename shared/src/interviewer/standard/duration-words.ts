const MINUTE = 60_000

/** "four minutes", as one would say it. Milliseconds. */
export function durationWords(ms: number): string {
  if (ms < 0.75 * MINUTE) return "half a minute"
  const minutes = Math.round(ms / MINUTE)
  return minutes === 1 ? "one minute" : `${NUMBERS[minutes] ?? minutes} minutes`
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
