/** A mean lies between two steps. */
export function scoreWords(score: number | null | undefined): string {
  return score == null ? "not assessed" : String(Math.round(score * 10) / 10)
}

/** By this browser's calendar. */
export function dayWords(at: number): string {
  return new Date(at).toLocaleDateString([], { dateStyle: "medium" })
}

export function timesWords(times: number): string {
  return times === 1 ? "once" : times === 2 ? "twice" : `${times} times`
}
