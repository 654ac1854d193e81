/** The 30-minute round before the technical ones: about the person, with questions instead of a task (fact sheet 0.4). */
import { type Question, USUAL_ROLE } from "./question.ts"

const SCREEN_ROUND = "Recruiter Screen"

export const RECRUITER_SCREEN: Question = {
  id: "recruiter-screen",
  title: "Recruiter screen",
  text: "Thirty minutes about you: your path, one system that you took to production, why this role, and how you work with others. The board is there if a sketch says it faster.",
  difficulty: "medium",
  tags: [],
  role: USUAL_ROLE,
  round: SCREEN_ROUND,
}

/** Whether a question is a conversation: its board has no sections, its clock the screen's phases. */
export function isScreen({ round }: Pick<Question, "round">): boolean {
  return round === SCREEN_ROUND
}
