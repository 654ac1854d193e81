import { describe, expect, test } from "vitest"
import { COMPONENT_KINDS, kindOf } from "./kinds.ts"
import { recogniseKind } from "./recognise.ts"

describe("recognising a component by its label", () => {
  test.each([
    ["Redis", "cache"],
    ["redis cluster", "cache"],
    ["REDIS!", "cache"],
    ["Redis cache for playlists", "cache"],
    ["Kafka topic", "stream"],
    ["Order events (Kafka)", "stream"],
    ["playlist service", "service"],
    ["user service", "service"],
    ["PlaylistService", "service"],
    ["order db", "relational_db"],
    ["DB (Cassandra)", "nosql"],
    ["Postgres", "relational_db"],
    ["S3 bucket", "object_store"],
    ["FAISS", "vector_index"],
    ["Elasticsearch", "search_index"],
    ["Airflow", "scheduler"],
    ["Spark job", "batch_processor"],
    ["Flink", "stream_processor"],
    ["API Gateway", "api_gateway"],
    ["CDN", "cdn"],
    ["mobile app", "client"],
    ["Prometheus + Grafana", "monitoring"],
    ["feature store", "feature_store"],
    ["Datenbank", "relational_db"],
    ["Warteschlange", "stream"],
    ["base de datos", "relational_db"],
    ["iOS / Android", "client"],
    ["Search - Elasticsearch", "search_index"],
    ["GKE: feed-api", "service"],
    ["Dataflow (streaming)", "stream_processor"],
    ["Dataflow (nightly)", "batch_processor"],
    ["media → S3", "object_store"],
    ["Servizio playlist", "service"],
    ["Pacing (Flink)", "stream_processor"],
  ] as const)("[GR-7] %s is a %s", (label, kind) => {
    expect(recogniseKind(label)?.kind).toBe(kind)
  })

  test.each([
    ["Rediss", "cache"],
    ["Postgress", "relational_db"],
    ["Elasticserach", "search_index"],
    ["API gatway", "api_gateway"],
  ] as const)("[GR-7] forgives a typo: %s", (label, kind) => {
    expect(recogniseKind(label)?.kind).toBe(kind)
  })

  test.each([
    "",
    "Gandalf",
    "What if Redis goes down?",
    "We could cache this in Redis or compute it again",
    "load test notes",
    "p99 < 200 ms",
    "30 tracks a week",
    "Route 53",
    "zookeeper",
  ])("[GR-8] %j is nothing", label => {
    expect(recogniseKind(label)).toBeUndefined()
  })

  test("[GR-7] every kind is recognised by its own name", () => {
    for (const { id, name } of COMPONENT_KINDS) expect([name, recogniseKind(name)?.kind]).toEqual([name, id])
    expect(kindOf("cache").name).toBe("Cache")
  })

  test("[GR-8] a label of any length costs little", () => {
    const long = "redis ".repeat(4_000)
    const begun = performance.now()
    for (let n = 0; n < 50; n++) recogniseKind(long)
    const own = performance.now() - begun
    const compared = performance.now()
    for (let n = 0; n < 50; n++) recogniseKind(long.slice(0, 600))
    expect(own).toBeLessThan(20 * (performance.now() - compared) + 20)
  })
})
