import { type AnswerKey, answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { ANSWER_KEYS } from "@outloud/shared/questions/keys/keys.ts"

const loaded = new Map<string, Promise<AnswerKey>>()

/** The answer key of a built-in question; undefined where it has none. For interviewers and people alone. */
export function loadAnswerKey(questionId: string): Promise<AnswerKey> | undefined {
  const load = Object.hasOwn(ANSWER_KEYS, questionId) ? ANSWER_KEYS[questionId] : undefined
  if (load === undefined) return undefined
  const known = loaded.get(questionId) ?? load().then(file => answerKeySchema.parse(file))
  loaded.set(questionId, known)
  return known
}
