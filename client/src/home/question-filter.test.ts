// @vitest-environment node
import type { Question } from "@outloud/shared/questions/question.ts"
import { describe, expect, it } from "vitest"
import { filterQuestions, NO_FILTER, readFilter, tagsOf, writeFilter } from "./question-filter.ts"

const question = (id: string, part: Partial<Question>): Question => ({
  id,
  title: id,
  text: "",
  difficulty: "hard",
  tags: [],
  role: "Machine Learning Engineer",
  round: "System Design",
  ...part,
})

const party = question("party", {
  title: "Listening Party",
  text: "Design a real-time system for a 'Listening Party', où tous écoutent.",
  tags: ["Real-time Systems", "Concurrency"],
})
const charts = question("charts", {
  title: "Weekly charts",
  text: "Update the Top 50 per country.",
  difficulty: "medium",
  tags: ["Data Engineering", "Concurrency"],
})
const bank = [party, charts]
const ids = (change: Partial<typeof NO_FILTER>) =>
  filterQuestions(bank, { ...NO_FILTER, ...change }).map(({ id }) => id)

describe("filterQuestions", () => {
  it("[HM-2] finds every word in the title, the text or the tags, in any order and case", () => {
    expect(ids({ text: "  CONCURRENCY top " })).toEqual(["charts"])
    expect(ids({ text: "listening" })).toEqual(["party"])
    expect(ids({ text: "engineering" })).toEqual(["charts"])
    expect(ids({ text: "listening charts" })).toEqual([])
  })

  it("[HM-2] lets neither accents nor curly quotes stand in the way", () => {
    expect(ids({ text: "ecoutent" })).toEqual(["party"])
    expect(ids({ text: "‘Listening" })).toEqual(["party"])
  })

  it("[HM-2] takes no notice of hyphens and of plurals", () => {
    for (const text of ["real-time", "realtime", "real time"]) expect(ids({ text })).toEqual(["party"])
    expect(ids({ text: "chart updates" })).toEqual(["charts"])
  })

  it("[HM-2] narrows by tag and by difficulty together", () => {
    expect(ids({ tag: "Concurrency" })).toEqual(["party", "charts"])
    expect(ids({ tag: "Concurrency", difficulty: "medium" })).toEqual(["charts"])
    expect(ids({ tag: "Unheard of" })).toEqual([])
  })

  it("shows everything without a filter", () => {
    expect(ids({})).toEqual(["party", "charts"])
  })
})

describe("the filter in the address", () => {
  it("[HM-3] comes back as it was written", () => {
    const filter = { text: "top 50 & more", tag: "Real-time Systems", difficulty: "hard" } as const
    expect(readFilter(writeFilter(filter))).toEqual(filter)
  })

  it("[HM-3] leaves the address clean when nothing is filtered", () => {
    expect(writeFilter({ ...NO_FILTER, text: "  " })).toBe("")
  })

  it("[HM-3] ignores what it does not know", () => {
    expect(readFilter("?difficulty=impossible&tag=&utm=1")).toEqual(NO_FILTER)
  })
})

it("lists every tag once, in order", () => {
  expect(tagsOf(bank)).toEqual(["Concurrency", "Data Engineering", "Real-time Systems"])
})
