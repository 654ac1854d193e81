import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Diagram } from "../board/diagram.ts"
import { FLOW_MODES } from "../board/flow.ts"
import { type BoardGraph, EMPTY_GRAPH, type GraphEdge, type GraphNode } from "../board/graph.ts"
import { KIND_IDS } from "../board/kinds.ts"
import { readMermaid } from "../import/mermaid.ts"
import { toMermaid } from "./mermaid.ts"

const nothing = () => undefined

function node(id: string, change: Partial<GraphNode> = {}): GraphNode {
  const kindFrom = change.kind === undefined || change.kind === null ? null : "person"
  return { id, records: [id], kind: null, kindFrom, label: id, note: "", container: null, ...change }
}

function edge(from: string | null, to: string | null, change: Partial<GraphEdge> = {}): GraphEdge {
  const end = (at: string | null) => ({ at, kind: at === null ? "loose" : "bound" }) as const
  const id = `${from}-${to}`
  return {
    id,
    records: [id],
    from: end(from),
    to: end(to),
    direction: "forward",
    label: "",
    mode: null,
    ...change,
  }
}

test("[IO-1] a board is a flowchart that shows kinds, nesting, ways and labels", () => {
  const graph: BoardGraph = {
    nodes: [
      node("a", { label: "Mobile app", kind: "client" }),
      node("b", { label: "Playlist service", kind: "service", container: "lane" }),
      node("c", {
        label: 'Redis "hot"',
        kind: "cache",
        kindFrom: "label",
        container: "inner",
        note: "LRU\n1 GB",
      }),
      node("d", { label: "Kafka", kind: "stream" }),
      node("e", { label: "" }),
    ],
    edges: [
      edge("a", "b", { label: "GET /playlists", mode: "sync" }),
      edge("b", "c", { direction: "both" }),
      edge("b", "d", { mode: "async", label: "changed" }),
      edge("d", "e", { mode: "batch" }),
      edge("d", "inner", { direction: "none" }),
      edge("a", null, { label: "?" }),
    ],
    containers: [
      { id: "inner", label: "end", container: "lane" },
      { id: "lane", label: "Serving", container: null },
    ],
    texts: [{ id: "t", text: "10 M users\n%%{init}%% 100 QPS", container: null }],
  }
  expect(toMermaid(graph)).toBe(`flowchart LR
  n1(["Mobile app"]):::client
  n4[["Kafka"]]:::stream
  n5[" "]
  subgraph s2["Serving"]
    n2("Playlist service"):::service
    subgraph s1["end"]
      n3[("Redis #34;hot#34;")]
    end
  end
  n2 -.->|"changed"| n4
  n2 <--> n3
  n4 ==> n5
  n4 --- s1
  %% outloud sync: the plain arrows below are calls that wait
  n1 -->|"GET /playlists"| n2
  %% outloud note n3: LRU#10;1 GB
  %% Left out, since it is not joined at both ends: an arrow “?” from n1 “Mobile app” to nothing
  %% Text: 10 M users
  %%       #37;#37;{init}#37;% 100 QPS
`)
})

test("[IO-1] its lines stand in the order of the flows, whatever the order of the records", () => {
  const nodes = ["d", "c", "b", "a"].map((label, n) => node(`${n}`, { label }))
  const edges = [edge("1", "0"), edge("2", "1"), edge("3", "2")]
  expect(toMermaid({ ...EMPTY_GRAPH, nodes, edges })).toBe(`flowchart LR
  n4["a"]
  n3["b"]
  n2["c"]
  n1["d"]
  n4 --> n3
  n3 --> n2
  n2 --> n1
`)
})

test("[IO-1] an empty board is an empty flowchart", () => {
  expect(toMermaid(EMPTY_GRAPH)).toBe("flowchart LR\n")
})

test("[IO-1] containers that claim to be inside each other stand on the open board", () => {
  const containers = ["a", "b"].map((id, n) => ({ id, label: id, container: ["b", "a"][n] ?? null }))
  const { diagram } = readMermaid(toMermaid({ ...EMPTY_GRAPH, containers }), nothing) as { diagram: Diagram }
  expect(diagram.containers).toEqual([
    { key: "s1", label: "a" },
    { key: "s2", label: "b" },
  ])
})

