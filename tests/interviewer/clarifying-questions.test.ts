import { findFact } from "@outloud/shared/interviewer/standard/find-fact.ts"
import { natureOf } from "@outloud/shared/interviewer/standard/natures.ts"
import { expect, test } from "vitest"
import { ASKED, DECISIONS, OFF_TOPIC, UNKNOWN } from "./asked-questions.ts"
import { loadQuestions } from "./questions.ts"

const questions = await loadQuestions()
const asked = questions.flatMap(({ question, key }) =>
  Object.entries(ASKED[question.id]!).flatMap(([factId, texts]) =>
    texts.map(text => ({ key, factId, text, common: `${question.title} ${question.text}` })),
  ),
)
const others = questions.flatMap(({ question, key }) =>
  [...UNKNOWN, ...OFF_TOPIC].map(text => ({ key, text, common: `${question.title} ${question.text}` })),
)

test("[SI-4] of clarifying questions in any words, at least 88 % find their fact and at most 4 % another one", () => {
  const found = asked.map(({ key, factId, text, common }) => {
    const id = findFact(key, text, common)?.id
    return id === undefined ? "none" : id === factId ? "right" : "wrong"
  })
  const share = (kind: string) => found.filter(one => one === kind).length / found.length
  expect(found.length).toBeGreaterThan(200)
  expect(share("right")).toBeGreaterThanOrEqual(0.88)
  expect(share("wrong")).toBeLessThanOrEqual(0.04)
})

test.each([
  ["How many ussers are eligable?", "c1"],
  ["whats the deadlnie?", "c3"],
  ["Wich signals are avaliable?", "c4"],
])("[SI-4] %s, in spite of its slips", (text, factId) => {
  const { question, key } = questions.find(one => one.question.id === "discover-weekly")!
  expect(findFact(key, text, question.text)?.id).toBe(factId)
})

test("[SI-5] at most 5 % of questions that no fact answers get one", () => {
  const given = others.filter(({ key, text, common }) => natureOf(text, key, common).kind === "fact")
  expect(given.length / others.length).toBeLessThanOrEqual(0.05)
})

test("[SI-6] decisions are told from facts, and small talk from questions to the point", () => {
  for (const { question, key } of questions) {
    const common = `${question.title} ${question.text}`
    const kinds = (texts: readonly string[]) => texts.map(text => natureOf(text, key, common).kind)
    expect(kinds(DECISIONS).filter(kind => kind !== "decision")).toEqual([])
    const off = kinds(OFF_TOPIC).filter(kind => kind === "off-topic").length
    expect(off / OFF_TOPIC.length).toBeGreaterThan(0.7)
    const unknown = kinds(UNKNOWN).filter(kind => kind === "unknown").length
    expect(unknown / UNKNOWN.length).toBeGreaterThan(0.8)
  }
})

test.each(questions.map(one => [one.question.id, one] as const))(
  "[SI-5] %s: what anybody asks of any system gets a fact about that, or none",
  (_id, { question, key }) => {
    const common = `${question.title} ${question.text}`
    const toldFor = (text: string) => {
      const asked = natureOf(text, key, common)
      return asked.kind === "fact" ? key.facts.find(({ id }) => id === asked.factId)!.fact : asked.kind
    }
    const none = /^unknown$/
    for (const text of ["How many users do we have?", "how many daily users"])
      expect(toldFor(text)).toMatch(/^unknown$|users|people|listeners/)
    for (const text of ["Is it global or one region?", "Which regions do we serve?"])
      expect(toldFor(text)).toMatch(/^unknown$|world|countr|market|global/)
    for (const text of ["What are the main use cases?", "mobile and web?"])
      expect(toldFor(text)).not.toMatch(/^off-topic$/)
    expect(toldFor("Which cloud provider are we on?")).toMatch(none)
  },
)
