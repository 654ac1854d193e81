import { expect, test } from "vitest"
import * as Y from "yjs"
import { weeklyCharts } from "../questions/bank/weekly-charts.ts"
import { questionIn, sessionOf } from "./session.ts"

test("[QB-25] the question of a room that is older than own questions has the usual role and round", () => {
  const session = sessionOf(new Y.Doc())
  const { id, title, text, difficulty, tags } = weeklyCharts
  session.set("question", { id, title, text, difficulty, tags: [...tags] })
  expect(questionIn(session)).toEqual(weeklyCharts)
  expect(questionIn(sessionOf(new Y.Doc()))).toBeUndefined()
})
