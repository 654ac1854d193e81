/**
 * The board's graph as a Mermaid flowchart, which Mermaid's own editors draw and readMermaid reads back as the same
 * graph. What a flowchart cannot say stands in comments: those that begin with "outloud" are read back, the others
 * (texts, arrows that end at nothing) are for people.
 */
import type { FlowMode } from "../board/flow.ts"
import type { BoardGraph, GraphContainer, GraphEdge, GraphEnd, GraphNode } from "../board/graph.ts"
import { readingOrder } from "../board/reading-order.ts"
import { outlineOf } from "./mermaid-outlines.ts"
import { entities, quoted } from "./mermaid-text.ts"

/** Begins a comment that readMermaid understands. */
const DIRECTIVE = "%% outloud"

/** Lines of arrows, without and with heads. A plain one says nothing of how it travels, as on the board. */
const LINES: Record<FlowMode | "unsaid", Record<GraphEdge["direction"], string>> = {
  unsaid: { none: "---", forward: "-->", both: "<-->" },
  sync: { none: "---", forward: "-->", both: "<-->" },
  async: { none: "-.-", forward: "-.->", both: "<-.->" },
  batch: { none: "===", forward: "==>", both: "<==>" },
}

/** Equal graphs give equal text, in the order in which one reads them. Ends with a line break. */
export function toMermaid(board: BoardGraph): string {
  const graph = inReadingOrder(board)
  const chart = new Chart(graph, board)
  const flows = graph.edges.filter(edge => chart.joins(edge))
  const calls = flows.filter(({ mode }) => mode === "sync")
  return [
    "flowchart LR",
    ...chart.boxes(null, 1),
    ...flows.filter(({ mode }) => mode !== "sync").map(edge => chart.link(edge)),
    ...(calls.length > 0 ? [`  ${DIRECTIVE} sync: the plain arrows below are calls that wait`] : []),
    ...calls.map(edge => chart.link(edge)),
    ...graph.nodes.filter(({ note }) => note !== "").map(node => chart.note(node)),
    ...graph.edges.filter(edge => !chart.joins(edge)).map(edge => chart.loose(edge)),
    ...graph.texts.flatMap(({ text }) => textLines(text)),
    "",
  ].join("\n")
}

/** Mermaid, too, draws from left to right what it is told first. */
function inReadingOrder(graph: BoardGraph): BoardGraph {
  const ranks = readingOrder(graph)
  const rank = (id: string | null) => ranks.get(id ?? "") ?? ranks.size
  const byRank = <T>(all: readonly T[], ...of: readonly ((one: T) => number)[]) =>
    [...all].sort((a, b) => of.map(rankOf => rankOf(a) - rankOf(b)).find(by => by !== 0) ?? 0)
  const first = new Map<string | null, number>()
  for (const { id, container } of byRank(graph.nodes, node => rank(node.id)))
    if (!first.has(container)) first.set(container, rank(id))
  return {
    ...graph,
    nodes: byRank(graph.nodes, ({ id }) => rank(id)),
    containers: byRank(graph.containers, ({ id }) => first.get(id) ?? ranks.size),
    edges: byRank(
      graph.edges,
      ({ from }) => rank(from.at),
      ({ to }) => rank(to.at),
    ),
  }
}

class Chart {
  /** Record ids, each with its id in the chart. */
  readonly #names = new Map<string, string>()
  readonly #labels = new Map<string, string>()
  readonly #inside = new Map<string | null, { nodes: GraphNode[]; containers: GraphContainer[] }>()

  /** Ids go by the board's own order, so that they stay while flows come and go. */
  constructor({ nodes, containers }: BoardGraph, board: BoardGraph) {
    for (const [n, { id }] of board.nodes.entries()) this.#names.set(id, `n${n + 1}`)
    for (const [n, { id }] of board.containers.entries()) this.#names.set(id, `s${n + 1}`)
    for (const { id, label } of [...nodes, ...containers]) this.#labels.set(id, label)
    const known = new Map(containers.map(container => [container.id, container]))
    for (const node of nodes)
      this.#in(known.has(node.container ?? "") ? node.container : null).nodes.push(node)
    for (const container of containers) this.#in(outer(container, known)).containers.push(container)
  }

  #in(container: string | null) {
    const inside = this.#inside.get(container) ?? { nodes: [], containers: [] }
    this.#inside.set(container, inside)
    return inside
  }

  boxes(container: string | null, depth: number): string[] {
    const { nodes, containers } = this.#in(container)
    const indent = "  ".repeat(depth)
    return [
      ...nodes.map(node => indent + this.#box(node)),
      ...containers.flatMap(({ id, label }) => [
        `${indent}subgraph ${this.#names.get(id)}[${quoted(label)}]`,
        ...this.boxes(id, depth + 1),
        `${indent}end`,
      ]),
    ]
  }

  #box({ id, label, kind, kindFrom }: GraphNode): string {
    const [open, close] = outlineOf(kind)
    // A kind that only the label suggests is suggested again by whoever reads the label.
    const kindClass = kind !== null && kindFrom === "person" ? `:::${kind}` : ""
    return this.#names.get(id) + open + quoted(label) + close + kindClass
  }

  joins({ from, to }: GraphEdge): boolean {
    return this.#names.has(from.at ?? "") && this.#names.has(to.at ?? "")
  }

  link({ from, to, mode, direction, label }: GraphEdge): string {
    const line = LINES[mode ?? "unsaid"][direction]
    const said = label === "" ? "" : `|${quoted(label)}|`
    return `  ${this.#names.get(from.at ?? "")} ${line}${said} ${this.#names.get(to.at ?? "")}`
  }

  note({ id, note }: GraphNode): string {
    return `  ${DIRECTIVE} note ${this.#names.get(id)}: ${entities(note)}`
  }

  loose({ from, to, label }: GraphEdge): string {
    const said = label === "" ? "" : ` “${entities(label)}”`
    return `  %% Left out, since it is not joined at both ends: an arrow${said} from ${this.#end(from)} to ${this.#end(to)}`
  }

  #end({ at }: GraphEnd): string {
    const name = this.#names.get(at ?? "")
    return name === undefined ? "nothing" : `${name} “${entities(this.#labels.get(at ?? "") ?? "")}”`
  }
}

/** The container around this one; the open board where that is unknown, or where they would be inside each other. */
function outer(container: GraphContainer, known: ReadonlyMap<string, GraphContainer>): string | null {
  const passed = new Set<string>()
  for (let at = container.container; at !== null; at = known.get(at)?.container ?? null) {
    if (at === container.id || passed.has(at)) return null
    passed.add(at)
  }
  return known.has(container.container ?? "") ? container.container : null
}

function textLines(text: string): string[] {
  return text.split("\n").map((line, n) => `  %% ${n === 0 ? "Text:" : "     "} ${entities(line)}`.trimEnd())
}
