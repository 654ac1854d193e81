import type { Diagram } from "./diagram.ts"

/** The products of one cloud, as people who work in it call them. */
export const CLOUDS: readonly Diagram[] = [
  {
    name: "all in AWS",
    draw: s => {
      s.box("VPC", -20, -60, { w: 1500, h: 560 })
      const dns = s.box("Route 53", -460, 40)
      const cloudfront = s.box("CloudFront", -240, 40)
      const alb = s.box("ALB", 40, 40)
      const api = s.box("ECS Fargate\nplaylist api", 280, 40, { w: 180 })
      const sessions = s.box("ElastiCache", 540, -30)
      const aurora = s.box("Aurora PG\n(writer)", 540, 100)
      const queue = s.box("SQS fifo", 280, 220)
      const lambda = s.box("Lambda consumer", 540, 220, { w: 180 })
      const dynamo = s.box("DDB table", 800, 220)
      const firehose = s.box("Kinesis Firehose", 280, 360, { w: 180 })
      const lake = s.box("S3 (parquet)", 540, 360)
      const athena = s.box("Athena", 800, 360)
      const watch = s.box("CloudWatch alarms", 1060, 360, { w: 190 })
      s.arrow(dns, cloudfront)
      s.arrow(cloudfront, alb)
      s.arrow(alb, api)
      s.arrow(api, sessions)
      s.arrow(api, aurora)
      s.arrow(api, queue, { dash: "dashed" })
      s.arrow(queue, lambda)
      s.arrow(lambda, dynamo, { label: "upsert" })
      s.arrow([370, 125], firehose, { label: "clickstream", bend: 90 })
      s.arrow(firehose, lake, { label: "every 5 min" })
      s.arrow(lake, athena)
      s.bind(s.arrow(athena, [1050, 400]), watch, "end")
    },
    reads: `
      [VPC]
      Route 53 = ?
      CloudFront = cdn
      ALB = load_balancer in VPC
      ECS Fargate playlist api = service in VPC
      ElastiCache = cache in VPC
      Aurora PG (writer) = relational_db in VPC
      SQS fifo = stream in VPC
      Lambda consumer = stream_processor in VPC
      DDB table = nosql in VPC
      Kinesis Firehose = stream in VPC
      S3 (parquet) = object_store in VPC
      Athena = warehouse in VPC
      CloudWatch alarms = monitoring in VPC
      Route 53 -> CloudFront
      CloudFront -> ALB
      ALB -> ECS Fargate playlist api
      ECS Fargate playlist api -> ElastiCache
      ECS Fargate playlist api -> Aurora PG (writer)
      ECS Fargate playlist api -> SQS fifo (async)
      SQS fifo -> Lambda consumer
      Lambda consumer -> DDB table : upsert
      ECS Fargate playlist api -> Kinesis Firehose : clickstream
      Kinesis Firehose -> S3 (parquet) : every 5 min (batch)
      S3 (parquet) -> Athena
      Athena -> CloudWatch alarms`,
  },
  {
    name: "all in GCP",
    draw: s => {
      const phone = s.box("phone", 0, 0, { w: 60, h: 100 })
      const lb = s.box("Cloud LB", 160, 10, { w: 140, h: 60 })
      const gke = s.box("GKE: feed-api", 380, 10, { w: 160, h: 60 })
      const memory = s.box("Memorystore", 620, -70, { w: 150, h: 60 })
      const spanner = s.box("Spanner", 620, 10, { w: 150, h: 60 })
      const topic = s.box("Pub/Sub topic", 380, 160, { w: 160, h: 60 })
      const dataflow = s.box("Dataflow (streaming)", 620, 160, { w: 190, h: 60 })
      const bq = s.box("BQ", 880, 160, { w: 90, h: 60 })
      const vertex = s.box("Vertex AI endpoint", 880, 10, { w: 180, h: 60 })
      const bigtable = s.box("Bigtable\nfeatures", 880, -90, { w: 150, h: 70 })
      const composer = s.box("Composer", 1060, 160, { w: 140, h: 60 })
      s.arrow(phone, lb)
      s.arrow(lb, gke, { label: "gRPC" })
      s.arrow(gke, memory)
      s.arrow(gke, spanner)
      s.arrow(gke, topic, { label: "events" })
      s.arrow(topic, dataflow)
      s.arrow(dataflow, bq)
      s.arrow(dataflow, bigtable)
      s.arrow(vertex, bigtable, { label: "lookup" })
      s.arrow(gke, vertex, { label: "score()", bend: 40 })
      s.arrow(composer, bq, { label: "nightly" })
    },
    reads: `
      phone = client
      Cloud LB = load_balancer
      GKE: feed-api = service
      Memorystore = cache
      Spanner = relational_db
      Pub/Sub topic = stream
      Dataflow (streaming) = stream_processor
      BQ = warehouse
      Vertex AI endpoint = model_serving
      Bigtable features = feature_store
      Composer = scheduler
      phone -> Cloud LB
      Cloud LB -> GKE: feed-api : gRPC (sync)
      GKE: feed-api -> Memorystore
      GKE: feed-api -> Spanner
      GKE: feed-api -> Pub/Sub topic : events (async)
      Pub/Sub topic -> Dataflow (streaming)
      Dataflow (streaming) -> BQ
      Dataflow (streaming) -> Bigtable features
      Vertex AI endpoint -> Bigtable features : lookup
      GKE: feed-api -> Vertex AI endpoint : score()
      Composer -> BQ : nightly (batch)`,
  },
  {
    name: "all in Azure",
    draw: s => {
      const spa = s.box("React SPA", 0, 0)
      const door = s.box("Front Door", 220, 0)
      const apim = s.box("APIM", 440, 0)
      const aks = s.frame("AKS", 640, -60, 460, 220)
      const orders = s.box("rating-svc", 30, 40, { in: aks })
      const search = s.box("search-svc", 250, 40, { in: aks })
      const cosmos = s.box("Cosmos DB", 660, 240)
      const cognitive = s.box("Azure Cognitive Search", 880, 240, { w: 200 })
      const hub = s.box("Event Hubs", 660, 400)
      const databricks = s.box("Databricks job", 880, 400)
      const blob = s.box("ADLS gen2", 1140, 400)
      const insights = s.box("App Insights", 1180, 0)
      const bus = s.box("Service Bus", 440, 240)
      s.arrow(spa, door)
      s.arrow(door, apim)
      s.arrow(apim, orders)
      s.arrow(apim, search)
      s.arrow(orders, cosmos)
      s.arrow(search, cognitive)
      s.arrow(orders, bus, { dash: "dashed", heads: "<-" })
      s.arrow(orders, hub, { bend: 60 })
      s.arrow(hub, databricks)
      s.arrow(databricks, blob, { label: "hourly" })
      s.arrow(aks, insights, { label: "traces" })
    },
    reads: `
      [AKS]
      React SPA = client
      Front Door = api_gateway
      APIM = api_gateway
      rating-svc = service in AKS
      search-svc = service in AKS
      Cosmos DB = nosql
      Azure Cognitive Search = search_index
      Event Hubs = stream
      Databricks job = batch_processor
      ADLS gen2 = object_store
      App Insights = monitoring
      Service Bus = stream
      React SPA -> Front Door
      Front Door -> APIM
      APIM -> rating-svc
      APIM -> search-svc
      rating-svc -> Cosmos DB
      search-svc -> Azure Cognitive Search
      Service Bus -> rating-svc (async)
      rating-svc -> Event Hubs
      Event Hubs -> Databricks job
      Databricks job -> ADLS gen2 : hourly (batch)
      AKS -> App Insights : traces`,
  },
]
