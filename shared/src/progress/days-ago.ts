const DAY = 86_400_000

/** "today", "yesterday", "12 days ago": by spans of 24 hours. What is to come is "today". Milliseconds since 1970. */
export function daysAgo(at: number, now: number): string {
  const days = Math.max(0, Math.floor((now - at) / DAY))
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-days, "day")
}
