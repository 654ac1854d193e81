// @vitest-environment node
import type { Question } from "@outloud/shared/questions/question.ts"
import { expect, it } from "vitest"
import { topicFigures } from "./topics.ts"

const question = (difficulty: Question["difficulty"], tags: readonly string[]): Question => ({
  id: tags.join(),
  title: "",
  text: "",
  difficulty,
  tags,
  role: "",
  round: "",
})

it("[HM-14] counts a question once a topic, and takes the mean of their difficulty", () => {
  const figures = topicFigures([
    question("hard", ["Search", "Tries", "Caching"]),
    question("medium", ["Search"]),
  ])
  expect(figures).toEqual([
    { topic: "Search", questions: 2, difficulty: 2.5 },
    { topic: "Scale", questions: 1, difficulty: 3 },
  ])
})

it("[HM-14] gives tags that it does not know a topic of their own", () => {
  expect(topicFigures([question("medium", ["Knitting"])])).toEqual([
    { topic: "Other", questions: 1, difficulty: 2 },
  ])
})

it("[HM-14] counts a question without tags too", () => {
  expect(topicFigures([question("medium", [])])).toEqual([{ topic: "Other", questions: 1, difficulty: 2 }])
})

it("draws nothing from an empty bank", () => {
  expect(topicFigures([])).toEqual([])
})
