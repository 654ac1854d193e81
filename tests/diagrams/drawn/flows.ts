import type { Diagram } from "./diagram.ts"

/** Arrows as people leave them. */
export const FLOWS: readonly Diagram[] = [
  {
    name: "no arrow is bound, each ends a little short",
    draw: s => {
      s.box("Client", 0, 0)
      s.box("Gateway", 300, 0)
      s.box("Search service", 600, 0)
      s.box("Elasticsearch", 600, 240)
      s.box("Kafka", 300, 240)
      s.arrow([172, 40], [288, 42])
      s.arrow([465, 38], [590, 41], { label: "query" })
      s.arrow([680, 92], [683, 226])
      s.arrow([610, 90], [455, 250])
    },
    reads: `
      Client = client
      Gateway = api_gateway
      Search service = service
      Elasticsearch = search_index
      Kafka = stream
      Client -> Gateway
      Gateway -> Search service : query
      Search service -> Elasticsearch
      Search service -> Kafka`,
  },
  {
    name: "arrows that run into the boxes, unbound",
    draw: s => {
      s.box("app", 0, 0)
      s.box("backend", 260, 0)
      s.box("db", 520, 0)
      s.arrow([120, 40], [300, 40])
      s.arrow([400, 60], [560, 50])
      s.arrow([530, 20], [410, 20], { label: "rows" })
    },
    reads: `
      app = client
      backend = service
      db = relational_db
      app -> backend
      backend -> db
      db -> backend : rows`,
  },
  {
    name: "backwards, both ways and without heads",
    draw: s => {
      const a = s.box("Worker", 0, 0)
      const b = s.box("Queue", 260, 0)
      const c = s.box("API", 520, 0)
      const d = s.box("Database", 520, 160)
      s.arrow(a, b, { heads: "<-", label: "pull" })
      s.arrow(b, c, { heads: "<-" })
      s.arrow(c, d, { heads: "<->" })
      s.arrow(a, d, { heads: "--" })
    },
    reads: `
      Worker = stream_processor
      Queue = stream
      API = service
      Database = relational_db
      Queue -> Worker : pull
      API -> Queue
      API <-> Database
      Worker -- Database`,
  },
  {
    name: "lines instead of arrows",
    draw: s => {
      s.box("Browser", 0, 0)
      s.box("Load Balancer", 260, 0)
      s.box("Server 1", 520, -100)
      s.box("Server 2", 520, 100)
      s.line([162, 40], [258, 40])
      s.line([422, 30], [470, -20], [518, -60])
      s.line([422, 50], [518, 130])
      // An underline below a title is no flow.
      s.text("My design", 0, -200, { size: "l" })
      s.line([0, -150], [180, -150])
    },
    reads: `
      Browser = client
      Load Balancer = load_balancer
      Server 1 = service
      Server 2 = service
      Browser -- Load Balancer
      Load Balancer -- Server 1
      Load Balancer -- Server 2`,
  },
  {
    name: "labels typed as text beside the arrows",
    draw: s => {
      const a = s.box("Mobile client", 0, 0)
      const b = s.box("Feed service", 400, 0)
      const c = s.box("Kafka", 400, 300)
      s.arrow(a, b)
      s.text("GET /feed", 220, 4, { size: "s" })
      s.arrow(b, c)
      s.text("async events", 492, 178, { size: "s" })
      s.text("p99 < 200 ms", 0, -120)
    },
    reads: `
      Mobile client = client
      Feed service = service
      Kafka = stream
      Mobile client -> Feed service : GET /feed
      Feed service -> Kafka : async events (async)`,
  },
  {
    name: "request and response as two arrows, each with its text",
    draw: s => {
      const a = s.box("Client", 0, 0, { h: 140 })
      const b = s.box("Server", 420, 0, { h: 140 })
      const go = s.arrow([164, 35], [416, 35])
      const back = s.arrow([416, 105], [164, 105])
      s.bind(go, a, "start", [1, 0.25])
      s.bind(go, b, "end", [0, 0.25])
      s.bind(back, b, "start", [0, 0.75])
      s.bind(back, a, "end", [1, 0.75])
      s.text("request", 255, 8, { size: "s" })
      s.text("response", 250, 110, { size: "s" })
    },
    reads: `
      Client = client
      Server = service
      Client -> Server : request
      Server -> Client : response`,
  },
  {
    name: "how it travels, in words and in lines",
    draw: s => {
      const a = s.box("order service", 0, 0)
      const b = s.box("event bus", 300, 0)
      const c = s.box("mail svc", 600, 0)
      const d = s.box("data warehouse", 300, 200)
      const e = s.box("payment API (Stripe)", 0, 200, { w: 200 })
      s.arrow(a, b, { label: "publish", dash: "dashed" })
      s.arrow(b, c, { dash: "dashed", label: "OrderPlaced" })
      s.arrow(b, d, { dash: "dotted" })
      s.arrow(a, e, { label: "sync REST call", dash: "dashed" })
      s.arrow(e, d, { label: "every 24h" })
    },
    reads: `
      order service = service
      event bus = stream
      mail svc = service
      data warehouse = warehouse
      payment API (Stripe) = external_api
      order service -> event bus : publish (async)
      event bus -> mail svc : OrderPlaced (async)
      event bus -> data warehouse (batch)
      order service -> payment API (Stripe) : sync REST call (sync)
      payment API (Stripe) -> data warehouse : every 24h (batch)`,
  },
  {
    name: "loose ends and empty boxes",
    draw: s => {
      const a = s.box("Service A", 0, 0)
      const b = s.box("", 300, 0)
      s.arrow(a, b)
      s.arrow(a, [80, 400], { label: "logs" })
      s.arrow([700, 300], [900, 300])
    },
    reads: `
      Service A = service
      _ = ?
      Service A -> _
      Service A -> ? : logs
      ? -> ?`,
  },
  {
    name: "curved arrows, labels at the bend",
    draw: s => {
      const a = s.box("Producer", 0, 0)
      const b = s.box("Consumer", 500, 0)
      const c = s.box("Dead letter queue", 250, 300, { w: 180 })
      s.arrow(a, b, { bend: 90 })
      s.text("events", 305, 128, { size: "s" })
      s.arrow(b, a, { bend: 90 })
      s.text("acks", 310, -76, { size: "s" })
      s.arrow(b, c, { bend: -40, label: "after 3 retries" })
    },
    reads: `
      Producer = service
      Consumer = stream_processor
      Dead letter queue = stream
      Producer -> Consumer : events (async)
      Consumer -> Producer : acks
      Consumer -> Dead letter queue : after 3 retries`,
  },
  {
    name: "bare words, arrows between them, not a box anywhere",
    draw: s => {
      const a = s.text("user", 0, 0)
      const b = s.text("API gateway", 200, 0)
      const c = s.text("rec service", 480, 0)
      const d = s.text("redis", 760, 0)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
    },
    reads: `
      user = client
      API gateway = api_gateway
      rec service = service
      redis = cache
      user -> API gateway
      API gateway -> rec service
      rec service -> redis`,
  },
  {
    name: "one arrow bound, the other end just by the box",
    draw: s => {
      const a = s.box("Ingestion", 0, 0)
      s.box("Flink", 300, 0)
      const c = s.box("ClickHouse", 600, 0)
      s.arrow(a, [286, 44])
      s.arrow([470, 40], c, { dash: "solid" })
      s.arrow(c, [380, 95], { label: "late data", bend: 40 })
    },
    reads: `
      Ingestion = ?
      Flink = stream_processor
      ClickHouse = warehouse
      Ingestion -> Flink
      Flink -> ClickHouse (sync)
      ClickHouse -> Flink : late data`,
  },
]
