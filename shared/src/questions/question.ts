/** The part of a question that everybody may see. Answer keys are fetched apart (issue of the question bank). */
export interface Question {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly difficulty: "medium" | "hard"
  readonly tags: readonly string[]
  readonly role: string
  readonly round: string
}

/** A question alone, whatever else its carrier says. */
export function plainQuestion({ id, title, text, difficulty, tags, role, round }: Question): Question {
  return { id, title, text, difficulty, tags: [...tags], role, round }
}

/** What ids of pasted questions begin with, and no other's. */
export const PASTED_PREFIX = "own-"

/** Whether somebody gave it along when making a room: then nobody has judged it, and it has no tags. */
export function isPasted({ id }: Pick<Question, "id">): boolean {
  return id.startsWith(PASTED_PREFIX)
}

/** What a question says that says nothing else: as all built-in ones. */
export const USUAL_ROLE = "Machine Learning Engineer"
export const USUAL_ROUND = "System Design"
