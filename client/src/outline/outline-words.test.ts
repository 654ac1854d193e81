import type { TypedDiagram } from "@outloud/shared/board/diagram-text.ts"
import type { EndKind, GraphEdge } from "@outloud/shared/board/graph.ts"
import { expect, test } from "vitest"
import { addedWords, flowRowName, flowWords, looseWords, previewWords } from "./outline-words.ts"

const NAMES = new Map([
  ["a", "API gateway"],
  ["b", "Redis"],
  ["c", ""],
])

function edge(
  from: string | null,
  to: string | null,
  rest: Partial<GraphEdge> & { kind?: EndKind } = {},
): GraphEdge {
  const { kind = "bound", ...props } = rest
  const end = (at: string | null) => ({ at, kind: at === null ? "loose" : kind }) as const
  return {
    id: "e",
    records: ["e"],
    from: end(from),
    to: end(to),
    direction: "forward",
    label: "",
    mode: null,
    ...props,
  }
}

test.each([
  [edge("a", null), "An arrow from API gateway ends at nothing."],
  [edge(null, "b"), "An arrow to Redis begins at nothing."],
  [edge(null, null, { label: "reads" }), "An arrow “reads” touches nothing."],
  [edge("c", null, { direction: "none" }), "A line from a box without a name ends at nothing."],
])("[OU-10] an arrow that connects nothing says so: %#", (loose, sentence) => {
  expect(looseWords(loose, NAMES)).toBe(sentence)
})

test.each([
  [edge("a", "b", { label: "sessions", mode: "sync" }), "Flow to Redis: sessions, sync", "sessions, sync"],
  [edge("a", "b"), "Flow to Redis: says nothing yet", ""],
  [edge("a", "b", { direction: "both", mode: "async" }), "Both ways with Redis: async", "async"],
  [
    edge("a", "c", { direction: "none", kind: "near" }),
    "Line to a box without a name: says nothing yet, not attached",
    "",
  ],
])("[OU-11] a flow has a name that can be heard: %#", (flow, name, words) => {
  expect(flowRowName(flow, NAMES)).toBe(name)
  expect(flowWords(flow)).toBe(words)
})

function typed(parts: number, flows: number, repeated = 0): TypedDiagram {
  const diagram = {
    parts: Array.from({ length: parts }, (_, n) => ({ key: `${n}`, kind: null, label: `${n}` })),
    flows: Array.from({ length: flows }, () => ({ from: "0", to: "1" })),
  }
  return { kind: "diagram", diagram, existing: new Map(), repeated }
}

test.each([
  [typed(3, 2), "3 new components, 2 flows", "Added 3 components and 2 flows."],
  [typed(1, 0), "1 new component", "Added 1 component."],
  [typed(0, 1), "1 new flow", "Added 1 flow."],
  [typed(1, 1, 1), "1 new component, 1 flow; 1 flow is there already", "Added 1 component and 1 flow."],
])("[OU-12] what a text comes to is said before and after: %#", (diagram, before, after) => {
  expect(previewWords(diagram)).toBe(before)
  expect(addedWords(diagram.diagram)).toBe(after)
})

test("[OU-12] a text that brings nothing new says so", () => {
  expect(previewWords(typed(0, 0))).toBe("All of it is on the board already")
  expect(previewWords(typed(0, 0, 2))).toBe("2 flows are there already")
})
