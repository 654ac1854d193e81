import { OFF_TOPIC } from "../asked-questions.ts"
import type { Candidate } from "../interview.ts"
import { inTurn, Scripted } from "./scripted.ts"

/** Talks and asks about anything but the exercise, and wants to be told what to do. */
export function offTopicCandidate(): Candidate {
  const chat = inTurn([
    "My last team had very nice offices by the river.",
    "I prefer working from home on Fridays, to be honest.",
    "I read an interesting book about leadership last week.",
    "We once had an outage on a Christmas party, that was funny.",
    "My manager always said that people matter most.",
  ])
  return new Scripted({
    name: "off-topic",
    pace: 30_000,
    agenda: {
      clarify: OFF_TOPIC.map(say => ({ say })),
      estimate: [{ say: "Is this right so far?" }, { say: "How much time is left?" }],
      api_data: [{ say: "Would you use REST or GraphQL?" }, { say: "Can you repeat the question?" }],
      high_level: [
        { say: "Which database would you recommend?" },
        { draw: sketch => void sketch.box("My favourite band", 600, 200) },
        { say: "Do you think I should draw something?" },
      ],
      deep_dive: [{ say: "Am I on the right track?" }],
    },
    answer: move => {
      if (move.asks === undefined || (move.kind === "phase" && move.phase !== "wrap_up")) return undefined
      return { say: move.asks.id === "questions" ? "How many people are in the team?" : chat() }
    },
  })
}
