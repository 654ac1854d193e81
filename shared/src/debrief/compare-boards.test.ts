import { expect, test } from "vitest"
import { type BoardGraph, EMPTY_GRAPH, type GraphNode } from "../board/graph.ts"
import type { KindId } from "../board/kinds.ts"
import { compareBoards } from "./compare-boards.ts"
import type { DebriefKey } from "./debrief-key.ts"

const KEY = {
  components: [
    { ref: "cache", alternatives: [], aliases: [], level: "must", why: "Reads are hot." },
    { ref: "stream", alternatives: [], aliases: [], level: "good", why: "Bursts." },
  ],
  flows: [
    { from: "cache", to: "stream", what: "misses", level: "must", either: false, maxHops: 3 },
    { from: "stream", to: "cache", what: "updates", level: "good", either: true, maxHops: 3 },
  ],
} satisfies Pick<DebriefKey, "components" | "flows">

function node(id: string, kind: KindId | null, label = ""): GraphNode {
  return { id, records: [id], kind, kindFrom: "person", label, note: "", container: null }
}

function board(nodes: readonly GraphNode[], flows: readonly (readonly [string, string])[] = []): BoardGraph {
  const edges = flows.map(([from, to], n) => ({
    ...{ id: `e${n}`, records: [`e${n}`], label: "", mode: null, direction: "forward" as const },
    from: { at: from, kind: "bound" as const },
    to: { at: to, kind: "bound" as const },
  }))
  return { ...EMPTY_GRAPH, nodes, edges }
}

test("[DB-3] on an empty board everything is missing, and nothing is extra", () => {
  const { components, flows, extra } = compareBoards(EMPTY_GRAPH, KEY)
  expect(components.map(({ isThere }) => isThere)).toEqual([false, false])
  expect(flows.map(({ isThere }) => isThere)).toEqual([false, false])
  expect(extra).toEqual([])
})

test("[DB-3] what is there names what stands for it, and what stands for nothing is extra", () => {
  const { components, flows, extra } = compareBoards(
    board(
      [
        node("a", "cache", "Redis"),
        node("b", "stream"),
        node("c", "cdn"),
        node("d", null, "??"),
        node("e", null),
      ],
      [["a", "b"]],
    ),
    KEY,
  )
  expect(components[0]).toMatchObject({
    id: "component:cache",
    isThere: true,
    found: [{ id: "a", label: "Redis" }],
  })
  expect(components[1]?.found[0]?.label).not.toBe("")
  expect(flows.map(({ isThere }) => isThere)).toEqual([true, true])
  expect(extra.map(({ recordId, name }) => [recordId, name])).toEqual([
    ["c", "CDN"],
    ["d", "??"],
  ])
})

test("[DB-3] a flow that may point either way is there the other way round; one that may not is missing", () => {
  const { flows } = compareBoards(board([node("a", "cache"), node("b", "stream")], [["b", "a"]]), KEY)
  expect(flows.map(({ isThere }) => isThere)).toEqual([false, true])
})
