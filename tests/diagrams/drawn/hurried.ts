import type { Diagram } from "./diagram.ts"

/** Drawn against the clock: shorthand, words without boxes, arrows that miss, remarks all over the place. */
export const HURRIED: readonly Diagram[] = [
  {
    name: "two letters are enough",
    draw: s => {
      const user = s.box("usr", 0, 0, { geo: "ellipse", w: 90, h: 60 })
      const lb = s.box("LB", 160, 0, { w: 70, h: 60 })
      const api = s.box("API x3", 300, 0, { w: 100, h: 60 })
      const cache = s.box("$ (LRU)", 480, -90, { w: 110, h: 60 })
      const main = s.box("DB (M)", 480, 0, { w: 100, h: 60 })
      const copy = s.box("DB (S)", 660, 0, { w: 100, h: 60 })
      const queue = s.box("MQ", 300, 130, { w: 80, h: 60 })
      const work = s.box("wrkrs", 480, 130, { w: 100, h: 60 })
      const mail = s.box("3rd party email", 660, 130, { w: 150, h: 60 })
      s.arrow(user, lb)
      s.arrow(lb, [290, 30])
      s.arrow(api, cache)
      s.arrow(api, main, { label: "w" })
      s.arrow(main, copy, { label: "repl" })
      s.arrow(api, copy, { label: "r", bend: -50 })
      s.arrow([345, 68], [342, 122])
      s.arrow(queue, work)
      s.arrow(work, mail)
    },
    reads: `
      usr = client
      LB = load_balancer
      API x3 = service
      $ (LRU) = cache
      DB (M) = relational_db
      DB (S) = relational_db
      MQ = stream
      wrkrs = stream_processor
      3rd party email = external_api
      usr -> LB
      LB -> API x3
      API x3 -> $ (LRU)
      API x3 -> DB (M) : w
      DB (M) -> DB (S) : repl
      API x3 -> DB (S) : r
      API x3 -> MQ
      MQ -> wrkrs
      wrkrs -> 3rd party email`,
  },
  {
    name: "words without boxes",
    draw: s => {
      s.text("Mobile app", 0, 0)
      s.text("BFF", 260, 0)
      s.text("Catalog service", 460, 0)
      s.text("Redis", 780, -80)
      s.text("Mongo", 780, 60)
      s.text("Kafka", 480, 200)
      s.text("Recs trainer", 760, 200)
      s.arrow([135, 16], [252, 16])
      s.arrow([312, 16], [452, 16])
      s.arrow([660, 8], [770, -56])
      s.arrow([660, 24], [772, 72])
      s.arrow([520, 40], [510, 195], { label: "plays" })
      s.arrow([560, 216], [752, 216], { label: "daily" })
    },
    reads: `
      Mobile app = client
      BFF = api_gateway
      Catalog service = service
      Redis = cache
      Mongo = nosql
      Kafka = stream
      Recs trainer = training
      Mobile app -> BFF
      BFF -> Catalog service
      Catalog service -> Redis
      Catalog service -> Mongo
      Catalog service -> Kafka : plays
      Kafka -> Recs trainer : daily (batch)`,
  },
  {
    name: "typeahead with shards",
    draw: s => {
      const box = s.box("search box", 0, 80)
      const edge = s.box("edge cache", 200, 80)
      const service = s.box("typeahead svc", 400, 80)
      const left = s.box("trie servers\n(a – m)", 640, 0)
      const right = s.box("trie servers\n(n – z)", 640, 140)
      const zk = s.box("zookeeper", 880, 70)
      const log = s.box("query log", 400, 260)
      const hadoop = s.box("Hadoop aggregation", 640, 280, { w: 190 })
      const snapshots = s.box("trie snapshots (S3)", 900, 280, { w: 190 })
      const spell = s.box("spell checker", 400, -60)
      s.arrow(box, edge, { label: "debounce 50ms" })
      s.arrow(edge, service, { label: "miss" })
      s.arrow(service, left)
      s.arrow(service, right)
      s.arrow(zk, left, { heads: "--" })
      s.arrow(zk, right, { heads: "--" })
      s.arrow(service, spell, { heads: "<->" })
      s.arrow(service, log, { dash: "dashed" })
      s.arrow(log, hadoop, { label: "weekly" })
      s.arrow(hadoop, snapshots)
      s.arrow(snapshots, right, { label: "swap" })
      s.text("p99 < 100 ms!!", 180, -30, { size: "s" })
    },
    reads: `
      search box = client
      edge cache = cdn
      typeahead svc = service
      trie servers (a – m) = search_index
      trie servers (n – z) = search_index
      zookeeper = ?
      query log = stream
      Hadoop aggregation = batch_processor
      trie snapshots (S3) = object_store
      spell checker = service
      search box -> edge cache : debounce 50ms
      edge cache -> typeahead svc : miss
      typeahead svc -> trie servers (a – m)
      typeahead svc -> trie servers (n – z)
      zookeeper -- trie servers (a – m)
      zookeeper -- trie servers (n – z)
      typeahead svc <-> spell checker
      typeahead svc -> query log (async)
      query log -> Hadoop aggregation : weekly (batch)
      Hadoop aggregation -> trie snapshots (S3)
      trie snapshots (S3) -> trie servers (n – z) : swap`,
  },
  {
    name: "fingerprints, numbered steps",
    draw: s => {
      const upload = s.box("1. Upload API", 0, 0)
      const blob = s.box("raw audio bucket", 240, -90)
      const transcode = s.box("2. transcoders", 240, 40)
      const finger = s.box("3. fingerprinting workers", 480, 40, { w: 220 })
      const index = s.box("LSH index", 780, -60)
      const match = s.box("4. matching service", 780, 80, { w: 190 })
      const rights = s.box("rights holders DB", 1050, -20, { w: 170 })
      const people = s.box("moderators", 1050, 140)
      const hook = s.box("takedown webhook", 1050, 260, { w: 180 })
      s.arrow(upload, blob)
      s.arrow(upload, transcode, { label: "event" })
      s.arrow(transcode, finger)
      s.arrow(finger, match)
      s.arrow(match, index, { heads: "<->", label: "kNN" })
      s.arrow(match, rights)
      s.arrow(match, people, { label: "0.6 < score < 0.9" })
      s.arrow(match, hook, { label: "score > 0.9" })
      const remark = s.note("false positives cost us creators, so people decide in between", 1330, 60)
      s.arrow(remark, people)
    },
    reads: `
      1. Upload API = service
      raw audio bucket = object_store
      2. transcoders = batch_processor
      3. fingerprinting workers = stream_processor
      LSH index = vector_index
      4. matching service = service
      rights holders DB = relational_db
      moderators = human_review
      takedown webhook = external_api
      1. Upload API -> raw audio bucket
      1. Upload API -> 2. transcoders : event (async)
      2. transcoders -> 3. fingerprinting workers
      3. fingerprinting workers -> 4. matching service
      4. matching service <-> LSH index : kNN
      4. matching service -> rights holders DB
      4. matching service -> moderators : 0.6 < score < 0.9
      4. matching service -> takedown webhook : score > 0.9`,
  },
  {
    name: "ads, boxes in a box",
    draw: s => {
      s.box("Serving path (p99 100ms)", 200, -70, { w: 900, h: 260 })
      const app = s.box("free tier listener", 0, 20, { w: 150, h: 60 })
      const server = s.box("Ad server", 240, 20, { w: 140, h: 60 })
      const target = s.box("targeting", 440, 20, { w: 120, h: 60 })
      const ctr = s.box("pCTR model", 620, 20, { w: 130, h: 60 })
      const pacing = s.box("budget pacing", 820, 20, { w: 140, h: 60 })
      const profile = s.box("profile KV store", 440, 110, { w: 160, h: 50 })
      const exchange = s.box("ad exchange (RTB)", 240, 260, { w: 170, h: 60 })
      const impressions = s.box("impressions topic", 520, 260, { w: 170, h: 60 })
      const churn = s.box("churn model training", 780, 260, { w: 190, h: 60 })
      const ab = s.box("A/B framework", 1030, 260, { w: 150, h: 60 })
      const campaigns = s.box("campaigns (MySQL)", 780, 360, { w: 180, h: 60 })
      s.arrow(app, server, { label: "ad break" })
      s.arrow(server, target)
      s.arrow(target, ctr)
      s.arrow(ctr, pacing)
      s.arrow(target, profile)
      s.arrow(server, exchange, { label: "bid req" })
      s.arrow(server, impressions, { label: "async" })
      s.arrow(impressions, churn)
      s.arrow(churn, [690, 88], { label: "push weights" })
      s.arrow(ab, churn)
      s.arrow(campaigns, pacing, { bend: 90 })
    },
    reads: `
      [Serving path (p99 100ms)]
      free tier listener = client
      Ad server = service in Serving path (p99 100ms)
      targeting = service in Serving path (p99 100ms)
      pCTR model = model_serving in Serving path (p99 100ms)
      budget pacing = service in Serving path (p99 100ms)
      profile KV store = nosql in Serving path (p99 100ms)
      ad exchange (RTB) = external_api
      impressions topic = stream
      churn model training = training
      A/B framework = experimentation
      campaigns (MySQL) = relational_db
      free tier listener -> Ad server : ad break
      Ad server -> targeting
      targeting -> pCTR model
      pCTR model -> budget pacing
      targeting -> profile KV store
      Ad server -> ad exchange (RTB) : bid req
      Ad server -> impressions topic : async (async)
      impressions topic -> churn model training
      churn model training -> pCTR model : push weights
      A/B framework -> churn model training
      campaigns (MySQL) -> budget pacing`,
  },
  {
    name: "a party, words under circles",
    draw: s => {
      const host = s.box("", 0, 0, { geo: "ellipse", w: 70, h: 70 })
      s.text("Host", 8, 78, { size: "s" })
      const guests = s.box("", 0, 180, { geo: "ellipse", w: 70, h: 70 })
      s.text("Guests", 2, 258, { size: "s" })
      const sockets = s.box("WS servers", 200, 90)
      const room = s.box("room svc", 440, 90)
      const presence = s.box("presence\nredis", 680, -20)
      const votes = s.box("vote aggregator", 680, 100)
      const reco = s.box("group reco engine", 920, 100, { w: 180 })
      const tracks = s.box("track metadata", 920, 230, { w: 160 })
      const bus = s.box("NATS", 440, 240)
      s.arrow(host, sockets, { heads: "<->" })
      s.arrow(guests, sockets, { heads: "<->" })
      s.arrow(sockets, room)
      s.arrow(room, presence)
      s.arrow(room, votes)
      s.arrow(votes, reco)
      s.arrow(reco, tracks)
      s.arrow(room, bus, { heads: "<->", label: "pub sub" })
      s.arrow(bus, sockets, { label: "fan out" })
    },
    reads: `
      Host = client
      Guests = client
      WS servers = realtime_gateway
      room svc = service
      presence redis = cache
      vote aggregator = service
      group reco engine = ml_ranking
      track metadata = relational_db
      NATS = stream
      Host <-> WS servers
      Guests <-> WS servers
      WS servers -> room svc
      room svc -> presence redis
      room svc -> vote aggregator
      vote aggregator -> group reco engine
      group reco engine -> track metadata
      room svc <-> NATS : pub sub
      NATS -> WS servers : fan out`,
  },
  {
    name: "charts in a lambda architecture",
    draw: s => {
      const speed = s.frame("speed layer", 260, -40, 520, 170)
      const batch = s.frame("batch layer", 260, 180, 520, 170)
      const plays = s.box("play events", 0, 120)
      const flink = s.box("Flink dedupe", 30, 40, { in: speed })
      const topk = s.box("top-K sketch", 290, 40, { in: speed })
      const hdfs = s.box("HDFS", 30, 40, { in: batch })
      const weekly = s.box("weekly Spark job", 290, 40, { in: batch })
      const zset = s.box("Redis sorted sets", 860, 0, { w: 180 })
      const druid = s.box("Druid", 860, 220)
      const api = s.box("Charts API", 1120, 100)
      const fraud = s.box("bot filter", 0, 300)
      s.arrow(plays, flink)
      s.arrow(plays, hdfs)
      s.arrow(flink, topk)
      s.arrow(hdfs, weekly)
      s.arrow(topk, zset)
      s.arrow(weekly, druid)
      s.arrow(zset, api)
      s.arrow(druid, api)
      s.arrow(fraud, plays, { heads: "<->" })
      s.text("watermark 1h", 470, 365, { size: "s" })
    },
    reads: `
      [speed layer]
      [batch layer]
      play events = stream
      Flink dedupe = stream_processor in speed layer
      top-K sketch = ? in speed layer
      HDFS = object_store in batch layer
      weekly Spark job = batch_processor in batch layer
      Redis sorted sets = cache
      Druid = warehouse
      Charts API = service
      bot filter = service
      play events -> Flink dedupe
      play events -> HDFS
      Flink dedupe -> top-K sketch
      HDFS -> weekly Spark job
      top-K sketch -> Redis sorted sets
      weekly Spark job -> Druid
      Redis sorted sets -> Charts API
      Druid -> Charts API
      bot filter <-> play events`,
  },
  {
    name: "the year, right to left",
    draw: s => {
      const app = s.box("Listeners' phones", 1200, 0, { w: 180 })
      const cdn = s.box("CDN (share cards)", 960, 0, { w: 180 })
      const cards = s.box("card renderer", 720, 0)
      const stats = s.box("per-user stats (Bigtable)", 720, 140, { w: 230 })
      const scio = s.box("Scio pipelines", 460, 140)
      const lake = s.box("data lake", 220, 140)
      const push = s.box("push notification service", 960, 280, { w: 230 })
      const apple = s.box("APNs / FCM", 1240, 280)
      const flags = s.box("feature flags", 720, 280)
      s.arrow(lake, scio)
      s.arrow(scio, stats, { label: "bulk import" })
      s.arrow(stats, cards)
      s.arrow(cards, cdn)
      s.arrow(cdn, app)
      s.arrow(app, cdn, { bend: -60, label: "GET /wrapped" })
      s.arrow(push, apple)
      s.arrow(apple, app)
      s.arrow(flags, [955, 320])
    },
    reads: `
      Listeners' phones = client
      CDN (share cards) = cdn
      card renderer = service
      per-user stats (Bigtable) = nosql
      Scio pipelines = batch_processor
      data lake = object_store
      push notification service = service
      APNs / FCM = external_api
      feature flags = experimentation
      data lake -> Scio pipelines
      Scio pipelines -> per-user stats (Bigtable) : bulk import (batch)
      per-user stats (Bigtable) -> card renderer
      card renderer -> CDN (share cards)
      CDN (share cards) -> Listeners' phones
      Listeners' phones -> CDN (share cards) : GET /wrapped
      push notification service -> APNs / FCM
      APNs / FCM -> Listeners' phones
      feature flags -> push notification service`,
  },
  {
    name: "Chinese",
    draw: s => {
      const a = s.box("客户端", 0, 0)
      const b = s.box("负载均衡", 220, 0)
      const c = s.box("推荐服务", 440, 0)
      const d = s.box("缓存 (Redis)", 660, -100)
      const e = s.box("数据库", 660, 20)
      const f = s.box("消息队列", 440, 160)
      const g = s.box("监控", 660, 160)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(c, e)
      s.arrow(c, f)
      s.arrow(f, g)
    },
    reads: `
      客户端 = client
      负载均衡 = load_balancer
      推荐服务 = service
      缓存 (Redis) = cache
      数据库 = relational_db
      消息队列 = stream
      监控 = monitoring
      客户端 -> 负载均衡
      负载均衡 -> 推荐服务
      推荐服务 -> 缓存 (Redis)
      推荐服务 -> 数据库
      推荐服务 -> 消息队列
      消息队列 -> 监控`,
  },
  {
    name: "Italian and Polish",
    draw: s => {
      const a = s.box("Utente", 0, 0)
      const b = s.box("Bilanciatore di carico", 200, 0, { w: 200 })
      const c = s.box("Servizio playlist", 460, 0)
      const d = s.box("Coda di messaggi", 700, 0)
      const e = s.box("Użytkownik", 0, 200)
      const f = s.box("Usługa wyszukiwania", 200, 200, { w: 200 })
      const g = s.box("Baza danych", 460, 200)
      const h = s.box("Pamięć podręczna", 700, 200)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(e, f)
      s.arrow(f, g)
      s.arrow(f, h, { bend: 70 })
    },
    reads: `
      Utente = client
      Bilanciatore di carico = load_balancer
      Servizio playlist = service
      Coda di messaggi = stream
      Użytkownik = client
      Usługa wyszukiwania = service
      Baza danych = relational_db
      Pamięć podręczna = cache
      Utente -> Bilanciatore di carico
      Bilanciatore di carico -> Servizio playlist
      Servizio playlist -> Coda di messaggi
      Użytkownik -> Usługa wyszukiwania
      Usługa wyszukiwania -> Baza danych
      Usługa wyszukiwania -> Pamięć podręczna`,
  },
  {
    name: "retrieval for a chat",
    draw: s => {
      const chat = s.box("Chat UI", 0, 0)
      const orchestrator = s.box("orchestrator", 220, 0)
      const embed = s.box("embedding model", 440, -100, { w: 180 })
      const pinecone = s.box("Pinecone", 700, -100)
      const rerank = s.box("re-ranker", 700, 20)
      const llm = s.box("LLM (vLLM)", 440, 40, { w: 150 })
      const docs = s.box("docs in S3", 920, -100)
      const chunk = s.box("chunking job", 920, 40)
      const guard = s.box("guardrails", 220, 140)
      const trace = s.box("Datadog", 440, 180)
      const history = s.box("chat history\nDynamo", 0, 140)
      s.arrow(chat, orchestrator, { label: "SSE", heads: "<->" })
      s.arrow(orchestrator, embed)
      s.arrow(embed, pinecone)
      s.arrow(pinecone, rerank)
      s.arrow(rerank, llm)
      s.arrow(orchestrator, llm)
      s.arrow(docs, chunk)
      s.arrow(chunk, pinecone)
      s.arrow(orchestrator, guard)
      s.arrow(orchestrator, trace)
      s.arrow(orchestrator, history)
    },
    reads: `
      Chat UI = client
      orchestrator = service
      embedding model = model_serving
      Pinecone = vector_index
      re-ranker = ml_ranking
      LLM (vLLM) = model_serving
      docs in S3 = object_store
      chunking job = batch_processor
      guardrails = service
      Datadog = monitoring
      chat history Dynamo = nosql
      Chat UI <-> orchestrator : SSE
      orchestrator -> embedding model
      embedding model -> Pinecone
      Pinecone -> re-ranker
      re-ranker -> LLM (vLLM)
      orchestrator -> LLM (vLLM)
      docs in S3 -> chunking job
      chunking job -> Pinecone
      orchestrator -> guardrails
      orchestrator -> Datadog
      orchestrator -> chat history Dynamo`,
  },
]
