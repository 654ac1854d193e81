import { expect, test } from "vitest"
import { questionsIn } from "./asked.ts"

test.each<[string, string[]]>([
  ["How many users are there?", ["How many users are there?"]],
  ["how many users", ["how many users"]],
  ["How many users, and what is the latency target?", ["How many users", "what is the latency target?"]],
  ["How big is it? How fast must it be?", ["How big is it?", "How fast must it be?"]],
  ["I'd like to know how fresh it must be", ["I'd like to know how fresh it must be"]],
  [
    "what latency do we have? also are advertisers bidding in an auction",
    ["what latency do we have?", "also are advertisers bidding in an auction"],
  ],
  ["Does spotify store the old versions", ["Does spotify store the old versions"]],
  ["I'd put a queue there. Does that make sense?", ["Does that make sense?"]],
  ["What if the run fails? Then we retry the step.", []],
  ["How big is it? I'd assume 100M users.", []],
  ["When the run fails we retry.", []],
  ["The service reads the store.", []],
  ["", []],
])("[SI-7] %s", (message, questions) => {
  expect(questionsIn(message)).toEqual(questions)
})

test("[SI-7] in an answer only what has a mark is a question", () => {
  const answer = "What was not replicated yet is lost. Is that what you meant?"
  expect(questionsIn(answer, true)).toEqual(["Is that what you meant?"])
})
