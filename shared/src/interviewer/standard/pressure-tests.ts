/** What makes a sound design work harder, whatever the question (fact sheet 0.2). Asked after strong answers. */
import type { KindId } from "../../board/kinds.ts"
import type { Competency } from "../../scorecard/competencies.ts"

export interface PressureTest {
  readonly id: string
  /** Asked of a component of these kinds … */
  readonly of: readonly KindId[]
  /** … with something that it answers or feeds, where the words need that. */
  readonly neighbour?: "caller" | "reader"
  /** {box} and {other} are named as on the board. */
  readonly ask: string
  /** Who has said this has answered it. */
  readonly unless: RegExp
  readonly listenFor: readonly string[]
  readonly competency: Competency
}

/** What calls others, rather than being called. */
export const CALLERS: ReadonlySet<KindId | null> = new Set<KindId>([
  "client",
  "service",
  "api_gateway",
  "realtime_gateway",
  "load_balancer",
  "stream_processor",
  "batch_processor",
  "model_serving",
  "ml_ranking",
])
export function pressureAskId(id: string): string {
  return `pressure:${id}`
}

const STORES: readonly KindId[] = [
  "cache",
  "relational_db",
  "nosql",
  "search_index",
  "vector_index",
  "feature_store",
  "object_store",
  "warehouse",
]

export const PRESSURE_TESTS: readonly PressureTest[] = [
  {
    id: "slow-dependency",
    of: [...STORES, "model_serving", "ml_ranking", "external_api"],
    neighbour: "caller",
    ask: "{box} now answers ten times slower. What does {other} do?",
    unless: /time.?out|circuit|degrad|deadline/i,
    listenFor: [
      "A timeout or a deadline for the call",
      "A fallback or a degraded answer",
      "A circuit breaker, or shedding load",
      "Retries that do not pile up",
    ],
    competency: "scale",
  },
  {
    id: "ten-times",
    of: ["service", "api_gateway", "realtime_gateway", "stream", "cdn", "load_balancer"],
    ask: "Ten times the traffic reaches {box}. What gives way first?",
    unless: /ten times|10x|tenfold/i,
    listenFor: [
      "Names the bottleneck, with a number",
      "Scales out or partitions that part",
      "Absorbs the peak in a cache or a queue",
      "Sheds load or degrades in an order",
    ],
    competency: "scale",
  },
  {
    id: "hot-key",
    of: ["cache", "nosql", "stream", "stream_processor", "relational_db"],
    ask: "One key in {box} takes a thousand times the load of the others. What happens?",
    unless: /hot.?(key|spot|partition)|skew|salt/i,
    listenFor: [
      "One shard or partition becomes the bottleneck",
      "Replicates or caches the hot key",
      "Salts or splits the key",
      "Combines locally before writing",
    ],
    competency: "scale",
  },
  {
    id: "bad-model",
    of: ["model_serving", "ml_ranking", "training", "registry"],
    ask: "A bad model goes live behind {box} at noon. How does anybody notice?",
    unless: /roll.?back|canary|shadow/i,
    listenFor: [
      "An alert on a quality metric, not only on errors",
      "A canary or a shadow run before everybody gets it",
      "Rolls back to the previous version",
    ],
    competency: "core",
  },
  {
    id: "late-data",
    of: ["batch_processor", "stream_processor", "training", "feature_store"],
    neighbour: "reader",
    ask: "What {box} gives to {other} is six hours late. What do people see?",
    unless: /stale|catch.?up|complete(ness)?|\blate\b/i,
    listenFor: [
      "The last good result stays visible",
      "A check for completeness before the run",
      "Catches up afterwards, or backfills",
      "An alert on the age of the data",
    ],
    competency: "tradeoffs",
  },
  {
    id: "region-lost",
    of: STORES,
    ask: "The region that holds {box} goes away. What is lost, and what goes on?",
    unless: /\bregions?\b|fail.?over/i,
    listenFor: [
      "Replicas in a second region",
      "Traffic fails over, by whom and how fast",
      "What is lost or stale in between",
    ],
    competency: "scale",
  },
]
