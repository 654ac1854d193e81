import type { AnswerKey } from "../questions/answer-key.ts"

const SHOWN = [
  "questionId",
  "requirements",
  "derived",
  "api",
  "entities",
  "components",
  "flows",
  "deepDives",
  "reference",
] as const satisfies readonly (keyof AnswerKey)[]

/**
 * What everybody may read of an answer key once the interview has ended: the reference to lay beside one's own board.
 * Facts and hints that were not shown, questions that were not asked and the interviewer's rubric are not in it.
 */
export type DebriefKey = Pick<AnswerKey, (typeof SHOWN)[number]>

export function debriefKeyOf(key: AnswerKey): DebriefKey {
  return Object.fromEntries(SHOWN.map(name => [name, key[name]])) as unknown as DebriefKey
}
