/** How something travels, as the words on an arrow say it. */
import type { FlowMode } from "./flow.ts"
import { wordsOf } from "./words.ts"

const WORDS: Record<FlowMode, ReadonlySet<string>> = {
  batch: words(
    "batch batches batched bulk nightly daily hourly weekly monthly cron etl backfill dump dumps snapshot snapshots",
    "täglich nächtlich stündlich wöchentlich diario diaria nocturno semanal quotidien hebdomadaire",
  ),
  async: words(
    "async asynch asynchronous asynchronously event events publish publishes enqueue enqueues emit emits subscribe",
    "subscribes webhook pubsub fanout asynchron ereignisse asíncrono asíncrona evento eventos asynchrone événements",
  ),
  sync: words(
    "sync synchronous synchronously rpc grpc http https rest blocking synchron síncrono síncrona synchrone",
  ),
}
/** "every 24h", "every hour", "jede Nacht". */
const EVERY =
  /(?:^|\s)(?:every|each|jede[nrs]?|alle|cada|chaque)\s+(?:\d+\s*)?(?:s|sec|m|min|minutes?|h|hrs?|hours?|d|days?|nights?|weeks?|monday|months?|stunden?|nacht|tage?|hora|noche|día|heure|jour)\b/iu
const MAX_READ = 120

/** Null where the words do not say. "async batch" is a batch; "sync" alone is never meant by "async". */
export function modeOfWords(label: string): FlowMode | null {
  const read = label.slice(0, MAX_READ)
  if (EVERY.test(read)) return "batch"
  const said = wordsOf(read)
  const says = (mode: FlowMode) => said.some(word => WORDS[mode].has(word))
  return (["batch", "async", "sync"] as const).find(says) ?? null
}

/** As they are compared: without accents. */
function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(wordsOf))
}
