import { Hono } from "hono"
import type { Clock } from "../clock.ts"
import type { Config } from "../config.ts"
import { Refusal } from "../errors.ts"
import type { QuestionLibrary } from "../questions/question-library.ts"
import { requirePassphrase } from "./passphrase.ts"

interface QuestionRoutesOptions {
  readonly questions: QuestionLibrary
  readonly config: Pick<Config, "accessPassphrase">
  readonly clock: Clock
}

/** Mounted at /api/questions. A key outside a room is for whoever may make a room alone, which holds the same key. */
export function questionRoutes({ questions, config, clock }: QuestionRoutesOptions) {
  return new Hono()
    .get("/", c => c.json(questions.list()))
    .get("/:questionId/answer-key", requirePassphrase(config.accessPassphrase, clock), async c => {
      const key = questions.answerKey(c.req.param("questionId"))
      if (key === undefined) throw new Refusal("not_found", "There is no answer key of this name.")
      return c.json(await key)
    })
}
