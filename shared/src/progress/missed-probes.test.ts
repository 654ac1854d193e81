import { expect, test } from "vitest"
import type { MoveKind } from "../interviewer/standard/move.ts"
import type { Entry, Evidence } from "../interviewer/standard/transcript.ts"
import { MISSED_LENGTH, MOST_MISSED } from "./attempt.ts"
import { missedProbes } from "./missed-probes.ts"

function asked(id: string, kind: MoveKind = "probe", listenFor = ["The peak", "The unit"]): Entry {
  const asks = { id, competency: "scale", listenFor } as const
  return { kind: "move", at: 1, move: { kind, phase: "high_level", reason: "", text: `${id}?`, asks } }
}

function answered(id: string, parts: Partial<Evidence> = {}): Entry {
  const evidence: Evidence = {
    ...{ about: id, competency: "scale", quote: "", heard: [], isOnPoint: false, isPrompted: true },
    ...parts,
  }
  const nothing = { questions: [], wish: null, assumption: null }
  return { kind: "said", at: 2, text: "Well.", ...nothing, answers: id, evidence: [evidence] }
}

const drawn = (id: string): Entry => ({
  ...{ kind: "drew", at: 3, until: 3, added: [], wrote: [], evidence: [] },
  answered: [id],
})

test("[PG-6] a follow-up is missed where nothing of it came, in words or on the board", () => {
  const transcript = [
    ...[asked("probe:heard"), answered("probe:heard", { heard: ["The peak"] })],
    ...[asked("probe:point"), answered("probe:point", { isOnPoint: true })],
    ...[asked("deep-dive:drawn", "deep-dive"), drawn("deep-dive:drawn")],
    ...[asked("probe:empty"), answered("probe:empty")],
    ...[asked("pressure:silent", "pressure")],
  ]
  expect(missedProbes(transcript)).toEqual([
    { askId: "probe:empty", text: "probe:empty?", competency: "scale" },
    { askId: "pressure:silent", text: "pressure:silent?", competency: "scale" },
  ])
})

test("[PG-6] what came when asked once more is not missed, and what is not about the design never is", () => {
  expect(
    missedProbes([
      ...[asked("probe:late"), answered("probe:late"), asked("push:probe:late", "follow-up")],
      answered("push:probe:late", { heard: ["The unit"] }),
      ...[asked("slip:tool:redis", "follow-up"), answered("slip:tool:redis")],
      ...[asked("arrow:1", "think-aloud", []), asked("own-choice", "deep-dive", [])],
    ]),
  ).toEqual([])
})

test("[PG-6] no more is kept than is read again", () => {
  const many = Array.from({ length: MOST_MISSED + 5 }, (_, n) => asked(`probe:${n}${"x".repeat(600)}`))
  const missed = missedProbes(many)
  expect(missed).toHaveLength(MOST_MISSED)
  expect(Math.max(...missed.map(({ text }) => text.length))).toBe(MISSED_LENGTH)
})
