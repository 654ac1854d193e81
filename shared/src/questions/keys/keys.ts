import type { AnswerKeyFile } from "../answer-key.ts"

/** The answer keys of the built-in questions, each loaded when somebody who may have it asks for it. */
export const ANSWER_KEYS: { readonly [questionId: string]: () => Promise<AnswerKeyFile> } = {
  "discover-weekly": () => import("./discover-weekly.ts").then(({ discoverWeeklyKey }) => discoverWeeklyKey),
}
