/** The kinds of component that a system-design board is made of, in the order of the palette. */

export const KIND_IDS = [
  "client",
  "cdn",
  "load_balancer",
  "api_gateway",
  "realtime_gateway",
  "service",
  "external_api",
  "human_review",
  "cache",
  "relational_db",
  "nosql",
  "object_store",
  "search_index",
  "vector_index",
  "warehouse",
  "stream",
  "stream_processor",
  "batch_processor",
  "scheduler",
  "feature_store",
  "training",
  "registry",
  "model_serving",
  "ml_ranking",
  "experimentation",
  "monitoring",
] as const

export type KindId = (typeof KIND_IDS)[number]

export const FAMILIES = [
  "Edge",
  "Services",
  "Data",
  "Streaming & batch",
  "Machine learning",
  "Operations",
] as const
export type Family = (typeof FAMILIES)[number]

export interface ComponentKind {
  readonly id: KindId
  /** What a new one is called. */
  readonly name: string
  readonly family: Family
  /** One line for somebody who meets the word for the first time. */
  readonly about: string
  /** The letter that places one. Only the commonest have one; no two share it. */
  readonly key?: string
}

const KINDS: Record<KindId, Omit<ComponentKind, "id">> = {
  client: { name: "Client", family: "Edge", key: "u", about: "The app or browser that a person uses." },
  cdn: { name: "CDN", family: "Edge", about: "Serves files and cached answers close to the user." },
  load_balancer: { name: "Load balancer", family: "Edge", about: "Spreads requests over servers." },
  api_gateway: {
    name: "API gateway",
    family: "Edge",
    key: "g",
    about: "The front door: routing, authentication, rate limits.",
  },
  realtime_gateway: {
    name: "Realtime gateway",
    family: "Edge",
    about: "Holds open connections (WebSocket, SSE) and pushes to clients.",
  },
  service: { name: "Service", family: "Services", key: "s", about: "Answers requests; owns some logic." },
  external_api: { name: "External API", family: "Services", about: "A system that somebody else runs." },
  human_review: { name: "Human review", family: "Services", about: "A queue that people work through." },
  cache: { name: "Cache", family: "Data", key: "x", about: "Keeps hot answers in memory." },
  relational_db: {
    name: "Relational database",
    family: "Data",
    key: "b",
    about: "Tables, transactions, joins.",
  },
  nosql: {
    name: "NoSQL store",
    family: "Data",
    key: "y",
    about: "Key-value, wide-column or document store.",
  },
  object_store: { name: "Object store", family: "Data", about: "Large files and data lakes." },
  search_index: { name: "Search index", family: "Data", about: "Finds documents by their words." },
  vector_index: { name: "Vector index", family: "Data", about: "Finds nearest neighbours of embeddings." },
  warehouse: { name: "Data warehouse", family: "Data", about: "Columns for analysis over much data." },
  stream: {
    name: "Event stream",
    family: "Streaming & batch",
    key: "q",
    about: "An ordered log or queue of events.",
  },
  stream_processor: {
    name: "Stream processor",
    family: "Streaming & batch",
    key: "p",
    about: "Computes on events as they arrive.",
  },
  batch_processor: {
    name: "Batch processor",
    family: "Streaming & batch",
    key: "w",
    about: "Computes over stored data, run by run.",
  },
  scheduler: {
    name: "Scheduler",
    family: "Streaming & batch",
    key: "j",
    about: "Starts jobs when they are due.",
  },
  feature_store: {
    name: "Feature store",
    family: "Machine learning",
    about: "The same features for training and serving.",
  },
  training: { name: "Training", family: "Machine learning", about: "Makes models from data." },
  registry: {
    name: "Model registry",
    family: "Machine learning",
    about: "Versions of models, and which is live.",
  },
  model_serving: {
    name: "Model serving",
    family: "Machine learning",
    key: "m",
    about: "Answers with a model's predictions.",
  },
  ml_ranking: { name: "Ranker", family: "Machine learning", about: "Scores and orders candidates." },
  experimentation: {
    name: "Experimentation",
    family: "Operations",
    about: "Splits traffic and compares versions.",
  },
  monitoring: { name: "Monitoring", family: "Operations", about: "Metrics, alerts, drift." },
}

export const COMPONENT_KINDS: readonly ComponentKind[] = KIND_IDS.map(id => ({ id, ...KINDS[id] }))

export function kindOf(id: KindId): ComponentKind {
  return { id, ...KINDS[id] }
}

export function isKindId(value: unknown): value is KindId {
  return typeof value === "string" && (KIND_IDS as readonly string[]).includes(value)
}
