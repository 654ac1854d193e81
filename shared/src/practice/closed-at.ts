import type { Practice } from "./practice.ts"

/** When the interviewer closed it, in milliseconds since 1970; null while it goes on. */
export function closedAt({ transcript }: Pick<Practice, "transcript">): number | null {
  return transcript.find(entry => entry.kind === "move" && entry.move.kind === "close")?.at ?? null
}
