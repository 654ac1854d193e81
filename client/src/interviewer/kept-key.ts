import { type AnswerKey, answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { keptStorage } from "../remembered/kept-storage.ts"

const PREFIX = "outloud:answer-key:"
const storage = keptStorage(() => window.localStorage)

/** The answer key of a question as this browser last had it. */
export function keptKey(questionId: string) {
  const name = `${PREFIX}${questionId}`
  return {
    keep: (key: AnswerKey) => storage.set(name, JSON.stringify(key)),
    /** Null where there is none, or none that can be read. */
    read(): AnswerKey | null {
      try {
        const read = answerKeySchema.safeParse(JSON.parse(storage.get(name) ?? "null"))
        return read.success ? read.data : null
      } catch {
        return null
      }
    },
  }
}
