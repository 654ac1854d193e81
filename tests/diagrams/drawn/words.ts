import type { Diagram } from "./diagram.ts"

/** Typos, other languages, spelling of all sorts. */
export const WORDS: readonly Diagram[] = [
  {
    name: "typos",
    draw: s => {
      const a = s.box("Cleint", 0, 0)
      const b = s.box("Load balencer", 220, 0)
      const c = s.box("Playlist serivce", 440, 0)
      const d = s.box("Reids", 660, -120)
      const e = s.box("Postgress", 660, 0)
      const f = s.box("Kafak", 440, 160)
      const g = s.box("Elastic serach", 660, 120)
      const h = s.box("Casandra", 880, 0)
      const i = s.box("Monitroing", 880, 160)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(c, e)
      s.arrow(c, f, { label: "asynch" })
      s.arrow(c, g)
      s.arrow(f, h)
      s.arrow(h, i)
    },
    reads: `
      Cleint = client
      Load balencer = load_balancer
      Playlist serivce = service
      Reids = cache
      Postgress = relational_db
      Kafak = stream
      Elastic serach = search_index
      Casandra = nosql
      Monitroing = monitoring
      Cleint -> Load balencer
      Load balencer -> Playlist serivce
      Playlist serivce -> Reids
      Playlist serivce -> Postgress
      Playlist serivce -> Kafak : asynch (async)
      Playlist serivce -> Elastic serach
      Kafak -> Casandra
      Casandra -> Monitroing`,
  },
  {
    name: "German",
    draw: s => {
      const a = s.box("Nutzer", 0, 0)
      const b = s.box("Lastverteiler", 200, 0)
      const c = s.box("Playlist-Dienst", 400, 0)
      const d = s.box("Zwischenspeicher", 620, -100, { w: 190 })
      const e = s.box("Nutzerdatenbank", 620, 20, { w: 180 })
      const f = s.box("Warteschlange", 400, 160)
      const g = s.box("Überwachung", 620, 160)
      s.arrow(a, b, { label: "Anfrage" })
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(c, e)
      s.arrow(c, f, { label: "asynchron" })
      s.arrow(f, g, { label: "täglich" })
    },
    reads: `
      Nutzer = client
      Lastverteiler = load_balancer
      Playlist-Dienst = service
      Zwischenspeicher = cache
      Nutzerdatenbank = relational_db
      Warteschlange = stream
      Überwachung = monitoring
      Nutzer -> Lastverteiler : Anfrage
      Lastverteiler -> Playlist-Dienst
      Playlist-Dienst -> Zwischenspeicher
      Playlist-Dienst -> Nutzerdatenbank
      Playlist-Dienst -> Warteschlange : asynchron (async)
      Warteschlange -> Überwachung : täglich (batch)`,
  },
  {
    name: "Spanish",
    draw: s => {
      const a = s.box("Usuario", 0, 0)
      const b = s.box("Balanceador de carga", 200, 0, { w: 200 })
      const c = s.box("Servicio de listas", 460, 0, { w: 180 })
      const d = s.box("Base de datos", 720, 0)
      const e = s.box("Cola de mensajes", 460, 160, { w: 180 })
      const f = s.box("Caché", 720, -120)
      const g = s.box("Almacén de datos", 720, 160, { w: 180 })
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(c, e, { label: "eventos" })
      s.arrow(c, f)
      s.arrow(e, g, { label: "cada hora" })
    },
    reads: `
      Usuario = client
      Balanceador de carga = load_balancer
      Servicio de listas = service
      Base de datos = relational_db
      Cola de mensajes = stream
      Caché = cache
      Almacén de datos = warehouse
      Usuario -> Balanceador de carga
      Balanceador de carga -> Servicio de listas
      Servicio de listas -> Base de datos
      Servicio de listas -> Cola de mensajes : eventos (async)
      Servicio de listas -> Caché
      Cola de mensajes -> Almacén de datos : cada hora (batch)`,
  },
  {
    name: "French and Portuguese",
    draw: s => {
      const a = s.box("Utilisateur", 0, 0)
      const b = s.box("Répartiteur de charge", 200, 0, { w: 200 })
      const c = s.box("File d'attente", 460, 0)
      const d = s.box("Base de données", 680, 0, { w: 180 })
      const e = s.box("Usuários", 0, 200)
      const f = s.box("Serviço de playlists", 200, 200, { w: 200 })
      const g = s.box("Banco de dados", 460, 200)
      const h = s.box("Fila", 680, 200)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(e, f)
      s.arrow(f, g)
      s.arrow(f, h, { bend: 70 })
    },
    reads: `
      Utilisateur = client
      Répartiteur de charge = load_balancer
      File d'attente = stream
      Base de données = relational_db
      Usuários = client
      Serviço de playlists = service
      Banco de dados = relational_db
      Fila = stream
      Utilisateur -> Répartiteur de charge
      Répartiteur de charge -> File d'attente
      File d'attente -> Base de données
      Usuários -> Serviço de playlists
      Serviço de playlists -> Banco de dados
      Serviço de playlists -> Fila`,
  },
  {
    name: "other scripts",
    draw: s => {
      const a = s.box("用户", 0, 0)
      const b = s.box("负载均衡", 200, 0)
      const c = s.box("消息队列", 400, 0)
      const d = s.box("数据库", 600, 0)
      const e = s.box("Пользователь", 0, 200)
      const f = s.box("Сервис плейлистов", 200, 200, { w: 190 })
      const g = s.box("База данных", 440, 200)
      const h = s.box("ユーザー", 0, 400)
      const i = s.box("データベース", 200, 400)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(e, f)
      s.arrow(f, g)
      s.arrow(h, i)
    },
    reads: `
      用户 = client
      负载均衡 = load_balancer
      消息队列 = stream
      数据库 = relational_db
      Пользователь = client
      Сервис плейлистов = service
      База данных = relational_db
      ユーザー = client
      データベース = relational_db
      用户 -> 负载均衡
      负载均衡 -> 消息队列
      消息队列 -> 数据库
      Пользователь -> Сервис плейлистов
      Сервис плейлистов -> База данных
      ユーザー -> データベース`,
  },
  {
    name: "code-like names",
    draw: s => {
      const a = s.box("WebClient", 0, 0)
      const b = s.box("api-gateway", 200, 0)
      const c = s.box("PlaylistService", 400, 0)
      const d = s.box("user_db", 600, 0)
      const e = s.box("eventBus", 400, 140)
      const f = s.box("object-store", 600, 140)
      const g = s.box("UserEventsConsumer", 400, 280, { w: 220 })
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(c, e)
      s.arrow(e, g)
      s.arrow(g, f)
    },
    reads: `
      WebClient = client
      api-gateway = api_gateway
      PlaylistService = service
      user_db = relational_db
      eventBus = stream
      object-store = object_store
      UserEventsConsumer = stream_processor
      WebClient -> api-gateway
      api-gateway -> PlaylistService
      PlaylistService -> user_db
      PlaylistService -> eventBus
      eventBus -> UserEventsConsumer
      UserEventsConsumer -> object-store`,
  },
  {
    name: "generic word with the product in brackets",
    draw: s => {
      const a = s.box("Queue (SQS)", 0, 0)
      const b = s.box("DB (Cassandra)", 240, 0)
      const c = s.box("Cache / Redis", 480, 0)
      const d = s.box("Storage: S3", 720, 0)
      const e = s.box("Search - Elasticsearch", 240, 160, { w: 230 })
      const f = s.box("vector DB", 520, 160)
      const g = s.box("NoSQL", 720, 160)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(b, e)
      s.arrow(e, f)
      s.arrow(f, g)
    },
    reads: `
      Queue (SQS) = stream
      DB (Cassandra) = nosql
      Cache / Redis = cache
      Storage: S3 = object_store
      Search - Elasticsearch = search_index
      vector DB = vector_index
      NoSQL = nosql
      Queue (SQS) -> DB (Cassandra)
      DB (Cassandra) -> Cache / Redis
      Cache / Redis -> Storage: S3
      DB (Cassandra) -> Search - Elasticsearch
      Search - Elasticsearch -> vector DB
      vector DB -> NoSQL`,
  },
  {
    name: "numbers, capitals and emoji",
    draw: s => {
      const a = s.box("👤 USERS", 0, 0)
      const b = s.box("3x API SERVERS", 220, 0)
      const c = s.box("🗄️ DB", 460, 0)
      const d = s.box("DB replica 2", 460, 140)
      const e = s.box("REDIS CLUSTER (6 nodes)", 700, 0, { w: 240 })
      const f = s.box("kafka #1", 220, 140)
      s.arrow(a, b, { label: "10k rps" })
      s.arrow(b, c)
      s.arrow(c, d, { label: "replication" })
      s.arrow(c, e)
      s.arrow(b, f)
    },
    reads: `
      👤 USERS = client
      3x API SERVERS = service
      🗄️ DB = relational_db
      DB replica 2 = relational_db
      REDIS CLUSTER (6 nodes) = cache
      kafka #1 = stream
      👤 USERS -> 3x API SERVERS : 10k rps
      3x API SERVERS -> 🗄️ DB
      🗄️ DB -> DB replica 2 : replication
      🗄️ DB -> REDIS CLUSTER (6 nodes)
      3x API SERVERS -> kafka #1`,
  },
  {
    name: "labels over two lines",
    draw: s => {
      const a = s.box("User\nservice", 0, 0)
      const b = s.box("Redis\nttl 5 min", 220, 0)
      const c = s.box("Kafka\nconsumer", 440, 0)
      const d = s.box("Postgres\nusers, playlists", 660, 0, { w: 180 })
      const e = s.box("API\nGateway", 0, 160)
      const f = s.box("candidate\ngeneration", 220, 160)
      s.arrow(e, a)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(f, b)
    },
    reads: `
      User service = service
      Redis ttl 5 min = cache
      Kafka consumer = stream_processor
      Postgres users, playlists = relational_db
      API Gateway = api_gateway
      candidate generation = ?
      API Gateway -> User service
      User service -> Redis ttl 5 min
      Redis ttl 5 min -> Kafka consumer
      Kafka consumer -> Postgres users, playlists
      candidate generation -> Redis ttl 5 min`,
  },
  {
    name: "words that only look like components",
    draw: s => {
      const a = s.box("Onboarding", 0, 0)
      const b = s.box("Match songs", 220, 0)
      const c = s.box("Score", 440, 0)
      const d = s.box("Cache invalidation", 660, 0, { w: 190 })
      const e = s.box("Stop words", 220, 160)
      const f = s.box("User profile", 440, 160)
      s.arrow(a, b)
      s.arrow(b, c)
      s.arrow(c, d)
      s.arrow(e, f)
    },
    reads: `
      Onboarding = ?
      Match songs = ?
      Score = ?
      Cache invalidation = ?
      Stop words = ?
      User profile = ?
      Onboarding -> Match songs
      Match songs -> Score
      Score -> Cache invalidation
      Stop words -> User profile`,
  },
]
