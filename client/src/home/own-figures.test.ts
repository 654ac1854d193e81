// @vitest-environment node
import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { expect, it } from "vitest"
import { ownFigures } from "./own-figures.ts"

const BANK = [question("typos", ["Search", "Tries"]), question("lists", ["Search", "Caching"])]

function question(id: string, tags: readonly string[]): Question {
  return { id, title: id, text: "", difficulty: "hard", tags, role: "", round: "" }
}

function attempt(
  questionId: string,
  endedAt: number,
  scores: Partial<Pick<Attempt, "own" | "given">>,
): Attempt {
  return {
    roomId: `${endedAt}`,
    turn: 0,
    questionId,
    ...{ missed: [], interview: null },
    title: "",
    endedAt,
    phases: [],
    own: {},
    given: {},
    ...scores,
  }
}

it("[HM-18] has nothing of one's own without an attempt at a question of the bank", () => {
  expect(ownFigures(BANK, [])).toBeNull()
  expect(ownFigures(BANK, [attempt("recruiter-screen", 1, { own: { fit: 4 } })])).toBeNull()
})

it("[HM-18] counts a question once, by its latest attempt with scores, and interviewers' before one's own", () => {
  const own = ownFigures(BANK, [
    attempt("typos", 1, { own: { core: 1 } }),
    attempt("typos", 2, { own: { core: 4 }, given: { core: 2 } }),
    attempt("typos", 3, {}),
    attempt("lists", 1, { own: { core: 4 } }),
  ])
  expect(own?.get("Search")).toEqual({ tried: 2, score: 3 })
  expect(own?.get("Scale")).toEqual({ tried: 1, score: 4 })
})

it("[HM-18] a topic that was not tried has no score, and neither has one that nobody scored", () => {
  const own = ownFigures(BANK, [attempt("typos", 1, {})])
  expect(own?.get("Search")).toEqual({ tried: 1, score: null })
  expect(own?.get("Scale")).toEqual({ tried: 0, score: null })
})
