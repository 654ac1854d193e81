import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { evaluateSheet } from "../estimates/evaluate-sheet.ts"
import { adTargeting } from "./bank/ad-targeting.ts"
import { inputs } from "./estimate-inputs/ad-targeting.ts"
import { adTargetingKey } from "./keys/ad-targeting.ts"
import { type FileFault, MAX_FILE_LENGTH, type QuestionFile, readQuestionFile } from "./question-file.ts"

const SURROUNDINGS = {
  taken: new Map([["weekly-charts", "a built-in question"]]),
  evaluate: evaluateSheet,
}
const QUESTION = { id: "url-shortener", title: "URL shortener", text: "Design one.\nIt is read often." }
/** A built-in question as somebody would write it into a file, with all that there can be. */
const WHOLE = {
  question: { ...adTargeting, id: "ads-again" },
  estimateInputs: inputs.map(({ source, ...input }) =>
    source.kind === "source" ? { ...input, source: { kind: "source", title: source.title } } : input,
  ),
  answerKey: { ...adTargetingKey, questionId: undefined },
}

const write = (value: unknown) => JSON.stringify(value, null, 2)

function fileOf(text: string): QuestionFile {
  const read = readQuestionFile(text, SURROUNDINGS)
  if (read.kind === "broken") throw new Error(JSON.stringify(read.faults))
  return read.file
}

function faultsOf(text: string): readonly FileFault[] {
  const read = readQuestionFile(text, SURROUNDINGS)
  return read.kind === "broken" ? read.faults : []
}

/** The whole file with other values at some places of it; undefined leaves one out. */
function changed(edits: Record<string, unknown>): string {
  const file: Record<string, unknown> = JSON.parse(write(WHOLE))
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split(".")
    const last = keys.pop() ?? ""
    const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, file)
    holder[last] = value
  }
  return write(file)
}

/** The line of the first occurrence. */
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length

