import type { Question } from "../question.ts"

export const copyrightDetection: Question = {
  id: "copyright-detection",
  title: "Copyright detection",
  text: "Design a system to detect copyright infringement in newly uploaded podcasts in near real-time.",
  difficulty: "hard",
  tags: ["Audio Processing", "Streaming Architecture", "Hashing"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
