import type { Question } from "../question.ts"

export const discoverWeekly: Question = {
  id: "discover-weekly",
  title: "Discover Weekly",
  text: "Design the architecture for Spotify's Discover Weekly playlist. How would you generate 30 personalized tracks for millions of users every Monday?",
  difficulty: "hard",
  tags: ["Recommendation Systems", "Batch Processing", "Scalability", "Collaborative Filtering"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