describe("a question file", () => {
  test("[QB-20] needs an id, a title and a text; the rest is as usual", () => {
    expect(fileOf(write({ question: QUESTION }))).toEqual({
      question: {
        ...QUESTION,
        difficulty: "medium",
        tags: [],
        role: "Machine Learning Engineer",
        round: "System Design",
      },
      estimateInputs: [],
      answerKey: undefined,
    })
  })

  test("[QB-20] can bring numbers and a whole answer key", () => {
    const { question, estimateInputs, answerKey } = fileOf(write(WHOLE))
    expect(question).toEqual(WHOLE.question)
    expect(estimateInputs.map(({ key, value }) => [key, value])).toEqual(
      inputs.map(({ key, value }) => [key, value]),
    )
    expect(estimateInputs.find(({ key }) => key === "dau_ratio")?.source).toEqual({ kind: "assumption" })
    expect(answerKey?.questionId).toBe("ads-again")
    expect(answerKey?.probes).toHaveLength(adTargetingKey.probes.length)
  })

  test("[QB-20] its words are cleaned, and its tags are said once", () => {
    const { question } = fileOf(
      write({ question: { ...QUESTION, title: " A\u202e\nb ", text: "one\r\ntwo ", tags: ["x", " x "] } }),
    )
    expect([question.title, question.text, question.tags]).toEqual(["A b", "one\ntwo", ["x"]])
  })

  test.each<[string, string, number, RegExp]>([
    ["no JSON", '{\n  "question": {\n    "id": "a",,\n  }\n}', 3, /not JSON from column 15/],
    ["nothing at all", "", 1, /not JSON/],
    ["a list", "[]", 1, /the file: .*object/],
    ["no question", "{\n}", 1, /^question is missing$/],
    ["no title", write({ question: { id: "a", text: "b" } }), 2, /^question.title is missing$/],
    ["an empty text", write({ question: { ...QUESTION, text: " " } }), 5, /^question.text: .*one character/],
    [
      "a long title",
      write({ question: { ...QUESTION, title: "x".repeat(121) } }),
      4,
      /^question.title: .*120/,
    ],
    ["an id with spaces", write({ question: { ...QUESTION, id: "My Own" } }), 3, /^question.id: .*letters/],
    ["a pasted id", write({ question: { ...QUESTION, id: "own-1" } }), 3, /^question.id: begins with own-/],
    [
      "a taken id",
      write({ question: { ...QUESTION, id: "weekly-charts" } }),
      3,
      /that of a built-in question/,
    ],
    [
      "a key too many",
      write({ question: { ...QUESTION, titel: "x" } }),
      6,
      /^question: has a key that is not/,
    ],
    ["what nests deep", `{"a":${"[".repeat(30)}${"]".repeat(30)}}`, 1, /nested too deeply/],
  ])("[QB-21] %s is told with its line", (_what, text, line, reason) => {
    const [first] = faultsOf(text)
    expect(first).toEqual({ line, reason: expect.stringMatching(reason) })
  })

  test("[QB-21] a fault deep in the answer key is told with its line, and all are told at once", () => {
    const text = changed({
      "answerKey.facts.2.ask": 7,
      "answerKey.change.why": undefined,
      "answerKey.probes.0.when": { hasnt: "cache" },
      "answerKey.rubric.cunning": adTargetingKey.rubric.core,
    })
    expect(faultsOf(text)).toEqual([
      { line: lineOf(text, '"ask": 7'), reason: expect.stringMatching(/^answerKey.facts.2.ask: .*string/) },
      { line: lineOf(text, '"when": {'), reason: expect.stringMatching(/^answerKey.probes.0.when: is none/) },
      { line: lineOf(text, '"change": {'), reason: "answerKey.change.why is missing" },
      { line: lineOf(text, '"cunning"'), reason: "answerKey.rubric: has a key that is not known here" },
    ])
  })

  test("[QB-21] what disagrees within a file is told with its line", () => {
    const text = changed({
      [`estimateInputs.${inputs.length}`]: WHOLE.estimateInputs[0],
      "answerKey.derived.0.value": 12_345,
      "answerKey.questionId": "another",
    })
    expect(faultsOf(text).map(({ reason }) => reason)).toEqual([
      `estimateInputs.${inputs.length}.key: repeats an earlier name`,
      "answerKey.derived.0.value: is not what the formula gives",
      "answerKey.questionId: is not that of the question",
    ])
    expect(faultsOf(text)[1]?.line).toBe(lineOf(text, '"value": 12345'))
  })

  test("[QB-21] stated values may be rounded", () => {
    const [first] = adTargetingKey.derived
    expect(faultsOf(changed({ "answerKey.derived.0.value": (first?.value ?? 0) * 1.004 }))).toEqual([])
  })

  test("[QB-21] no fault repeats a word of the file", () => {
    const secret = "qzx"
    const text = changed({
      [`question.${secret}`]: secret,
      "question.difficulty": secret,
      [`answerKey.${secret}`]: { [secret]: secret },
      "answerKey.facts.0.id": secret.toUpperCase(),
      "answerKey.facts.1.sources": [secret.repeat(20)],
      "answerKey.probes.0.when": { noText: `(${secret}` },
      "answerKey.probes.1.when": { has: secret },
      [`answerKey.rubric.${secret}`]: secret,
      "answerKey.components.0.ref": secret,
    })
    expect(faultsOf(text).length).toBeGreaterThan(7)
    expect(JSON.stringify(faultsOf(text)).toLowerCase()).not.toContain(secret)
    const disagreeing = changed({
      "estimateInputs.0.key": secret,
      "answerKey.flows.0.from": `cache.${secret}`,
      "answerKey.probes.0.when": { unasked: secret },
    })
    expect(faultsOf(disagreeing).length).toBeGreaterThan(2)
    expect(JSON.stringify(faultsOf(disagreeing))).not.toContain(secret)
  })

  test("[QB-21] no text makes the reader throw or keeps it busy, and every fault has a line of the text", () => {
    const whole = write(WHOLE)
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(60), fc.constantFrom("", "{", '"', "null", "[[", "1e999", ","))
      .map(([at, length, patch]) => whole.slice(0, at) + patch + whole.slice(at + length))
    const deep = fc
      .tuple(fc.constantFrom("[", '{"a":', '{"not":', '{"answerKey":{"probes":['), fc.nat(20_000))
      .map(([open, depth]) => open.repeat(depth))
    fc.assert(
      fc.property(fc.oneof(damaged, deep, fc.string(), fc.json()), text => {
        const lines = text.split("\n").length
        for (const { line } of faultsOf(text)) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines)
        }
      }),
      { numRuns: 300 },
    )
    expect(faultsOf(" ".repeat(MAX_FILE_LENGTH + 1))).toEqual([{ line: 1, reason: "the file is too long" }])
  })
})
