import { readFileSync } from "node:fs"
import { join } from "node:path"
import { evaluateSheet } from "@outloud/shared/estimates/evaluate-sheet.ts"
import { readQuestionFile } from "@outloud/shared/questions/question-file.ts"
import { expect, it } from "vitest"

const PAGE = join(import.meta.dirname, "../../docs/own-questions.md")
const EXAMPLE = /^```json\n(.*?)^```/gms

it("[QB-20] the examples of the page about own questions can be used as they stand", () => {
  const examples = [...readFileSync(PAGE, "utf8").matchAll(EXAMPLE)].map(match => match[1] ?? "")
  const read = examples.map(text => readQuestionFile(text, { taken: new Map(), evaluate: evaluateSheet }))
  expect(read.flatMap(one => (one.kind === "broken" ? one.faults : []))).toEqual([])
  expect(read.map(one => one.kind === "question" && one.file.answerKey !== undefined)).toEqual([false, true])
})
