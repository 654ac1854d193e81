import { Counter, Gauge, Histogram, type Registry } from "prom-client"

export interface SyncMetrics {
  readonly connections: Gauge
  readonly documents: Gauge
  readonly refusals: Counter<"reason">
  readonly closes: Counter<"code">
  readonly commitSeconds: Histogram
  readonly fanOutSeconds: Histogram
}

/** From an SSD that is idle to a disk that refuses for a while. */
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30]

export function syncMetrics(registry: Registry): SyncMetrics {
  const registers = [registry]
  return {
    connections: new Gauge({
      name: "outloud_connections",
      help: "Open websockets, one per person and layer",
      registers,
    }),
    documents: new Gauge({ name: "outloud_documents", help: "Layer documents in memory", registers }),
    refusals: new Counter({
      name: "outloud_refusals_total",
      help: "Updates refused, by reason",
      labelNames: ["reason"],
      registers,
    }),
    closes: new Counter({
      name: "outloud_closes_total",
      help: "Websockets closed by the server, by close code",
      labelNames: ["code"],
      registers,
    }),
    commitSeconds: new Histogram({
      name: "outloud_commit_seconds",
      help: "From a tick's updates being applied to their being durable, retries included",
      buckets: SECONDS,
      registers,
    }),
    fanOutSeconds: new Histogram({
      name: "outloud_fan_out_seconds",
      help: "From the arrival of a tick's oldest frame to its updates being handed to everybody's sockets",
      buckets: SECONDS,
      registers,
    }),
  }
}
