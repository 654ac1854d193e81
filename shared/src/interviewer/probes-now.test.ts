import { expect, test } from "vitest"
import { EMPTY_GRAPH } from "../board/graph.ts"
import type { DesignPhase } from "../clock/phases.ts"
import type { Probe } from "../questions/answer-key.ts"
import { type ProbeOutcome, probesNow } from "./probes-now.ts"
import { situationOf } from "./situation.ts"

function probe(id: string, phase: DesignPhase, priority: 1 | 2 | 3, when: Probe["when"] = "always"): Probe {
  return { id, phase, priority, when, ask: `${id}?`, listenFor: ["a", "b"], competency: "core" }
}

const PROBES = [
  probe("cache", "high_level", 2, { missing: "cache" }),
  probe("gateway", "high_level", 1, { missing: "api_gateway" }),
  probe("scale", "clarify", 1, { unasked: "c1" }),
  probe("typos", "deep_dive", 1),
  probe("has", "high_level", 1, { has: "cache" }),
]

function now(
  phase: DesignPhase,
  outcomes: Record<string, ProbeOutcome> = {},
  revealed: string[] = [],
): string[] {
  const situation = situationOf({ graph: EMPTY_GRAPH, estimates: [], components: [], revealed })
  const moment = { situation, phase, outcomes: new Map(Object.entries(outcomes)) }
  return probesNow(PROBES, moment).map(({ id }) => id)
}

test("[QC-4] the running phase comes first, then what was left open; the rest waits", () => {
  expect(now("high_level")).toEqual(["gateway", "cache", "scale"])
  expect(now("clarify")).toEqual(["scale"])
  expect(now("deep_dive")).toEqual(["typos", "gateway", "cache", "scale"])
})

test("[QC-4] what does not hold, or was asked or skipped, is not offered", () => {
  expect(now("high_level", { gateway: "skipped", cache: "asked" }, ["c1"])).toEqual([])
})
