import { expect, test } from "vitest"
import type { BoardGraph, GraphEdge, GraphNode } from "./graph.ts"
import { isolatedNodes, looseEdges, sameGraph, unlabelledEdges } from "./graph-parts.ts"

function node(id: string, label: string, container: string | null = null): GraphNode {
  return { id, records: [id], kind: "service", kindFrom: "person", label, note: "", container }
}

function edge(
  from: string | null,
  to: string | null,
  label = "",
  direction: GraphEdge["direction"] = "forward",
): GraphEdge {
  const end = (at: string | null) => ({ at, kind: at === null ? ("loose" as const) : ("bound" as const) })
  return { id: `${from}>${to}`, records: [], from: end(from), to: end(to), direction, label, mode: null }
}

function graph(nodes: GraphNode[], edges: GraphEdge[]): BoardGraph {
  return { nodes, edges, containers: [{ id: "f", label: "Edge", container: null }], texts: [] }
}

test("[GR-5] says what is unsaid, loose and alone", () => {
  const board = graph(
    [node("a", "A"), node("b", "B"), node("c", "C")],
    [edge("a", "b", "plays"), edge("a", null)],
  )
  expect(unlabelledEdges(board).map(({ id }) => id)).toEqual(["a>null"])
  expect(looseEdges(board).map(({ id }) => id)).toEqual(["a>null"])
  expect(isolatedNodes(board).map(({ id }) => id)).toEqual(["c"])
})

const BOARD = graph(
  [node("a", "A"), node("b", "B", "f")],
  [edge("a", "b", "plays"), edge("b", "a", "", "both")],
)

test("[GR-6] two graphs are the same whatever their ids and order", () => {
  const other = graph(
    [node("y", "B", "f"), node("x", "A")],
    [edge("x", "y", "", "both"), edge("x", "y", "plays")],
  )
  expect(sameGraph(BOARD, other)).toBe(true)
})

test.each<[string, BoardGraph]>([
  ["a label", graph([node("a", "A2"), node("b", "B", "f")], [...BOARD.edges])],
  ["a container", graph([node("a", "A"), node("b", "B")], [...BOARD.edges])],
  ["a direction", graph([...BOARD.nodes], [edge("b", "a", "plays"), edge("b", "a", "", "both")])],
  ["one flow more", graph([...BOARD.nodes], [...BOARD.edges, edge("a", "b")])],
  ["a kind", graph([{ ...node("a", "A"), kind: "cache" }, node("b", "B", "f")], [...BOARD.edges])],
])("[GR-6] and not the same for %s", (_what, other) => {
  expect(sameGraph(BOARD, other)).toBe(false)
})
