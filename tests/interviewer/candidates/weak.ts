import type { Candidate } from "../interview.ts"
import { inTurn, Scripted } from "./scripted.ts"

/** Means well, asks one thing, draws the boxes that everybody draws, and has no reasons and no numbers. */
export function weakCandidate(): Candidate {
  const reply = inTurn([
    "I would just scale it horizontally.",
    "It depends, I think.",
    "We could add a server for that.",
    "Probably the backend handles it somehow.",
    "I'm not sure, maybe retry it.",
    "I think a machine learning model would do that.",
    "I don't know.",
    "The team would look into it when it comes up.",
  ])
  return new Scripted({
    name: "weak",
    pace: 25_000,
    agenda: {
      clarify: [{ say: "How many users are there?" }, { say: "Ok, I think I can start." }],
      estimate: [{ say: "It will be a lot of data." }],
      api_data: [{ say: "There is a get endpoint and a users table." }],
      high_level: [
        {
          draw: sketch => {
            const app = sketch.box("App", 500, 100)
            const backend = sketch.box("Backend", 800, 100)
            sketch.arrow(app, backend)
          },
        },
        {
          draw: sketch => {
            const backend = sketch.box("API service", 800, 300)
            const database = sketch.box("Database", 1100, 300)
            const model = sketch.box("ML model", 1100, 500)
            sketch.arrow(backend, database)
            sketch.arrow(backend, model)
            sketch.arrow("shape:002", backend)
          },
        },
        { say: "The app calls the backend and that reads the database and the model." },
      ],
    },
    answer: move => {
      if (move.kind === "offer-hint") return { say: "Yes please." }
      if (move.asks === undefined || (move.kind === "phase" && move.phase !== "wrap_up")) return undefined
      if (move.asks.id === "questions") return { say: "No, thanks." }
      return { say: reply() }
    },
  })
}
