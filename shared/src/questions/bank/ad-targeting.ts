import type { Question } from "../question.ts"

export const adTargeting: Question = {
  id: "ad-targeting",
  title: "Ad targeting",
  text: "Design an ad-targeting system for Spotify's free tier users that maximizes revenue while minimizing user churn.",
  difficulty: "hard",
  tags: ["Ad Tech", "Prediction Models", "Optimization"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
