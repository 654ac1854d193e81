import { useQuery } from "@tanstack/react-query"
import { listQuestions } from "../api.ts"
import { isAway } from "../lobby/room-queries.ts"
import { keepQuestions, keptQuestions } from "./kept-questions.ts"

/** The bank changes only with the server's version, so it is fetched once a visit. Without the server it is as it was last. */
export function useQuestions() {
  return useQuery({
    queryKey: ["questions"],
    queryFn: async ({ signal }) => {
      try {
        const questions = await listQuestions(signal)
        keepQuestions(questions)
        return questions
      } catch (error) {
        const kept = isAway(error) ? keptQuestions() : null
        if (kept === null) throw error
        return kept
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
