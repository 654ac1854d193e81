import { expect, it } from "vitest"
import type { GraphNode } from "../board/graph.ts"
import { EMPTY_GRAPH } from "../board/graph.ts"
import { PRESETS } from "../clock/phases.ts"
import { newClock } from "../clock/session-clock.ts"
import { BoardMatch } from "../interviewer/board-match.ts"
import type { AnswerKey } from "../questions/answer-key.ts"
import type { Reveal } from "../room/session.ts"
import { competenciesOf, DESIGN_COMPETENCIES, SCREEN_COMPETENCIES } from "./competencies.ts"
import { factsBeside, scoringAdvice } from "./facts-beside.ts"

const COMPONENTS: AnswerKey["components"] = (
  [
    ["client", "must"],
    ["cache", "must"],
    ["service.playlist", "must"],
    ["cdn", "good"],
  ] as const
).map(([ref, level]) => ({ ref, level, alternatives: [], aliases: [], why: "It is needed." }))

function keyWith(...kinds: ("client" | "cache" | "service")[]) {
  const nodes = kinds.map(
    (kind): GraphNode => ({
      ...{ id: kind, records: [kind], kind, kindFrom: "person" },
      ...{ label: "", note: "", container: null },
    }),
  )
  return { components: COMPONENTS, board: new BoardMatch({ ...EMPTY_GRAPH, nodes }, COMPONENTS) }
}

const shown = (kind: Reveal["kind"], id: string, title = ""): Reveal => ({
  kind,
  id,
  title,
  text: "…",
  at: 1,
})

it("[SK-4] names the hints and facts that were shown, and which must-haves are on the board", () => {
  const reveals = [shown("hint", "3"), shown("fact", "c1", "How many users?"), shown("hint", "1")]
  expect(factsBeside(reveals, keyWith("client", "service"))).toEqual({
    hintLevels: [1, 3],
    facts: ["How many users?"],
    must: { present: ["Client", "Service: playlist"], missing: ["Cache"] },
  })
})

it("[SK-4] without the answer key there is nothing of it", () => {
  expect(factsBeside([shown("change", "1")], null)).toEqual({ hintLevels: [], facts: [], must: null })
})

it("[SK-4] suggests the cap below half of the must-haves, and the step for the third hint, as advice", () => {
  const adviceFor = (reveals: Reveal[], key: ReturnType<typeof keyWith> | null) =>
    scoringAdvice(factsBeside(reveals, key))
  expect(adviceFor([], keyWith("client", "cache"))).toEqual([])
  expect(adviceFor([shown("hint", "2")], null)).toEqual([])
  expect(adviceFor([], keyWith("client"))).toEqual([expect.stringContaining("at most 2 for core design")])
  expect(adviceFor([shown("hint", "3")], null)).toEqual([expect.stringContaining("half a step less")])
})

it("[SK-5] a recruiter screen, by its clock, has its own four competencies", () => {
  expect(competenciesOf(undefined)).toEqual(DESIGN_COMPETENCIES)
  expect(competenciesOf(newClock(PRESETS["60"]))).toEqual(DESIGN_COMPETENCIES)
  expect(competenciesOf(newClock(PRESETS.screen))).toEqual(SCREEN_COMPETENCIES)
})
