/** "12:40"; "0:05" on overrun too, without a sign: the words beside it say which side of the end it is. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

/** Time left, counted up to the next whole second, so that it reaches 0:00 when the time is over and not before. */
export function timeLeft(milliseconds: number): string {
  return minutesAndSeconds(Math.ceil(milliseconds / 1000) * 1000)
}

/** "3 min over", "just over"; empty while there is time. */
export function overrunWords(left: number): string {
  if (left > 0) return ""
  const minutes = Math.floor(-left / 60_000)
  return minutes === 0 ? "time is up" : `${minutes} min over`
}
