import type { Diagram } from "./diagram.ts"

/** Whole answers to the questions, with the abbreviations of somebody in a hurry. */
export const INTERVIEWS: readonly Diagram[] = [
  {
    name: "discover weekly, tidy",
    draw: s => {
      const app = s.box("Mobile app", 0, 0)
      const gateway = s.box("API Gateway", 260, 0)
      const playlists = s.box("Playlist service", 520, 0)
      const cache = s.box("Redis cache", 780, -120)
      const lists = s.box("Cassandra (weekly playlists)", 780, 40, { w: 220 })
      const events = s.box("Kafka: play events", 260, 240)
      const lake = s.box("S3 data lake", 520, 240)
      const spark = s.box("Spark candidate generation", 780, 240, { w: 200 })
      const training = s.box("Model training", 780, 400)
      const ann = s.box("ANN index (Voyager)", 1040, 400)
      const ranker = s.box("Ranker", 1040, 240)
      const airflow = s.box("Airflow", 520, 400)
      s.arrow(app, gateway)
      s.arrow(gateway, playlists)
      s.arrow(playlists, cache, { heads: "<->" })
      s.arrow(playlists, lists)
      s.arrow(app, events, { label: "plays, skips" })
      s.arrow(events, lake)
      s.arrow(lake, spark)
      s.arrow(spark, training)
      s.arrow(training, ann, { label: "embeddings" })
      s.arrow(ann, ranker)
      s.arrow(spark, ranker)
      s.arrow(ranker, lists, { label: "bulk load, weekly" })
      s.arrow(airflow, spark, { dash: "dashed" })
    },
    reads: `
      Mobile app = client
      API Gateway = api_gateway
      Playlist service = service
      Redis cache = cache
      Cassandra (weekly playlists) = nosql
      Kafka: play events = stream
      S3 data lake = object_store
      Spark candidate generation = batch_processor
      Model training = training
      ANN index (Voyager) = vector_index
      Ranker = ml_ranking
      Airflow = scheduler
      Mobile app -> API Gateway
      API Gateway -> Playlist service
      Playlist service <-> Redis cache
      Playlist service -> Cassandra (weekly playlists)
      Mobile app -> Kafka: play events : plays, skips
      Kafka: play events -> S3 data lake
      S3 data lake -> Spark candidate generation
      Spark candidate generation -> Model training
      Model training -> ANN index (Voyager) : embeddings
      ANN index (Voyager) -> Ranker
      Spark candidate generation -> Ranker
      Ranker -> Cassandra (weekly playlists) : bulk load, weekly (batch)
      Airflow -> Spark candidate generation (async)`,
  },
  {
    name: "autocomplete in abbreviations",
    draw: s => {
      const ui = s.box("web UI", 0, 100, { w: 120, h: 60 })
      const cdn = s.box("CDN", 180, 0, { w: 120, h: 60 })
      const lb = s.box("LB", 180, 100, { w: 120, h: 60 })
      const gw = s.box("API GW", 360, 100, { w: 120, h: 60 })
      const suggest = s.box("suggest svc", 540, 100, { w: 140, h: 60 })
      const cache = s.box("prefix $", 740, 0, { w: 120, h: 60 })
      const trie = s.box("trie index", 740, 100, { w: 120, h: 60 })
      const rank = s.box("LTR", 740, 200, { w: 120, h: 60 })
      const logs = s.box("query log (kafka)", 540, 260, { w: 150, h: 60 })
      const build = s.box("index build job", 540, 380, { w: 150, h: 60 })
      const pg = s.box("PG catalog", 340, 380, { w: 120, h: 60 })
      s.arrow(ui, cdn)
      s.arrow(ui, lb)
      s.arrow(lb, gw)
      s.arrow(gw, suggest, { label: "GET /suggest?q=" })
      s.arrow(suggest, cache)
      s.arrow(suggest, trie)
      s.arrow(suggest, rank)
      s.arrow(suggest, logs, { label: "async" })
      s.arrow(logs, build, { label: "hourly" })
      s.arrow(pg, build)
      s.arrow(build, trie, { label: "swap" })
    },
    reads: `
      web UI = client
      CDN = cdn
      LB = load_balancer
      API GW = api_gateway
      suggest svc = service
      prefix $ = cache
      trie index = search_index
      LTR = ml_ranking
      query log (kafka) = stream
      index build job = batch_processor
      PG catalog = relational_db
      web UI -> CDN
      web UI -> LB
      LB -> API GW
      API GW -> suggest svc : GET /suggest?q=
      suggest svc -> prefix $
      suggest svc -> trie index
      suggest svc -> LTR
      suggest svc -> query log (kafka) : async (async)
      query log (kafka) -> index build job : hourly (batch)
      PG catalog -> index build job
      index build job -> trie index : swap`,
  },
  {
    name: "podcast copyright",
    draw: s => {
      const creator = s.box("Creator", 0, 0, { geo: "ellipse" })
      const upload = s.box("Upload Service", 240, 0)
      const blob = s.box("Blob Storage\n(audio)", 480, -120)
      const sqs = s.box("SQS", 480, 0)
      const finger = s.box("Fingerprint workers", 720, 0, { w: 190 })
      const db = s.box("Fingerprint DB", 720, 160)
      const match = s.box("Matcher", 980, 0)
      const policy = s.box("Policy service", 1220, 0)
      const review = s.box("Human review queue", 1220, 160, { w: 200 })
      const cases = s.box("MySQL cases", 1460, 0)
      const mail = s.box("notification svc", 1220, -160)
      s.arrow(creator, upload, { label: "episode" })
      s.arrow(upload, blob)
      s.arrow(upload, sqs, { dash: "dashed" })
      s.arrow(sqs, finger, { dash: "dashed" })
      s.arrow(finger, match)
      s.arrow(match, db, { heads: "<->" })
      s.arrow(match, policy)
      s.arrow(policy, review)
      s.arrow(policy, cases)
      s.arrow(policy, mail)
      s.arrow(mail, creator, { bend: -180 })
    },
    reads: `
      Creator = client
      Upload Service = service
      Blob Storage (audio) = object_store
      SQS = stream
      Fingerprint workers = stream_processor
      Fingerprint DB = relational_db
      Matcher = ?
      Policy service = service
      Human review queue = human_review
      MySQL cases = relational_db
      notification svc = service
      Creator -> Upload Service : episode
      Upload Service -> Blob Storage (audio)
      Upload Service -> SQS (async)
      SQS -> Fingerprint workers (async)
      Fingerprint workers -> Matcher
      Matcher <-> Fingerprint DB
      Matcher -> Policy service
      Policy service -> Human review queue
      Policy service -> MySQL cases
      Policy service -> notification svc
      notification svc -> Creator`,
  },
  {
    name: "listening party",
    draw: s => {
      const host = s.box("Host", 0, 0, { geo: "ellipse", w: 100 })
      const guests = s.box("Guests", 0, 140, { geo: "ellipse", w: 100 })
      const ws = s.box("WS gateway", 220, 60)
      const party = s.box("Party session service", 460, 60, { w: 200 })
      const state = s.box("Redis (party state)", 740, 0, { w: 190 })
      const bus = s.box("pub/sub", 460, 220)
      const rec = s.box("Group rec service", 740, 140, { w: 180 })
      const features = s.box("Feast", 1000, 80)
      const faiss = s.box("FAISS", 1000, 200)
      const model = s.box("TF Serving", 1000, 320)
      s.arrow(host, ws, { heads: "<->", label: "websocket" })
      s.arrow(guests, ws, { heads: "<->" })
      s.arrow(ws, party)
      s.arrow(party, state)
      s.arrow(party, bus, { label: "queue changed" })
      s.arrow(bus, ws)
      s.arrow(party, rec)
      s.arrow(rec, features)
      s.arrow(rec, faiss)
      s.arrow(rec, model, { label: "gRPC" })
    },
    reads: `
      Host = client
      Guests = client
      WS gateway = realtime_gateway
      Party session service = service
      Redis (party state) = cache
      pub/sub = stream
      Group rec service = service
      Feast = feature_store
      FAISS = vector_index
      TF Serving = model_serving
      Host <-> WS gateway : websocket
      Guests <-> WS gateway
      WS gateway -> Party session service
      Party session service -> Redis (party state)
      Party session service -> pub/sub : queue changed
      pub/sub -> WS gateway
      Party session service -> Group rec service
      Group rec service -> Feast
      Group rec service -> FAISS
      Group rec service -> TF Serving : gRPC (sync)`,
  },
  {
    name: "charts, two speeds",
    draw: s => {
      const players = s.box("Players (apps)", 0, 120)
      const events = s.box("Play events topic", 240, 120, { w: 180 })
      const flink = s.box("Flink: count per window", 500, 0, { w: 220 })
      const raw = s.box("HDFS raw plays", 500, 120)
      const live = s.box("live counters\nRedis", 800, 0)
      const spark = s.box("Spark: final top 200", 740, 120, { w: 200 })
      const charts = s.box("Charts DB (Postgres)", 1020, 120, { w: 200 })
      const api = s.box("Charts API", 1020, 0)
      const cron = s.box("cron", 740, 260, { w: 100, h: 50 })
      const fraud = s.box("fraud model", 500, 260)
      const dash = s.box("Grafana", 1020, 260)
      s.arrow(players, events)
      s.arrow(events, flink)
      s.arrow(events, raw)
      s.arrow(flink, live)
      s.arrow(raw, spark, { label: "nightly" })
      s.arrow(spark, charts)
      s.arrow(live, api)
      s.arrow(charts, api)
      s.arrow(cron, spark)
      s.arrow(fraud, spark)
      s.arrow(spark, dash, { label: "metrics" })
    },
    reads: `
      Players (apps) = client
      Play events topic = stream
      Flink: count per window = stream_processor
      HDFS raw plays = object_store
      live counters Redis = cache
      Spark: final top 200 = batch_processor
      Charts DB (Postgres) = relational_db
      Charts API = service
      cron = scheduler
      fraud model = model_serving
      Grafana = monitoring
      Players (apps) -> Play events topic
      Play events topic -> Flink: count per window
      Play events topic -> HDFS raw plays
      Flink: count per window -> live counters Redis
      HDFS raw plays -> Spark: final top 200 : nightly (batch)
      Spark: final top 200 -> Charts DB (Postgres)
      live counters Redis -> Charts API
      Charts DB (Postgres) -> Charts API
      cron -> Spark: final top 200
      fraud model -> Spark: final top 200
      Spark: final top 200 -> Grafana : metrics`,
  },
  {
    name: "ads on the free tier",
    draw: s => {
      const app = s.box("Free-tier user", 0, 0)
      const edge = s.box("edge / nginx", 220, 0)
      const ads = s.box("Ad server", 440, 0)
      const auction = s.box("Auction", 440, 160)
      const pctr = s.box("pCTR model", 680, 0)
      const churn = s.box("churn model", 680, 120)
      const features = s.box("Feature store (online)", 920, 60, { w: 200 })
      const caps = s.box("freq caps — Redis", 680, 240, { w: 180 })
      const campaigns = s.box("Campaign DB", 440, 320)
      const events = s.box("Kinesis ad events", 0, 200, { w: 170 })
      const pacing = s.box("Pacing (Flink)", 220, 200)
      const dsp = s.box("3rd party DSPs", 180, 360)
      const ab = s.box("A/B testing", 920, 200)
      const dwh = s.box("BigQuery (billing)", 0, 360, { w: 160 })
      s.arrow(app, edge)
      s.arrow(edge, ads)
      s.arrow(ads, auction)
      s.arrow(ads, pctr)
      s.arrow(ads, churn)
      s.arrow(pctr, features)
      s.arrow(churn, features)
      s.arrow(auction, caps)
      s.arrow(auction, campaigns)
      s.arrow(app, events, { label: "impressions" })
      s.arrow(events, pacing)
      s.arrow(pacing, caps)
      s.arrow(dsp, auction, { label: "bids" })
      s.arrow(events, dwh, { label: "daily" })
      s.arrow(ab, ads, { bend: 60 })
    },
    reads: `
      Free-tier user = client
      edge / nginx = load_balancer
      Ad server = service
      Auction = ?
      pCTR model = model_serving
      churn model = model_serving
      Feature store (online) = feature_store
      freq caps — Redis = cache
      Campaign DB = relational_db
      Kinesis ad events = stream
      Pacing (Flink) = stream_processor
      3rd party DSPs = external_api
      A/B testing = experimentation
      BigQuery (billing) = warehouse
      Free-tier user -> edge / nginx
      edge / nginx -> Ad server
      Ad server -> Auction
      Ad server -> pCTR model
      Ad server -> churn model
      pCTR model -> Feature store (online)
      churn model -> Feature store (online)
      Auction -> freq caps — Redis
      Auction -> Campaign DB
      Free-tier user -> Kinesis ad events : impressions
      Kinesis ad events -> Pacing (Flink)
      Pacing (Flink) -> freq caps — Redis
      3rd party DSPs -> Auction : bids
      Kinesis ad events -> BigQuery (billing) : daily (batch)
      A/B testing -> Ad server`,
  },
  {
    name: "year in review",
    draw: s => {
      const user = s.box("User", 0, 0)
      const cdn = s.box("CloudFront", 200, 0)
      const wrapped = s.box("Wrapped BE", 400, 0)
      const cache = s.box("Memcache", 600, -100)
      const kv = s.box("KV store (payloads)", 600, 40, { w: 190 })
      const history = s.box("listening history (DWH)", 0, 240, { w: 210 })
      const agg = s.box("Aggregation jobs", 280, 240, { w: 180 })
      const llm = s.box("LLM captions", 280, 400)
      const stories = s.box("Story builder batch", 540, 240, { w: 190 })
      const flags = s.box("Feature flags", 400, -160)
      const mon = s.box("Monitoring & alerts", 860, 0, { w: 190 })
      s.arrow(user, cdn)
      s.arrow(cdn, wrapped)
      s.arrow(wrapped, cache)
      s.arrow(wrapped, kv)
      s.arrow(history, agg)
      s.arrow(agg, stories)
      s.arrow(llm, stories)
      s.arrow(stories, kv, { label: "bulk write" })
      s.arrow(flags, wrapped)
      s.arrow(kv, mon, { heads: "--" })
    },
    reads: `
      User = client
      CloudFront = cdn
      Wrapped BE = service
      Memcache = cache
      KV store (payloads) = nosql
      listening history (DWH) = warehouse
      Aggregation jobs = batch_processor
      LLM captions = model_serving
      Story builder batch = batch_processor
      Feature flags = experimentation
      Monitoring & alerts = monitoring
      User -> CloudFront
      CloudFront -> Wrapped BE
      Wrapped BE -> Memcache
      Wrapped BE -> KV store (payloads)
      listening history (DWH) -> Aggregation jobs
      Aggregation jobs -> Story builder batch
      LLM captions -> Story builder batch
      Story builder batch -> KV store (payloads) : bulk write (batch)
      Feature flags -> Wrapped BE
      KV store (payloads) -- Monitoring & alerts`,
  },
  {
    name: "podcast recommendations",
    draw: s => {
      const rss = s.box("RSS feeds", 0, 200)
      const ingest = s.box("Ingest pipeline", 200, 200)
      const asr = s.box("ASR workers (GPU)", 400, 200, { w: 180 })
      const embed = s.box("Embedding job", 640, 200)
      const vec = s.box("Pinecone", 860, 200)
      const audio = s.box("GCS audio", 200, 340)
      const home = s.box("Home service", 860, 0)
      const app = s.box("iOS / Android", 620, 0)
      const ranking = s.box("Ranking model", 1100, 0)
      const fs = s.box("feature_store", 1100, 140)
      const progress = s.box("DynamoDB: progress", 860, -140, { w: 190 })
      const training = s.box("Training pipeline", 1340, 140)
      const registry = s.box("MLflow", 1340, 0)
      s.arrow(rss, ingest)
      s.arrow(ingest, audio)
      s.arrow(ingest, asr, { label: "new episode event" })
      s.arrow(asr, embed, { label: "transcript" })
      s.arrow(embed, vec)
      s.arrow(app, home, { label: "HTTP" })
      s.arrow(home, vec, { label: "top 500" })
      s.arrow(home, ranking)
      s.arrow(ranking, fs, { heads: "<-" })
      s.arrow(home, progress)
      s.arrow(training, registry)
      s.arrow(registry, ranking, { label: "deploy" })
    },
    reads: `
      RSS feeds = external_api
      Ingest pipeline = batch_processor
      ASR workers (GPU) = stream_processor
      Embedding job = batch_processor
      Pinecone = vector_index
      GCS audio = object_store
      Home service = service
      iOS / Android = client
      Ranking model = ml_ranking
      feature_store = feature_store
      DynamoDB: progress = nosql
      Training pipeline = training
      MLflow = registry
      RSS feeds -> Ingest pipeline
      Ingest pipeline -> GCS audio
      Ingest pipeline -> ASR workers (GPU) : new episode event (async)
      ASR workers (GPU) -> Embedding job : transcript
      Embedding job -> Pinecone
      iOS / Android -> Home service : HTTP (sync)
      Home service -> Pinecone : top 500
      Home service -> Ranking model
      feature_store -> Ranking model
      Home service -> DynamoDB: progress
      Training pipeline -> MLflow
      MLflow -> Ranking model : deploy`,
  },
]
