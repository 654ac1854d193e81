import type { Role } from "../room/roles.ts"

/** What somebody judges an interview as. */
export type ScorerRole = "interviewer" | "candidate"

/** Who judges whom: whoever is alone is both. Null for who only watches. */
export function scorerRole(role: Role): ScorerRole | null {
  if (role === "observer") return null
  return role === "interviewer" ? "interviewer" : "candidate"
}
