// @vitest-environment jsdom
import type { EstimateBoard } from "@outloud/client/canvas/estimate-edits.ts"
import { holds } from "@outloud/shared/interviewer/holds.ts"
import { type AnswerKey, answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import type { Condition } from "@outloud/shared/questions/condition.ts"
import { probesFor } from "@outloud/shared/questions/general-probes.ts"
import { ANSWER_KEYS } from "@outloud/shared/questions/keys/keys.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { describe, expect, test } from "vitest"
import { type ConditionKey, situationFor } from "../../support/board-for-condition.ts"
import { starterEditor } from "../../support/starter-editor.ts"

const keys = await Promise.all(
  BANK.map(async question => [question, answerKeySchema.parse(await ANSWER_KEYS[question.id]?.())] as const),
)
/** What people write. */
const SENTENCES = keys.flatMap(([, key]) => key.reference.decisions)
const NO_KEY: ConditionKey = { components: [], derived: [] }

interface Judged {
  readonly name: string
  readonly when: Condition
}

/** Those that do not hold on a board made for them, and those that hold on one made against them. */
function misjudged(board: EstimateBoard, conditions: readonly Judged[], key: ConditionKey): string[] {
  const { editor } = board
  const isAsMade = (when: Condition, isToHold: boolean) => {
    const situation = situationFor(board, when, { isToHold, key, sentences: SENTENCES })
    editor.deleteShapes(editor.getCurrentPageShapes().filter(({ meta }) => meta.pinned !== true))
    // Only what always fits cannot be answered.
    if (situation === undefined) return when === "always" && !isToHold
    return holds(when, situation) === isToHold
  }
  return conditions.flatMap(({ name, when }) => [
    ...(isAsMade(when, true) ? [] : [`${name} does not fit`]),
    ...(isAsMade(when, false) ? [] : [`${name} cannot be answered`]),
  ])
}

function probesOf(key: AnswerKey | null): Judged[] {
  return probesFor(key).map(({ id, when }) => ({ name: id, when }))
}

describe.each(keys)("on boards of $title", (question, key) => {
  test("[QB-10] every probe fits where it was made to fit, and is answered where it was made to be", async () => {
    expect(misjudged(await starterEditor(question), probesOf(key), key)).toEqual([])
  })

  test("[QB-10] every mistake that can be seen is seen where it is made, and only there", async () => {
    const seen = key.mistakes.flatMap(({ text, detect }) => (detect ? [{ name: text, when: detect }] : []))
    expect(misjudged(await starterEditor(question), seen, key)).toEqual([])
  })
})

test("[QB-10] the general probes do the same for a question without an answer key", async () => {
  const own = { ...(BANK[0] as Question), id: "own-question", title: "Ours", text: "Design a chat." }
  expect(misjudged(await starterEditor(own), probesOf(null), NO_KEY)).toEqual([])
})
