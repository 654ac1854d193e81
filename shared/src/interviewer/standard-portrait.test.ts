import { expect, test } from "vitest"
import { DESIGN_PHASES } from "../clock/phases.ts"
import { TRIGGERS } from "../loop/unwritten-rules.ts"
import { DESIGN_COMPETENCIES } from "../scorecard/competencies.ts"
import { LINES, type LineId } from "./standard/lines.ts"
import { PRESSURE_TESTS } from "./standard/pressure-tests.ts"
import { EXAMPLE_WORDS, LOOKS_FOR, MANNERS, PHASE_PORTRAITS } from "./standard-portrait.ts"

test("[LP-6] the portrait tells of every phase and every competency, once", () => {
  expect(PHASE_PORTRAITS.map(({ phase }) => phase)).toEqual(DESIGN_PHASES)
  expect(LOOKS_FOR.flatMap(({ judged }) => judged).toSorted()).toEqual(DESIGN_COMPETENCIES.toSorted())
})

test("[LP-6] every example is a line of the interviewer's own, and its braces can be filled", () => {
  const shown: LineId[] = [
    ...MANNERS.flatMap(({ says }) => says ?? []),
    ...PHASE_PORTRAITS.flatMap(({ opens, ends }) => [opens, ends]),
    ...TRIGGERS.map(({ line }) => line),
  ]
  const texts = [...shown.map(id => LINES[id][0]), ...PRESSURE_TESTS.map(({ ask }) => ask)]
  const braces = texts.flatMap(text => text.match(/(?<=\{)\w+(?=\})/g) ?? [])
  expect(braces.filter(name => EXAMPLE_WORDS[name] === undefined)).toEqual([])
})
