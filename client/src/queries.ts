import { QueryClient } from "@tanstack/react-query"
import { ApiFailure } from "./api.ts"

/** Only silence is worth a second try: an answer, though it be a refusal, would be the same again. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The browser's idea of being online says nothing about a server on this machine or in this network.
        networkMode: "always",
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 1 && error instanceof ApiFailure && error.code === "unreachable",
      },
      mutations: { networkMode: "always" },
    },
  })
}
