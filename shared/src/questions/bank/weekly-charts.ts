import type { Question } from "../question.ts"

export const weeklyCharts: Question = {
  id: "weekly-charts",
  title: "Weekly charts",
  text: "Design a scalable system to compute and update weekly artist charts (Top 50) globally and per country.",
  difficulty: "medium",
  tags: ["Data Engineering", "Stream Processing", "Aggregation"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
