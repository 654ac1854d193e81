import type { Diagram } from "./diagram.ts"

/** Where things stand: text beside and on boxes, groups, frames, boxes in boxes, notes, turned shapes. */
export const PLACES: readonly Diagram[] = [
  {
    name: "icons with the words below",
    draw: s => {
      const a = s.box("", 0, 0, { w: 80, h: 80, geo: "ellipse" })
      s.text("User", 15, 88)
      const b = s.box("", 260, 0, { w: 80, h: 80, geo: "hexagon" })
      s.text("API gateway", 232, 86, { size: "s" })
      const c = s.box("", 520, 0, { w: 80, h: 80, geo: "oval" })
      s.text("Postgres", 505, 90)
      s.arrow(a, b)
      s.arrow(b, c)
    },
    reads: `
      User = client
      API gateway = api_gateway
      Postgres = relational_db
      User -> API gateway
      API gateway -> Postgres`,
  },
  {
    name: "words typed over empty boxes",
    draw: s => {
      const a = s.box("", 0, 0)
      const at = s.text("Web app", 30, 24)
      const b = s.box("", 300, 0)
      s.text("Redis", 345, 22)
      const c = s.box("", 300, 200, { h: 120 })
      s.text("Playlist service", 306, 208, { size: "s" })
      s.text("- create\n- reorder", 310, 250, { size: "s" })
      s.arrow(at, b)
      s.arrow(a, c)
    },
    reads: `
      Web app = client
      Redis = cache
      Playlist service = service
      Web app -> Redis
      Web app -> Playlist service`,
  },
  {
    name: "drawn by hand with a pen",
    draw: s => {
      const a = s.scrawl(0, 0, 150, 80)
      s.text("client", 45, 22)
      s.scrawl(300, 0, 150, 80)
      s.text("server", 335, 24)
      s.scrawl(600, 0, 150, 80)
      s.text("database", 625, 22)
      s.arrow(a, [294, 42])
      s.arrow([458, 40], [592, 40])
    },
    reads: `
      client = client
      server = service
      database = relational_db
      client -> server
      server -> database`,
  },
  {
    name: "sticky notes as the components",
    draw: s => {
      const a = s.note("Client", 0, 0)
      const b = s.note("Rate limiter + API Gateway", 300, 0)
      const c = s.note("Ranking service", 600, 0)
      const d = s.note("Feature Store", 900, 0)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d, { label: "lookup" })
    },
    reads: `
      Client = client
      Rate limiter + API Gateway = api_gateway
      Ranking service = ml_ranking
      Feature Store = feature_store
      Client -> Rate limiter + API Gateway
      Rate limiter + API Gateway -> Ranking service
      Ranking service -> Feature Store : lookup`,
  },
  {
    name: "sticky notes as remarks",
    draw: s => {
      const a = s.box("Client", 0, 0)
      const b = s.box("Chat service", 300, 0)
      const c = s.box("Cassandra", 600, 0)
      s.arrow(a, b)
      s.arrow(b, c)
      s.note("What happens when a region goes down?", 300, 200)
      s.note("We could shard by conversation id, so that writes are spread", 600, 200)
      const remark = s.note("hot partition!", 900, -60)
      s.arrow(remark, c)
    },
    reads: `
      Client = client
      Chat service = service
      Cassandra = nosql
      Client -> Chat service
      Chat service -> Cassandra`,
  },
  {
    name: "frames as zones",
    draw: s => {
      const edge = s.frame("Edge", 0, 0, 300, 400)
      const core = s.frame("Core services", 360, 0, 400, 400)
      const a = s.box("CDN", 60, 60, { in: edge })
      const b = s.box("API GW", 60, 220, { in: edge })
      const c = s.box("Catalog svc", 60, 60, { in: core })
      const d = s.box("Search svc", 60, 220, { in: core })
      const e = s.box("Aurora", 860, 60)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(b, d)
      s.arrow(c, e)
      s.arrow(core, e, { label: "backups" })
    },
    reads: `
      [Edge]
      [Core services]
      CDN = cdn in Edge
      API GW = api_gateway in Edge
      Catalog svc = service in Core services
      Search svc = service in Core services
      Aurora = relational_db
      CDN -> API GW
      API GW -> Catalog svc
      API GW -> Search svc
      Catalog svc -> Aurora
      Core services -> Aurora : backups`,
  },
  {
    name: "a box within a box",
    draw: s => {
      s.box("", -40, -100, { w: 760, h: 340, dash: "dashed" })
      s.text("VPC", -28, -92)
      const a = s.box("App servers", 0, 0)
      s.box("", 260, -60, { w: 420, h: 260, dash: "dotted" })
      s.text("private subnet", 272, -50, { size: "s" })
      const b = s.box("MySQL primary", 300, 0)
      const c = s.box("MySQL replica", 490, 100)
      const user = s.box("Users", -300, 0)
      s.arrow(user, a)
      s.arrow(a, b)
      s.arrow(b, c, { label: "async replication" })
    },
    reads: `
      [VPC]
      [private subnet] in VPC
      App servers = service in VPC
      MySQL primary = relational_db in private subnet
      MySQL replica = relational_db in private subnet
      Users = client
      Users -> App servers
      App servers -> MySQL primary
      MySQL primary -> MySQL replica : async replication (async)`,
  },
  {
    name: "a labelled box around topics, and an arrow to it as a whole",
    draw: s => {
      const kafka = s.box("Kafka cluster", 300, 0, { w: 260, h: 320 })
      const a = s.box("plays topic", 340, 80)
      const b = s.box("ads topic", 340, 200)
      const from = s.box("Event collector", 0, 100)
      const to = s.box("Flink", 660, 80)
      const dump = s.box("S3", 660, 240)
      s.arrow(from, kafka)
      s.arrow(a, to)
      s.arrow(b, dump, { label: "hourly dump" })
    },
    reads: `
      [Kafka cluster]
      plays topic = stream in Kafka cluster
      ads topic = stream in Kafka cluster
      Event collector = ?
      Flink = stream_processor
      S3 = object_store
      Event collector -> Kafka cluster
      plays topic -> Flink
      ads topic -> S3 : hourly dump (batch)`,
  },
  {
    name: "grouped cylinders and icons",
    draw: s => {
      const lid = s.box("", 300, 0, { w: 140, h: 40, geo: "ellipse" })
      const can = s.box("Users DB", 300, 20, { w: 140, h: 110 })
      s.group([lid, can])
      const disc = s.box("", 300, 240, { w: 140, h: 40, geo: "ellipse" })
      const drum = s.box("", 300, 260, { w: 140, h: 110 })
      const words = s.text("MongoDB", 320, 300)
      s.group([disc, drum, words])
      const head = s.box("", 20, 20, { w: 40, h: 40, geo: "ellipse" })
      const body = s.box("", 0, 60, { w: 80, h: 60, geo: "triangle" })
      const name = s.text("Customer", -10, 126, { size: "s" })
      s.group([head, body, name])
      s.arrow(body, can, { label: "reads" })
      s.arrow(body, disc)
    },
    reads: `
      Customer = client
      Users DB = relational_db
      MongoDB = nosql
      Customer -> Users DB : reads
      Customer -> MongoDB`,
  },
  {
    name: "a turned group in a frame",
    draw: s => {
      const frame = s.frame("Serving", 100, 100, 900, 600)
      const a = s.box("Model server", 60, 80, { in: frame })
      const b = s.box("Feature store", 60, 240, { in: frame })
      s.group([a, b], 0.2)
      s.box("Ranker", 500, 80, { in: frame, rotation: Math.PI / 2 })
      s.arrow(a, b)
      // Between the turned boxes, bound to neither.
      s.arrow([335, 240], [510, 255])
    },
    reads: `
      [Serving]
      Model server = model_serving in Serving
      Feature store = feature_store in Serving
      Ranker = ml_ranking in Serving
      Model server -> Feature store
      Model server -> Ranker`,
  },
  {
    name: "replicas drawn as a stack",
    draw: s => {
      s.box("", 324, 24)
      s.box("", 312, 12)
      const a = s.box("API servers", 300, 0)
      const lb = s.box("ALB", 0, 0)
      const db = s.box("RDS", 600, 0)
      s.arrow(lb, a)
      s.arrow(a, db)
    },
    reads: `
      ALB = load_balancer
      API servers = service
      RDS = relational_db
      ALB -> API servers
      API servers -> RDS`,
  },
  {
    name: "requirements and sums stand around the drawing",
    draw: s => {
      s.text("Functional requirements\n- follow artists\n- weekly playlist", -500, 0)
      s.text("750M MAU\n5B plays/day = 58k/s\n1 kB each = 5 TB/day", -500, 200)
      s.box(
        "POST /v1/playlists {name, trackIds} -> 201 with the playlist's id, idempotent by key",
        -500,
        400,
        {
          w: 360,
        },
      )
      const a = s.box("Client", 0, 0)
      const b = s.box("Playlist API", 300, 0)
      const c = s.box("Spanner", 600, 0)
      s.arrow(a, b)
      s.arrow(b, c)
    },
    reads: `
      Client = client
      Playlist API = service
      Spanner = relational_db
      Client -> Playlist API
      Playlist API -> Spanner`,
  },
  {
    name: "typed components with names of their own",
    draw: s => {
      const a = s.box("Bob's laptop", 0, 0, { kind: "client" })
      const b = s.box("Gandalf", 260, 0, { kind: "api_gateway" })
      const c = s.box("Redis", 520, 0, { kind: "stream" })
      const d = s.box("Heimdall", 520, 160)
      s.arrow(a, b)
      s.arrow(b, c, { dash: "dashed" })
      s.arrow(b, d)
    },
    reads: `
      Bob's laptop = client
      Gandalf = api_gateway
      Redis = stream
      Heimdall = ?
      Bob's laptop -> Gandalf
      Gandalf -> Redis (async)
      Gandalf -> Heimdall`,
  },
  {
    name: "a region in colour behind, its title above",
    draw: s => {
      s.text("Offline pipeline", 0, -50, { size: "l" })
      s.box("", 0, 0, { w: 700, h: 240 })
      const a = s.box("Airflow DAG", 40, 80)
      const b = s.box("Spark ETL", 260, 80)
      const c = s.box("Snowflake", 480, 80)
      s.arrow(a, b)
      s.arrow(b, c, { label: "nightly" })
      const d = s.box("Looker dashboards", 800, 80, { w: 190 })
      s.arrow(c, d)
    },
    reads: `
      [Offline pipeline]
      Airflow DAG = scheduler in Offline pipeline
      Spark ETL = batch_processor in Offline pipeline
      Snowflake = warehouse in Offline pipeline
      Looker dashboards = ?
      Airflow DAG -> Spark ETL
      Spark ETL -> Snowflake : nightly (batch)
      Snowflake -> Looker dashboards`,
  },
]
