import { expect, test } from "vitest"
import type { AnswerKey } from "./answer-key.ts"
import { referenceDiagram } from "./reference-diagram.ts"
import { referenceEstimates, referenceTexts } from "./reference-texts.ts"

type Component = AnswerKey["components"][number]
type Flow = AnswerKey["flows"][number]

function component(ref: string, more: Partial<Component> = {}): Component {
  return { ref, alternatives: [], aliases: [], level: "must", why: `For ${ref}.`, ...more }
}

function flow(from: string, to: string, what: string, more: Partial<Flow> = {}): Flow {
  return { from, to, what, level: "must", either: false, maxHops: 3, ...more }
}

function reference(...refs: string[]): AnswerKey["reference"] {
  return { paths: [{ name: "read", refs, note: "" }], decisions: ["We cache."], background: [] }
}

test("[QB-15] what must be there is drawn, and of the rest what flows or paths go through", () => {
  const components = [
    component("client", { name: "App" }),
    component("cdn", { level: "good" }),
    component("registry", { level: "good" }),
    component("cache", { level: "good", lane: "Edge" }),
    component("monitoring"),
  ]
  const flows = [flow("client", "cache", "lists", { level: "good" })]
  const { parts } = referenceDiagram({ components, flows, reference: reference("client", "cdn") })
  expect(parts).toEqual([
    { key: "client", kind: "client", label: "App", note: "For client." },
    { key: "cdn", kind: "cdn", label: "CDN", note: "For cdn." },
    { key: "cache", kind: "cache", label: "Cache", note: "For cache.", lane: "Edge" },
    { key: "monitoring", kind: "monitoring", label: "Monitoring", note: "For monitoring." },
  ])
})

test("[QB-15] flows say what travels and how; a bare kind means the first of it; there and back is one arrow", () => {
  const refs = [
    "client",
    "service.a",
    "stream.events",
    "batch_processor.jobs",
    "batch_processor.more",
    "service.b",
  ]
  const flows = [
    flow("client", "service.a", "read"),
    flow("service.a", "stream.events", "shown"),
    flow("stream.events", "batch_processor", "history"),
    flow("batch_processor", "service.a", "lists"),
    flow("batch_processor.more", "service.b", "features", { either: true }),
    flow("service.a", "service.b", "members"),
    flow("service.b", "service.a", "suggestions"),
  ]
  const components = refs.map(ref => component(ref))
  expect(referenceDiagram({ components, flows, reference: reference("client", "service.a") }).flows).toEqual([
    { from: "client", to: "service.a", label: "read", mode: "sync" },
    { from: "service.a", to: "stream.events", label: "shown", mode: "async" },
    { from: "stream.events", to: "batch_processor.jobs", label: "history", mode: "async" },
    { from: "batch_processor.jobs", to: "service.a", label: "lists", mode: "batch" },
    { from: "batch_processor.more", to: "service.b", label: "features", mode: "sync" },
    { from: "service.a", to: "service.b", label: "members; suggestions", mode: "sync", direction: "both" },
  ])
})

test("[QB-15] its estimates are those to show, those asked for, and what their formulas need", () => {
  const row = (key: string, formula: string, core = false) => ({
    ...{ key, formula, core },
    ...{ label: key, unit: "x", value: 1, lesson: "." },
  })
  const derived = [
    row("needed", "input * 2"),
    row("unneeded", "input * 3"),
    row("shown", "needed + 1", true),
    row("asked", "input / 4"),
  ]
  const probe = { id: "p", when: { all: [{ noEstimate: "asked" }, { missing: "cache" }] } }
  const key = { derived, probes: [probe] } as unknown as AnswerKey
  expect(referenceEstimates(key).map(one => one.key)).toEqual(["needed", "shown", "asked"])
})

test("[QB-15] its sections say the requirements, the interfaces, the decisions and the trade-offs", () => {
  const key = {
    requirements: { functional: ["A list"], nonFunctional: ["Fast"], outOfScope: [] },
    api: [{ method: "GET", path: "/v1/list" }],
    entities: [{ name: "List", store: "nosql", key: "userId", fields: [] }],
    deepDives: [{ topic: "Cache or not", tradeoff: "Fast or fresh." }],
    reference: reference("client", "cache"),
  } as unknown as AnswerKey
  const said = referenceTexts(key).map(({ section, blocks }) => [
    section,
    ...blocks.map(({ heading, lines }) => [heading, ...lines].join(": ")),
  ])
  expect(said).toEqual([
    ["Requirements", "Functional: A list", "Non-functional: Fast"],
    ["API & data", "API: GET /v1/list", "Entities: List (NoSQL store), by userId"],
    ["Deep dives", ": We cache."],
    ["Open questions & trade-offs", "Cache or not: Fast or fresh."],
  ])
})
