import type { BoardGraph, GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { describe, expect, test } from "vitest"
import { outlineOf } from "./outline-model.ts"

function node(id: string, label: string, container: string | null = null): GraphNode {
  return { id, records: [id, `${id}-text`], kind: null, kindFrom: null, label, note: "", container }
}

function edge(from: string | null, to: string | null, label = ""): GraphEdge {
  const id = `${from}>${to}`
  const end = (at: string | null) => ({ at, kind: at === null ? "loose" : "bound" }) as const
  return { id, records: [id], from: end(from), to: end(to), direction: "forward", label, mode: null }
}

function graph(
  nodes: GraphNode[],
  edges: GraphEdge[],
  containers: BoardGraph["containers"] = [],
): BoardGraph {
  return { nodes, edges, containers, texts: [] }
}

function rows(board: BoardGraph): string[] {
  return outlineOf(board).groups.flatMap(({ path, parts }) => [
    `[${path.join("/")}]`,
    ...parts.flatMap(part => [part.node.label, ...part.flows.map(({ to }) => `-> ${to.at}`)]),
  ])
}

describe("[OU-9] the list follows the flows", () => {
  test("from where nothing comes in, side by side by name, whatever the order of records", () => {
    const nodes = [
      node("d", "Redis"),
      node("c", "Service"),
      node("b", "Gateway"),
      node("a", "Client"),
      node("e", "Alone"),
    ]
    const edges = [edge("c", "d"), edge("b", "c"), edge("a", "b")]
    const expected = ["[]", "Alone", "Client", "-> b", "Gateway", "-> c", "Service", "-> d", "Redis"]
    expect(rows(graph(nodes, edges))).toEqual(expected)
    expect(rows(graph([...nodes].reverse(), [...edges].reverse()))).toEqual(expected)
  })

  test("circles and flows to oneself end", () => {
    const nodes = [node("a", "A"), node("b", "B")]
    expect(rows(graph(nodes, [edge("a", "b"), edge("b", "a"), edge("b", "b")]))).toEqual([
      "[]",
      "A",
      "-> b",
      "B",
      "-> a",
      "-> b",
    ])
  })

  test("components stand below the container that they stand in", () => {
    const containers = [
      { id: "s", label: "Architecture", container: null },
      { id: "l", label: "Edge", container: "s" },
      { id: "x", label: "", container: "l" },
    ]
    const nodes = [node("a", "A", "l"), node("b", "B", "x"), node("c", "C")]
    expect(rows(graph(nodes, [edge("a", "b")], containers))).toEqual([
      "[Architecture/Edge]",
      "A",
      "-> b",
      "[Architecture/Edge/Unnamed frame]",
      "B",
      "[]",
      "C",
    ])
  })
})

describe("[OU-10] what is missing is counted, and arrows that connect nothing stand apart", () => {
  const board = graph(
    [node("a", "A"), node("b", "")],
    [edge("a", "b"), edge("a", null), edge(null, "b"), edge("box", "b", "x")],
    [{ id: "box", label: "Box", container: null }],
  )

  test("loose ends, names and labels", () => {
    const { loose, nameless, silent } = outlineOf(board)
    expect(loose.map(({ id }) => id)).toEqual(["a>null", "null>b", "box>b"])
    expect({ nameless, silent }).toEqual({ nameless: 1, silent: 1 })
  })

  test("every record leads to the row that it was read from", () => {
    const { rowOf } = outlineOf(board)
    expect(rowOf.get("a-text")).toBe("a")
    expect(rowOf.get("a>b")).toBe("a>b")
    expect(rowOf.get("box")).toBeUndefined()
  })
})
