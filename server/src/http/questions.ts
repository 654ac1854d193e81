import { Hono } from "hono"
import { Refusal } from "../errors.ts"
import type { QuestionLibrary } from "../questions/question-library.ts"
import type { RequirePassphrase } from "./passphrase.ts"

interface QuestionRoutesOptions {
  readonly questions: QuestionLibrary
  readonly passphrase: RequirePassphrase
}

/** Mounted at /api/questions. A key outside a room is for whoever may make a room alone, which holds the same key. */
export function questionRoutes({ questions, passphrase }: QuestionRoutesOptions) {
  return new Hono()
    .get("/", c => c.json(questions.list()))
    .get("/:questionId/answer-key", passphrase, async c => {
      const key = questions.answerKey(c.req.param("questionId"))
      if (key === undefined) throw new Refusal("not_found", "There is no answer key of this name.")
      return c.json(await key)
    })
}
