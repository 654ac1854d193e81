import type { Question } from "../question.ts"

export const listeningParty: Question = {
  id: "listening-party",
  title: "Listening Party",
  text: "Design a real-time recommendation system for a 'Listening Party' feature (like Spotify Jams) where multiple users listen together.",
  difficulty: "hard",
  tags: ["Real-time Systems", "Group Recommendation", "Concurrency"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
