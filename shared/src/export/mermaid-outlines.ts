import type { KindId } from "../board/kinds.ts"

/** What stands before and after a label in Mermaid. */
export type Outline = readonly [open: string, close: string]

const STORE: Outline = ["[(", ")]"]
const GATE: Outline = ["{{", "}}"]
const PERSON: Outline = ["([", "])"]
const SERVICE: Outline = ["(", ")"]
const LOG: Outline = ["[[", "]]"]
const JOB: Outline = ["[/", "/]"]
const FOREIGN: Outline = [">", "]"]
const CHOICE: Outline = ["{", "}"]
const GAUGE: Outline = ["[\\", "\\]"]

const PLAIN: Outline = ["[", "]"]

/** Cylinders keep, hexagons let through, double walls carry events, slanted boxes run; plain boxes say nothing. */
const OUTLINES: Record<KindId, Outline> = {
  client: PERSON,
  cdn: GATE,
  load_balancer: GATE,
  api_gateway: GATE,
  realtime_gateway: GATE,
  service: SERVICE,
  external_api: FOREIGN,
  human_review: PERSON,
  cache: STORE,
  relational_db: STORE,
  nosql: STORE,
  object_store: STORE,
  search_index: STORE,
  vector_index: STORE,
  warehouse: STORE,
  stream: LOG,
  stream_processor: JOB,
  batch_processor: JOB,
  scheduler: JOB,
  feature_store: STORE,
  training: JOB,
  registry: STORE,
  model_serving: SERVICE,
  ml_ranking: SERVICE,
  experimentation: CHOICE,
  monitoring: GAUGE,
}

export function outlineOf(kind: KindId | null): Outline {
  return kind === null ? PLAIN : OUTLINES[kind]
}
