import type { Question } from "../question.ts"

export const yearInReview: Question = {
  id: "year-in-review",
  title: "Year in Review",
  text: "Design a system to generate personalized 'Year in Review' (Spotify Wrapped) stats for hundreds of millions of users.",
  difficulty: "hard",
  tags: ["Batch Processing", "Data Warehousing", "Scalability"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
