import type { Practice } from "@outloud/shared/practice/practice.ts"

/** Whether the interviewer has closed the interview. */
export function isClosed({ transcript }: Practice): boolean {
  return transcript.some(entry => entry.kind === "move" && entry.move.kind === "close")
}
