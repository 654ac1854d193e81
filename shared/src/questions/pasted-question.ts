import { z } from "zod"
import { PASTED_PREFIX, type Question, USUAL_ROLE, USUAL_ROUND } from "./question.ts"
import { cleanLine, cleanText, TEXT_LENGTH, TITLE_LENGTH } from "./question-text.ts"

export const titleSchema = z
  .string()
  .transform(cleanLine)
  .pipe(z.string().min(1, "A title needs at least one character.").max(TITLE_LENGTH))

export const questionTextSchema = z
  .string()
  .transform(cleanText)
  .pipe(z.string().min(1, "A question needs at least one character.").max(TEXT_LENGTH))

/** A question that somebody gives along when making a room. It has no answer key and is in no list. */
export const pastedQuestionSchema = z.strictObject({ title: titleSchema, text: questionTextSchema })
export type PastedQuestion = z.output<typeof pastedQuestionSchema>

/** `random` makes its id its own. */
export function pastedQuestion({ title, text }: PastedQuestion, random: string): Question {
  const id = `${PASTED_PREFIX}${random}`
  return { id, title, text, difficulty: "medium", tags: [], role: USUAL_ROLE, round: USUAL_ROUND }
}
