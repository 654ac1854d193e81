import { EMPTY_GRAPH } from "@outloud/shared/board/graph.ts"
import type { Evidence } from "@outloud/shared/scorecard/scorecard.ts"
import { expect, it } from "vitest"
import { figureWords, isSameEvidence, listWords, nameIn, shapeWords } from "./score-words.ts"

it("lists names as one says them", () => {
  expect(listWords([])).toBe("")
  expect(listWords(["Ana"])).toBe("Ana")
  expect(listWords(["Ana", "Ben", "Cleo"])).toBe("Ana, Ben and Cleo")
})

it("names people, oneself, and who has given no name", () => {
  const people = { a: { name: "Ana", color: "#000", role: "interviewer" } } as const
  expect(["a", "me", "b"].map(id => nameIn(people, id, "me"))).toEqual([
    "Ana",
    "you",
    "somebody without a name",
  ])
})

it("[SK-2] the figure is told with what it suggests, and whose the verdict is", () => {
  expect(figureWords(null)).toMatch(/no figure/)
  expect(figureWords(84.6)).toBe("85 of 100, which suggests “yes”. The verdict is yours.")
})

it("says what a shape is", () => {
  const node = { id: "b", kindFrom: "person", note: "", container: null } as const
  const end = { at: null, kind: "loose" } as const
  const arrow = { id: "c", from: end, to: end, direction: "forward", mode: null } as const
  const graph = {
    ...EMPTY_GRAPH,
    nodes: [
      { ...node, records: ["b", "words"], kind: "cache", label: "Redis" } as const,
      { ...node, id: "d", records: ["d"], kind: "cache", label: "" } as const,
    ],
    edges: [{ ...arrow, records: ["c"], label: "plays" } as const],
  }
  expect(["words", "d", "c", "gone"].map(id => shapeWords(graph, id))).toEqual([
    "Redis",
    "Cache",
    "the arrow “plays”",
    "a drawing on the board",
  ])
})

it("knows what is cited already", () => {
  const note: Evidence = { kind: "note", id: "n", text: "early", at: 1 }
  const moment: Evidence = { kind: "moment", text: "14:05", at: 1 }
  expect(isSameEvidence(note, { ...note, text: "changed since" })).toBe(true)
  expect(isSameEvidence(note, { kind: "shape", id: "n", text: "" })).toBe(false)
  expect(isSameEvidence(moment, note)).toBe(false)
  expect(isSameEvidence(moment, { ...moment, at: 2 })).toBe(false)
})
