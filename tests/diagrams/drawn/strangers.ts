import type { Diagram } from "./diagram.ts"

/** Other people's problems: rides, feeds, regions, notebooks, videos. */
export const STRANGERS: readonly Diagram[] = [
  {
    name: "ride sharing, classic",
    draw: s => {
      const rider = s.box("Rider app", 0, 0)
      const driver = s.box("Driver app", 0, 200)
      const lb = s.box("L7 load balancer", 220, 100, { w: 180 })
      const trips = s.box("Trip service", 460, 0)
      const location = s.box("Location service", 460, 200, { w: 180 })
      const geo = s.box("Redis GEO", 720, 200)
      const match = s.box("Dispatch", 720, 60)
      const pay = s.box("Stripe", 960, 0)
      const events = s.box("trip-events (Kafka)", 720, 340, { w: 190 })
      const eta = s.box("ETA model", 960, 120)
      const hive = s.box("Hive", 980, 340)
      s.arrow(rider, lb)
      s.arrow(driver, lb, { label: "every 4 s" })
      s.arrow(lb, trips)
      s.arrow(lb, location)
      s.arrow(location, geo)
      s.arrow(trips, match)
      s.arrow(match, geo)
      s.arrow(match, eta)
      s.arrow(trips, pay, { label: "charge" })
      s.arrow(trips, events, { dash: "dashed", bend: 120 })
      s.arrow(events, hive, { label: "hourly" })
    },
    reads: `
      Rider app = client
      Driver app = client
      L7 load balancer = load_balancer
      Trip service = service
      Location service = service
      Redis GEO = cache
      Dispatch = service
      Stripe = external_api
      trip-events (Kafka) = stream
      ETA model = model_serving
      Hive = warehouse
      Rider app -> L7 load balancer
      Driver app -> L7 load balancer : every 4 s (batch)
      L7 load balancer -> Trip service
      L7 load balancer -> Location service
      Location service -> Redis GEO
      Trip service -> Dispatch
      Dispatch -> Redis GEO
      Dispatch -> ETA model
      Trip service -> Stripe : charge
      Trip service -> trip-events (Kafka) (async)
      trip-events (Kafka) -> Hive : hourly (batch)`,
  },
  {
    name: "a data scientist's view",
    draw: s => {
      const logs = s.text("raw logs", 0, 40)
      const bronze = s.box("bronze tables (Delta)", 200, 20, { w: 200 })
      const silver = s.box("feature pipeline\n(PySpark)", 460, 20, { w: 180 })
      const store = s.box("Feast", 720, 20)
      const notebook = s.box("Jupyter", 460, 180)
      const train = s.box("XGBoost training", 720, 180, { w: 180 })
      const flow = s.box("MLflow", 980, 180)
      const serve = s.box("FastAPI scoring", 980, 20, { w: 170 })
      const drift = s.box("Evidently drift report", 1220, 180, { w: 200 })
      const app = s.box("Spotify app", 1220, 20)
      s.arrow(logs, bronze)
      s.arrow(bronze, silver)
      s.arrow(silver, store)
      s.arrow(notebook, train, { heads: "--" })
      s.arrow(store, train)
      s.arrow(train, flow)
      s.arrow(flow, serve)
      s.arrow(store, serve)
      s.arrow(app, serve)
      s.arrow(serve, drift)
    },
    reads: `
      raw logs = object_store
      bronze tables (Delta) = object_store
      feature pipeline (PySpark) = batch_processor
      Feast = feature_store
      Jupyter = ?
      XGBoost training = training
      MLflow = registry
      FastAPI scoring = model_serving
      Evidently drift report = monitoring
      Spotify app = client
      raw logs -> bronze tables (Delta)
      bronze tables (Delta) -> feature pipeline (PySpark)
      feature pipeline (PySpark) -> Feast
      Jupyter -- XGBoost training
      Feast -> XGBoost training
      XGBoost training -> MLflow
      MLflow -> FastAPI scoring
      Feast -> FastAPI scoring
      Spotify app -> FastAPI scoring
      FastAPI scoring -> Evidently drift report`,
  },
  {
    name: "news feed, fan-out on write",
    draw: s => {
      const users = s.box("users", 0, 100, { geo: "ellipse" })
      const gw = s.box("gateway", 200, 100, { w: 120 })
      const post = s.box("Post svc", 380, 0)
      const feed = s.box("Feed svc", 380, 200)
      const fan = s.box("fan-out workers", 620, 0, { w: 180 })
      const graph = s.box("social graph DB", 860, -80, { w: 180 })
      const timelines = s.box("timeline cache\n(Redis lists)", 860, 100, { w: 180 })
      const posts = s.box("posts (Cassandra)", 620, 200, { w: 180 })
      const media = s.box("media → S3 + CDN", 620, 340, { w: 190 })
      const push = s.box("push svc → APNs", 1100, 0, { w: 180 })
      s.arrow(users, gw)
      s.arrow(gw, post, { label: "POST" })
      s.arrow(gw, feed, { label: "GET" })
      s.arrow(post, fan, { label: "queue" })
      s.arrow(fan, graph, { label: "followers?" })
      s.arrow(fan, timelines)
      s.arrow(feed, timelines)
      s.arrow(feed, posts)
      s.arrow(post, media, { bend: 60 })
      s.arrow(fan, push)
    },
    reads: `
      users = client
      gateway = api_gateway
      Post svc = service
      Feed svc = service
      fan-out workers = stream_processor
      social graph DB = nosql
      timeline cache (Redis lists) = cache
      posts (Cassandra) = nosql
      media → S3 + CDN = object_store
      push svc → APNs = service
      users -> gateway
      gateway -> Post svc : POST
      gateway -> Feed svc : GET
      Post svc -> fan-out workers : queue
      fan-out workers -> social graph DB : followers?
      fan-out workers -> timeline cache (Redis lists)
      Feed svc -> timeline cache (Redis lists)
      Feed svc -> posts (Cassandra)
      Post svc -> media → S3 + CDN
      fan-out workers -> push svc → APNs`,
  },
  {
    name: "two regions",
    draw: s => {
      const dns = s.box("GeoDNS", 0, 160)
      const eu = s.frame("eu-west-1", 240, 0, 460, 160)
      const us = s.frame("us-east-1", 240, 220, 460, 160)
      const euApi = s.box("api (k8s)", 30, 50, { in: eu })
      const euDb = s.box("PG primary", 260, 50, { in: eu })
      const usApi = s.box("api (k8s)", 30, 50, { in: us })
      const usDb = s.box("PG replica", 260, 50, { in: us })
      const bucket = s.box("S3 cross-region", 800, 100)
      const page = s.box("PagerDuty", 800, 280)
      s.arrow(dns, euApi)
      s.arrow(dns, usApi)
      s.arrow(euApi, euDb)
      s.arrow(usApi, usDb)
      s.arrow(euDb, usDb, { label: "async replication", dash: "dashed" })
      s.arrow(eu, bucket, { label: "backups nightly" })
      s.arrow(us, page)
    },
    reads: `
      [eu-west-1]
      [us-east-1]
      GeoDNS = ?
      api (k8s) = service in eu-west-1
      PG primary = relational_db in eu-west-1
      api (k8s) = service in us-east-1
      PG replica = relational_db in us-east-1
      S3 cross-region = object_store
      PagerDuty = monitoring
      GeoDNS -> api (k8s)
      GeoDNS -> api (k8s)
      api (k8s) -> PG primary
      api (k8s) -> PG replica
      PG primary -> PG replica : async replication (async)
      eu-west-1 -> S3 cross-region : backups nightly (batch)
      us-east-1 -> PagerDuty`,
  },
  {
    name: "video, arrows that miss",
    draw: s => {
      s.box("Browser", 0, 0)
      s.box("Upload svc", 260, 0)
      s.box("Raw bucket", 520, -80)
      s.box("SQS", 520, 60)
      s.box("ffmpeg workers", 780, 60)
      s.box("HLS segments (S3)", 1040, 60, { w: 200 })
      s.box("Akamai", 1040, -100)
      s.box("Metadata DB", 260, 180)
      s.arrow([168, 40], [252, 38])
      s.arrow([428, 20], [512, -30])
      s.arrow([428, 60], [510, 96])
      s.arrow([690, 100], [770, 102], { label: "job" })
      s.arrow([948, 100], [1032, 98])
      s.arrow([1140, 52], [1120, -12])
      s.arrow([340, 88], [342, 172])
      s.arrow([1030, -64], [90, -8], { bend: -120 })
    },
    reads: `
      Browser = client
      Upload svc = service
      Raw bucket = object_store
      SQS = stream
      ffmpeg workers = stream_processor
      HLS segments (S3) = object_store
      Akamai = cdn
      Metadata DB = relational_db
      Browser -> Upload svc
      Upload svc -> Raw bucket
      Upload svc -> SQS
      SQS -> ffmpeg workers : job
      ffmpeg workers -> HLS segments (S3)
      HLS segments (S3) -> Akamai
      Upload svc -> Metadata DB
      Akamai -> Browser`,
  },
]
