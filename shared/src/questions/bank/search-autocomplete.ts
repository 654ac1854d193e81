import type { Question } from "../question.ts"

export const searchAutocomplete: Question = {
  id: "search-autocomplete",
  title: "Search autocomplete",
  text: "Design Spotify's search autocomplete system. It needs to be highly responsive and handle typos.",
  difficulty: "hard",
  tags: ["Search", "Tries", "Distributed Systems", "Caching"],
  role: "Machine Learning Engineer",
  round: "System Design",
}
