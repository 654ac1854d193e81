import type { AnswerKey } from "./answer-key.ts"

/** What of an answer key its reference board is drawn from. */
export type ReferenceKey = Pick<
  AnswerKey,
  "requirements" | "derived" | "api" | "entities" | "components" | "flows" | "deepDives" | "reference"
> & {
  /** Asked follow-ups, which may want an estimate on the board. */
  readonly probes: readonly Pick<AnswerKey["probes"][number], "when">[]
}
