import { evaluateSheet } from "@outloud/shared/estimates/evaluate-sheet.ts"
import { inputs } from "@outloud/shared/questions/estimate-inputs/ad-targeting.ts"
import { adTargetingKey } from "@outloud/shared/questions/keys/ad-targeting.ts"
import { type QuestionFile, readQuestionFile } from "@outloud/shared/questions/question-file.ts"

/** What an operator's own file may hold, whole: words in it that are nowhere else, and the key of a built-in question. */
export const OWN_TEXT = JSON.stringify(
  {
    question: {
      id: "house-question",
      title: "House question",
      text: "Design what only this house asks.\nIt is the second line that matters.",
      difficulty: "hard",
      tags: ["Knitting"],
    },
    estimateInputs: inputs.map(({ key, label, value, unit }) => ({ key, label, value, unit })),
    answerKey: {
      ...adTargetingKey,
      questionId: "house-question",
      facts: adTargetingKey.facts.map((fact, at) =>
        at === 0 ? { ...fact, fact: "qzx-fact is the answer." } : fact,
      ),
      hints: ["qzx-hint-one", "qzx-hint-two", "qzx-hint-three"],
      change: { ...adTargetingKey.change, why: "qzx-why" },
      probes: adTargetingKey.probes.map((probe, at) => (at === 0 ? { ...probe, ask: "qzx-probe?" } : probe)),
    },
  },
  null,
  2,
)

/** Of the answer key. */
export const OWN_SECRETS = [
  "qzx-fact",
  "qzx-hint-one",
  "qzx-hint-two",
  "qzx-hint-three",
  "qzx-why",
  "qzx-probe",
]

export function ownQuestion(text = OWN_TEXT): QuestionFile {
  const read = readQuestionFile(text, { taken: new Map(), evaluate: evaluateSheet })
  if (read.kind === "broken") throw new Error(`the own question is broken: ${JSON.stringify(read.faults)}`)
  return read.file
}
