import type { Question } from "../question.ts"

export const podcastRecommendations: Question = {
  id: "podcast-recommendations",
  title: "Podcast recommendations",
  text: "Design a podcast recommendation engine. How does this differ from recommending music?",
  difficulty: "hard",
  tags: ["Recommendation Systems", "NLP", "User Intent"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
