import { weeklyCharts } from "@outloud/shared/questions/bank/weekly-charts.ts"
import { starterBoard } from "@outloud/shared/starter/starter-board.ts"
import type { Diagram } from "./diagram.ts"

const ARCHITECTURE = "shape:section-architecture"

/** On the board that a room begins with: the question, its sections and the lanes. */
export const ON_THE_STARTER: readonly Diagram[] = [
  {
    name: "nothing drawn yet",
    draw: s => s.start(starterBoard(weeklyCharts)),
    reads: `
      [Architecture]
      [Edge] in Architecture
      [Online] in Architecture
      [Streaming] in Architecture
      [Batch & ML] in Architecture
      [Requirements]
      [Estimates]
      [API & data]
      [Deep dives]
      [Open questions & trade-offs]`,
  },
  {
    name: "in the lanes, lists in the sections",
    draw: s => {
      s.start(starterBoard(weeklyCharts))
      const inside = { in: ARCHITECTURE }
      const a = s.box("App", 40, 80, inside)
      const b = s.box("CDN", 300, 80, inside)
      const c = s.box("Charts service", 300, 400, inside)
      const d = s.box("Redis", 600, 400, inside)
      const e = s.box("Kafka", 40, 720, inside)
      const f = s.box("Flink", 300, 720, inside)
      const g = s.box("Spark", 300, 1050, inside)
      s.arrow(a, b, inside)
      s.arrow(b, c, inside)
      s.arrow(c, d, inside)
      s.arrow(a, e, { ...inside, label: "plays" })
      s.arrow(e, f, inside)
      s.arrow(e, g, { ...inside, label: "daily dump" })
      s.arrow(f, [590, 470], inside)
      s.box("Redis is fast enough?", 20, 40, { in: "shape:section-open-questions-trade-offs", w: 300 })
      s.text("Top 50 per country\nfresh within the hour", 16, 30, { in: "shape:section-requirements" })
      s.box("DB", 20, 20, { in: "shape:section-api-data" })
      s.note("Which store?", 40, 60, { in: "shape:section-deep-dives" })
    },
    reads: `
      [Architecture]
      [Edge] in Architecture
      [Online] in Architecture
      [Streaming] in Architecture
      [Batch & ML] in Architecture
      [Requirements]
      [Estimates]
      [API & data]
      [Deep dives]
      [Open questions & trade-offs]
      App = client in Edge
      CDN = cdn in Edge
      Charts service = service in Online
      Redis = cache in Online
      Kafka = stream in Streaming
      Flink = stream_processor in Streaming
      Spark = batch_processor in Batch & ML
      App -> CDN
      CDN -> Charts service
      Charts service -> Redis
      App -> Kafka : plays
      Kafka -> Flink
      Kafka -> Spark : daily dump (batch)
      Flink -> Redis`,
  },
  {
    name: "an arrow that ends at a lane's line",
    draw: s => {
      s.start(starterBoard(weeklyCharts))
      const inside = { in: ARCHITECTURE }
      const a = s.box("Charts service", 300, 400, inside)
      const b = s.box("Kafka", 300, 720, inside)
      s.arrow(a, [820, 660], inside)
      s.arrow(b, [820, 642], { ...inside, label: "plays" })
    },
    reads: `
      [Architecture]
      [Edge] in Architecture
      [Online] in Architecture
      [Streaming] in Architecture
      [Batch & ML] in Architecture
      [Requirements]
      [Estimates]
      [API & data]
      [Deep dives]
      [Open questions & trade-offs]
      Charts service = service in Online
      Kafka = stream in Streaming
      Charts service -> ?
      Kafka -> ? : plays`,
  },
]
