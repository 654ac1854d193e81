import { useQuery } from "@tanstack/react-query"
import { listQuestions } from "../api.ts"

/** The bank changes only with the server's version, so it is fetched once a visit. */
export function useQuestions() {
  return useQuery({
    queryKey: ["questions"],
    queryFn: ({ signal }) => listQuestions(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
