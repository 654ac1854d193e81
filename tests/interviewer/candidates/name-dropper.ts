import type { Candidate } from "../interview.ts"
import { inTurn, Scripted } from "./scripted.ts"

/** Answers everything with the name of a tool. */
export function nameDropper(): Candidate {
  const reply = inTurn([
    "We use Kafka for that.",
    "I would put Redis there.",
    "That is what Kubernetes is for.",
    "Spark does it, or Flink.",
    "Cassandra, I would go with Cassandra.",
    "Airflow and then BigQuery.",
    "TensorFlow with XGBoost on top.",
    "Prometheus and Grafana.",
  ])
  const boxes = [
    "React app",
    "Nginx",
    "Kafka",
    "Redis",
    "Cassandra",
    "Spark",
    "S3",
    "TensorFlow Serving",
    "Airflow",
  ]
  const drawn: string[] = []
  return new Scripted({
    name: "name-dropper",
    pace: 20_000,
    agenda: {
      clarify: [
        { say: "What's the scale?" },
        { say: "And what is the latency requirement?" },
        { say: "Let's start." },
      ],
      estimate: [{ say: "We need about 500 servers and 40 TB." }],
      api_data: [{ say: "GraphQL for the API, and Cassandra for the data." }],
      high_level: boxes.map((label, at) => ({
        draw: sketch => {
          const box = sketch.box(label, 500 + (at % 3) * 280, 100 + Math.floor(at / 3) * 200)
          const before = drawn.at(-1)
          if (before !== undefined) sketch.arrow(before, box)
          drawn.push(box)
        },
      })),
    },
    answer: move => {
      if (move.kind === "offer-hint") return { say: "No, I'm fine." }
      if (move.asks === undefined || (move.kind === "phase" && move.phase !== "wrap_up")) return undefined
      return { say: move.asks.id === "questions" ? "Do you use Kafka here?" : reply() }
    },
  })
}
