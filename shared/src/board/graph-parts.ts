/** What one asks of a graph: what is unsaid in it, what hangs in the air, and whether two say the same. */
import type { BoardGraph, GraphEdge, GraphNode } from "./graph.ts"

/** Flows that say neither what travels nor how. */
export function unlabelledEdges({ edges }: BoardGraph): readonly GraphEdge[] {
  return edges.filter(({ label }) => label === "")
}

/** Flows of which an end is at nothing. */
export function looseEdges({ edges }: BoardGraph): readonly GraphEdge[] {
  return edges.filter(({ from, to }) => from.at === null || to.at === null)
}

/** Components that nothing flows to or from. */
export function isolatedNodes({ nodes, edges }: BoardGraph): readonly GraphNode[] {
  const connected = new Set(edges.flatMap(({ from, to }) => [from.at, to.at]))
  return nodes.filter(({ id }) => !connected.has(id))
}

/**
 * Whether two graphs say the same, whatever their ids: the same components with their kinds and notes, in the same
 * containers, and the same flows between them. Parts that are alike in all that are taken for one another.
 */
export function sameGraph(a: BoardGraph, b: BoardGraph): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  return left.length === right.length && left.every((line, at) => line === right[at])
}

function wordsOf({ nodes, edges, containers }: BoardGraph): string[] {
  const boxes = new Map(containers.map(container => [container.id, container]))
  const pathOf = (id: string | null): string[] => {
    const path: string[] = []
    const seen = new Set<string>()
    for (let at = id; at !== null && !seen.has(at); at = boxes.get(at)?.container ?? null) {
      seen.add(at)
      path.push(boxes.get(at)?.label ?? "")
    }
    return path
  }
  const names = new Map<string, unknown>()
  for (const { id, label, kind, note, container } of nodes)
    names.set(id, ["component", label, kind, note, pathOf(container)])
  for (const { id } of containers) names.set(id, ["container", pathOf(id)])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const flows = edges.map(({ from, to, direction, label, mode }) => {
    const ends = [nameOf(from.at), nameOf(to.at)]
    // Without a direction, neither end is first.
    if (direction !== "forward") ends.sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1))
    return ["flow", ends, direction, label, mode]
  })
  return [...names.values(), ...flows].map(line => JSON.stringify(line)).sort()
}
