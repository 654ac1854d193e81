import { expect, test } from "vitest"
import { answerKeySchema } from "../../questions/answer-key.ts"
import { ANSWER_KEYS } from "../../questions/keys/keys.ts"
import { BoardMatch } from "../board-match.ts"
import { isAboutMissing, KIND_NAMES, nameGivenAway, namesToKeep } from "./names-missing.ts"
import { board, node, TEST_KEY } from "./testing/session.ts"
import { missingRefs } from "./topics.ts"

const EMPTY = new BoardMatch(board([]), TEST_KEY.components)
const DRAWN = new BoardMatch(board([node("s", "scheduler"), node("g", "api_gateway")]), TEST_KEY.components)

test.each<[string, string | undefined]>([
  ["Which scheduler starts it?", "scheduler"],
  ["What do the gateways do?", "gateway"],
  ["Is it scheduled?", undefined],
  ["Who reads the stream of plays?", undefined],
])("[SI-3] %s", (text, name) => {
  expect(nameGivenAway(text, namesToKeep(EMPTY, TEST_KEY, ""))).toBe(name)
  expect(nameGivenAway(text, namesToKeep(DRAWN, TEST_KEY, ""))).toBeUndefined()
})

test("[SI-3] a topic about a missing part by any of its words gives it away", () => {
  expect(isAboutMissing("A lake for raw events", EMPTY, TEST_KEY, "")).toBe(true)
  expect(isAboutMissing("Ties between artists", EMPTY, TEST_KEY, "")).toBe(false)
})

test.each(Object.entries(ANSWER_KEYS))("[SI-3] no probe of %s names what it asks for", async (_id, load) => {
  const { probes } = answerKeySchema.parse(await load())
  const named = probes.flatMap(({ id, ask, when }) =>
    missingRefs(when)
      .flatMap(ref => [ref.split(".")[1] ?? "", ...KIND_NAMES.filter(name => name === ref.split(".")[0])])
      .filter(name => name !== "" && new RegExp(`\\b${name}s?\\b`, "i").test(ask))
      .map(name => `${id}: ${name}`),
  )
  expect(named).toEqual([])
})
