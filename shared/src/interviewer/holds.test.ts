import { expect, test } from "vitest"
import type { BoardGraph, GraphEdge, GraphNode } from "../board/graph.ts"
import type { KindId } from "../board/kinds.ts"
import type { AnswerKey } from "../questions/answer-key.ts"
import type { Condition } from "../questions/condition.ts"
import { BoardMatch } from "./board-match.ts"
import { holds, type Situation } from "./holds.ts"

const COMPONENTS: AnswerKey["components"] = [
  component("client"),
  component("api_gateway"),
  component("service.playlist"),
  component("service.fallback", ["cold start", "popularity"]),
  component("nosql.playlists"),
  component("stream.events"),
  component("object_store.lake"),
  component("ml_ranking"),
  component("load_balancer"),
]

function component(ref: string, aliases: string[] = []): AnswerKey["components"][number] {
  return { ref, alternatives: [], aliases, level: "must", why: "It is needed." }
}

function node(id: string, kind: KindId | null, label = "", container: string | null = null): GraphNode {
  return { id, records: [id], kind, kindFrom: kind && "person", label, note: "", container }
}

function edge(
  from: string | null,
  to: string | null,
  direction: GraphEdge["direction"] = "forward",
): GraphEdge {
  const end = (at: string | null) => ({ at, kind: at === null ? ("loose" as const) : ("bound" as const) })
  return { id: `${from}>${to}`, records: [], from: end(from), to: end(to), direction, label: "", mode: null }
}

function board(nodes: GraphNode[], edges: GraphEdge[] = [], frames: string[] = []): BoardGraph {
  return { nodes, edges, containers: frames.map(id => ({ id, label: id, container: null })), texts: [] }
}

function situation(graph: BoardGraph, more: Partial<Situation> = {}): Situation {
  return {
    board: new BoardMatch(graph, COMPONENTS),
    words: "",
    revealed: new Set(),
    estimates: new Set(),
    ...more,
  }
}

const SERVICE = node("s", "service", "Playlist svc")

test.each<[string, Condition, BoardGraph, boolean]>([
  ["a kind that is there", { missing: "client" }, board([node("c", "client")]), false],
  ["a kind that is not", { missing: "client" }, board([SERVICE]), true],
  [
    "a role by its own word",
    { has: "service.playlist" },
    board([SERVICE, node("x", "service", "Ads")]),
    true,
  ],
  [
    "a role by an alias",
    { has: "service.fallback" },
    board([SERVICE, node("f", "service", "Popularity lists")]),
    true,
  ],
  [
    "a role that nobody has",
    { has: "service.fallback" },
    board([SERVICE, node("x", "service", "Ads")]),
    false,
  ],
  [
    "the only one of its kind, unnamed",
    { has: "nosql.playlists" },
    board([node("n", "nosql", "Cassandra")]),
    true,
  ],
  ["the only one, named for another role", { has: "service.fallback" }, board([SERVICE]), false],
  ["a served model for a ranker", { has: "ml_ranking" }, board([node("m", "model_serving")]), true],
  [
    "a warehouse for the lake",
    { has: "object_store.lake" },
    board([node("w", "warehouse", "BigQuery")]),
    true,
  ],
  ["a gateway for a load balancer", { missing: "load_balancer" }, board([node("g", "api_gateway")]), false],
  ["too few", { fewer: ["service", 2] }, board([SERVICE]), true],
  ["enough", { fewer: ["service", 1] }, board([SERVICE]), false],
])("[QC-1] %s", (_name, condition, graph, expected) => {
  expect(holds(condition, situation(graph))).toBe(expected)
})

const LINE = [node("c", "client"), node("g", "api_gateway"), SERVICE, node("n", "nosql", "Playlists")]

test.each<[string, Condition, GraphEdge[], boolean]>([
  ["a direct flow", { noEdge: ["client", "api_gateway"] }, [edge("c", "g")], false],
  ["the other direction", { noEdge: ["api_gateway", "client"] }, [edge("c", "g")], true],
  ["heads at both ends", { noEdge: ["api_gateway", "client"] }, [edge("c", "g", "both")], false],
  ["a line", { noEdge: ["api_gateway", "client"] }, [edge("c", "g", "none")], false],
  [
    "through the gateway",
    { noEdge: ["client", "service.playlist"] },
    [edge("c", "g"), edge("g", "s")],
    false,
  ],
  ["through a service", { noEdge: ["client", "nosql.playlists"] }, [edge("c", "s"), edge("s", "n")], true],
  [
    "a path through a service",
    { noPath: ["client", "nosql.playlists"] },
    [edge("c", "s"), edge("s", "n")],
    false,
  ],
  ["an arrow that ends at nothing", { noEdge: ["client", "api_gateway"] }, [edge("c", null)], true],
  ["to anything", { noEdge: ["client", "*"] }, [edge("c", "g")], false],
  ["from anything", { noEdge: ["client", "*"] }, [edge("g", "c")], false],
  ["to nothing", { noEdge: ["client", "*"] }, [edge("g", "s")], true],
])("[QC-2] %s", (_name, condition, edges, expected) => {
  expect(holds(condition, situation(board(LINE, edges)))).toBe(expected)
})

test("[QC-2] what flows to a frame flows to what stands in it", () => {
  const graph = board([node("c", "client"), node("s", "service", "Playlist", "f")], [edge("c", "f")], ["f"])
  expect(holds({ noEdge: ["client", "service.playlist"] }, situation(graph))).toBe(false)
})

test("[QC-2] a component that is not there has no flows", () => {
  expect(holds({ noEdge: ["client", "*"] }, situation(board([SERVICE])))).toBe(true)
})

test("[QC-3] words, facts, estimates, and what is joined from them", () => {
  const now = situation(board([]), {
    words: "A Bloom filter for tracks\nalready heard",
    revealed: new Set(["c1"]),
    estimates: new Set(["lists"]),
  })
  expect(holds({ noText: "bloom|anti-?join" }, now)).toBe(false)
  expect(holds({ noText: "rollback" }, now)).toBe(true)
  expect(holds({ unasked: "c1" }, now)).toBe(false)
  expect(holds({ noEstimate: "cores" }, now)).toBe(true)
  expect(holds({ all: [{ noText: "rollback" }, { unasked: "c1" }] }, now)).toBe(false)
  expect(holds({ any: [{ noText: "rollback" }, { unasked: "c1" }] }, now)).toBe(true)
  expect(holds({ not: { noEstimate: "lists" } }, now)).toBe(true)
  expect(holds("always", now)).toBe(true)
})