const TRICKY = [
  "end",
  'a "quoted" [x] {y} (z)',
  "1. first",
  "- item",
  "#quot; #35; &amp; &lt;",
  "<b>x</b><br/>\\n",
  "`code`",
  "*a* _b_ ~~c~~ $$d$$",
  "%%{init: {}}%% %% outloud sync",
  "https://example.com/?a=b#c",
  "style a:#fff; classDef b:#c;",
  "direction TB",
  "fa:fa-user",
  "a|b --> c",
  "日本語 Größe 🎵",
  "\u2028 \u00a0 \t x",
]
const label = fc
  .oneof(fc.constantFrom(...TRICKY), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))
  .map(text =>
    text
      .replaceAll(/\p{Surrogate}|\0/gu, "")
      .replaceAll(/[\r\n]/g, " ")
      .trim(),
  )

const graphs = fc
  .record({
    containers: fc.array(fc.record({ label, in: fc.nat() }), { maxLength: 5 }),
    nodes: fc.array(
      fc.record({ label, kind: fc.constantFrom(null, ...KIND_IDS), note: label, in: fc.nat() }),
      { minLength: 1, maxLength: 8 },
    ),
    edges: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        label,
        mode: fc.constantFrom(null, ...FLOW_MODES),
        direction: fc.constantFrom("forward", "both", "none"),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ containers, nodes, edges }): BoardGraph => {
    // In itself at the most: of the containers before it, or of none.
    const home = (count: number, n: number) => (n % (count + 1) === 0 ? null : `s${n % (count + 1)}`)
    const ids = [...nodes.map((_, n) => `n${n + 1}`), ...containers.map((_, n) => `s${n + 1}`)]
    const at = (n: number) => ids[n % ids.length] ?? null
    return {
      ...EMPTY_GRAPH,
      nodes: nodes.map(({ in: n, ...rest }, i) =>
        node(`n${i + 1}`, { ...rest, container: home(containers.length, n) }),
      ),
      containers: containers.map(({ label, in: n }, i) => ({
        id: `s${i + 1}`,
        label,
        container: home(i, n),
      })),
      edges: edges.map(({ from, to, ...rest }) => edge(at(from), at(to), rest)),
    }
  })

/** Ids in these graphs are those that the chart gives, so that both sides can be compared as they are. */
function facts({ parts, flows, containers = [] }: Diagram): string[] {
  return [
    ...parts.map(({ key, label, kind, note, container }) => [
      key,
      label,
      kind,
      note ?? "",
      container ?? null,
    ]),
    ...containers.map(({ key, label, container }) => [key, label, container ?? null]),
    ...flows.map(({ from, to, label, mode, direction }) => [from, to, label ?? "", mode, direction]),
  ]
    .map(fact => JSON.stringify(fact))
    .sort()
}

function asDiagram({ nodes, edges, containers }: BoardGraph): Diagram {
  const home = (container: string | null) => (container === null ? {} : { container })
  return {
    parts: nodes.map(({ id, label, kind, note, container }) => ({
      key: id,
      label,
      kind,
      note,
      ...home(container),
    })),
    flows: edges.map(({ from, to, label, mode, direction }) => ({
      from: from.at ?? "",
      to: to.at ?? "",
      label,
      mode,
      direction,
    })),
    containers: containers.map(({ id, label, container }) => ({ key: id, label, ...home(container) })),
  }
}

describe("a graph", () => {
  test("[IO-2] becomes Mermaid and the same graph again, whatever its labels are", () => {
    fc.assert(
      fc.property(graphs, graph => {
        const read = readMermaid(toMermaid(graph), nothing)
        expect(read).toMatchObject({ kind: "diagram", leftOut: [] })
        expect(facts((read as { diagram: Diagram }).diagram)).toEqual(facts(asDiagram(graph)))
      }),
      { numRuns: 500 },
    )
  })

  test("[IO-2] without a kind of its own keeps the outline of the one that its label suggests", () => {
    const graph = { ...EMPTY_GRAPH, nodes: [node("a", { label: "Redis", kind: "cache", kindFrom: "label" })] }
    expect(toMermaid(graph)).toContain('n1[("Redis")]\n')
    const read = readMermaid(toMermaid(graph), () => ({ kind: "cache" }))
    expect(read).toMatchObject({ diagram: { parts: [{ kind: "cache" }] } })
  })
})
