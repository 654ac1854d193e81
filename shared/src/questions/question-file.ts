/**
 * A question of the operator's own, as one JSON file (docs/own-questions.md). The files come from people, so what is
 * wrong with one is said with its line, and nothing of what it says: an answer key must not end up in a log.
 */
import { z } from "zod"
import type { EstimateInput } from "../estimates/estimate.ts"
import type { Evaluate } from "../estimates/sheet.ts"
import { jsonFault } from "../import/json-fault.ts"
import { placeOf } from "../import/left-out.ts"
import { jsonProblem } from "../records/json.ts"
import { type AnswerKey, answerKeySchema } from "./answer-key.ts"
import { answerKeyFaults } from "./answer-key-checks.ts"
import { estimateInputSchema } from "./estimate-inputs/input-schema.ts"
import { type JsonPath, jsonLines } from "./json-lines.ts"
import { questionTextSchema, titleSchema } from "./pasted-question.ts"
import { isPasted, PASTED_PREFIX, type Question, USUAL_ROLE, USUAL_ROUND } from "./question.ts"
import { cleanLine } from "./question-text.ts"

export interface QuestionFile {
  readonly question: Question
  readonly estimateInputs: readonly EstimateInput[]
  readonly answerKey: AnswerKey | undefined
}

export interface FileFault {
  /** From 1. */
  readonly line: number
  /** What is wrong and at which place of the format, in words; none of the file's own. */
  readonly reason: string
}

export type ReadQuestionFile =
  | { readonly kind: "question"; readonly file: QuestionFile }
  /** At least one fault, by line. */
  | { readonly kind: "broken"; readonly faults: readonly FileFault[] }

export interface FileSurroundings {
  /** Who has an id already, in words such as "a built-in question". */
  readonly taken: ReadonlyMap<string, string>
  readonly evaluate: Evaluate
}

/** Characters. The longest built-in question has some 50,000. */
export const MAX_FILE_LENGTH = 500_000
/** The format itself nests about ten deep, conditions among conditions a little more. */
const MAX_DEPTH = 24
/** People round what they state. */
const TOLERANCE = 0.01

const lineSchema = (most: number) => z.string().transform(cleanLine).pipe(z.string().min(1).max(most))

const idSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,63}$/,
    "takes small letters, digits, - and _, the first one a letter, at most 64",
  )
  .refine(id => !isPasted({ id }), `begins with ${PASTED_PREFIX}, which is for pasted questions`)

const fileSchema = z.strictObject({
  question: z.strictObject({
    id: idSchema,
    title: titleSchema,
    text: questionTextSchema,
    difficulty: z.enum(["medium", "hard"]).default("medium"),
    tags: z
      .array(lineSchema(40))
      .max(12)
      .transform(tags => [...new Set(tags)])
      .default([]),
    role: lineSchema(80).default(USUAL_ROLE),
    round: lineSchema(80).default(USUAL_ROUND),
  }),
  estimateInputs: z.array(estimateInputSchema).max(40).default([]),
  /** Says the question's id once more, if at all. */
  answerKey: answerKeySchema.partial({ questionId: true }).optional(),
})

/** Pure, and never throws. */
export function readQuestionFile(text: string, surroundings: FileSurroundings): ReadQuestionFile {
  if (text.length > MAX_FILE_LENGTH) return broken({ line: 1, reason: "the file is too long" })
  const offset = jsonFault(text)
  if (offset !== undefined) {
    const { line, column } = placeOf(text, offset)
    return broken({ line, reason: `this is not JSON from column ${column} on` })
  }
  const value: unknown = JSON.parse(text)
  const problem = jsonProblem(value, MAX_DEPTH)
  if (problem !== undefined) return broken({ line: 1, reason: problem })
  const parsed = fileSchema.safeParse(value)
  if (!parsed.success) return broken(...located(text, parsed.error.issues.flatMap(issueFaults)))
  const { question, estimateInputs, answerKey } = parsed.data
  const key = answerKey && { ...answerKey, questionId: answerKey.questionId ?? question.id }
  const file: QuestionFile = { question, estimateInputs, answerKey: key }
  const faults = located(text, disagreements(file, surroundings))
  return faults.length > 0 ? broken(...faults) : { kind: "question", file }
}

function broken(...faults: FileFault[]): ReadQuestionFile {
  return { kind: "broken", faults: faults.sort((a, b) => a.line - b.line) }
}

interface Fault {
  readonly path: JsonPath
  /** What follows the name of the place. */
  readonly reason: string
}

function issueFaults(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.filter(part => typeof part !== "symbol")
  if (issue.code === "unrecognized_keys")
    return issue.keys.map(key => ({ path: [...path, key], reason: UNKNOWN_KEY }))
  if (issue.code === "invalid_union") return [{ path, reason: "is none of what can stand here" }]
  return [{ path, reason: issue.message }]
}

const UNKNOWN_KEY = "has a key that is not known here"

/** What must agree within a file and with the others. */
function disagreements(
  { question, estimateInputs, answerKey }: QuestionFile,
  { taken, evaluate }: FileSurroundings,
): Fault[] {
  const owner = taken.get(question.id)
  const keys = estimateInputs.map(({ key }) => key)
  return [
    ...(owner === undefined ? [] : [{ path: ["question", "id"], reason: `is that of ${owner} already` }]),
    ...keys.flatMap((key, at) =>
      keys.indexOf(key) < at
        ? [{ path: ["estimateInputs", at, "key"], reason: "repeats an earlier name" }]
        : [],
    ),
    ...(answerKey === undefined ? [] : keyFaults(answerKey, question.id, estimateInputs, evaluate)),
  ]
}

function keyFaults(
  key: AnswerKey,
  questionId: string,
  inputs: readonly EstimateInput[],
  evaluate: Evaluate,
): Fault[] {
  const faults = answerKeyFaults(key, { inputs, evaluate, tolerance: TOLERANCE })
  if (key.questionId !== questionId)
    faults.push({ path: ["questionId"], reason: "is not that of the question" })
  return faults.map(({ path, reason }) => ({ path: ["answerKey", ...path], reason }))
}

function located(text: string, faults: readonly Fault[]): FileFault[] {
  const find = jsonLines(text)
  return faults.map(({ path, reason }) => {
    const { line, isThere } = find(path)
    // A key that is not known is the file's own word.
    const place = (reason === UNKNOWN_KEY ? path.slice(0, -1) : path).join(".") || "the file"
    return { line, reason: isThere ? `${place}: ${reason}` : `${place} is missing` }
  })
}
