import { type AnswerKey, answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import { ANSWER_KEYS } from "@outloud/shared/questions/keys/keys.ts"
import type { Question } from "@outloud/shared/questions/question.ts"

/** The built-in questions with their answer keys. */
export function loadQuestions(): Promise<{ question: Question; key: AnswerKey }[]> {
  return Promise.all(
    BANK.map(async question => ({ question, key: answerKeySchema.parse(await ANSWER_KEYS[question.id]!()) })),
  )
}
