/** The board's graph as the list that the outline shows. Pure. */
import type { BoardGraph, GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { readingOrder } from "@outloud/shared/board/reading-order.ts"

export interface OutlinePart {
  readonly node: GraphNode
  /** What leaves it, in the order of where it goes. */
  readonly flows: readonly GraphEdge[]
}

export interface OutlineGroup {
  /** Null for the open board. */
  readonly id: string | null
  /** Names of the containers around it, outermost first; its own is the last. */
  readonly path: readonly string[]
  readonly parts: readonly OutlinePart[]
}

export interface Outline {
  readonly groups: readonly OutlineGroup[]
  /** Flows that leave no component: they begin at nothing, or at a container; and those that end at nothing. */
  readonly loose: readonly GraphEdge[]
  /** The name of every node and container, as written. */
  readonly names: ReadonlyMap<string, string>
  /** The row's id for every record that one was read from. */
  readonly rowOf: ReadonlyMap<string, string>
  readonly nameless: number
  /** Flows between two components that do not say what travels. */
  readonly silent: number
}

export function outlineOf(graph: BoardGraph): Outline {
  const ranks = readingOrder(graph)
  const rank = (id: string | null) => ranks.get(id ?? "") ?? Number.MAX_SAFE_INTEGER
  const isWhole = (edge: GraphEdge) => ranks.has(edge.from.at ?? "") && edge.to.at !== null
  const whole = graph.edges.filter(isWhole).sort((a, b) => rank(a.to.at) - rank(b.to.at))
  const flows = groupBy(whole, edge => edge.from.at)
  const nodes = [...graph.nodes].sort((a, b) => rank(a.id) - rank(b.id))
  const groups = [...groupBy(nodes, node => node.container)].map(([id, inside]) => ({
    id,
    path: pathOf(graph, id),
    parts: inside.map(node => ({ node, flows: flows.get(node.id) ?? [] })),
  }))
  return {
    groups,
    loose: graph.edges.filter(edge => !isWhole(edge)),
    names: new Map([...graph.containers, ...graph.nodes].map(({ id, label }) => [id, label])),
    rowOf: new Map(
      [...graph.edges, ...graph.nodes].flatMap(({ id, records }) => records.map(record => [record, id])),
    ),
    nameless: nodes.filter(({ label }) => label === "").length,
    silent: whole.filter(({ label }) => label === "").length,
  }
}

function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

function pathOf({ containers }: BoardGraph, id: string | null): string[] {
  const byId = new Map(containers.map(container => [container.id, container]))
  const path: string[] = []
  const seen = new Set<string>()
  for (let at = byId.get(id ?? ""); at !== undefined && !seen.has(at.id); at = byId.get(at.container ?? "")) {
    seen.add(at.id)
    path.unshift(at.label || "Unnamed frame")
  }
  return path
}
