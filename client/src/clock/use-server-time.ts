import { useQuery } from "@tanstack/react-query"
import { useCallback } from "react"
import { serverNow } from "../api.ts"
import { measureOffset } from "./server-time.ts"

/** Milliseconds between measurements: quartz drifts by some milliseconds in this time, and a clock can be set. */
const MEASURE_EVERY = 60_000

/** Reads the server's clock, as nearly as this browser knows it; its own, until it has been measured. */
export function useServerTime(): () => number {
  const { data } = useQuery({
    queryKey: ["server-time"],
    queryFn: () => measureOffset(serverNow, Date.now),
    refetchInterval: MEASURE_EVERY,
    refetchOnReconnect: true,
    staleTime: MEASURE_EVERY,
  })
  const offset = data?.milliseconds ?? 0
  return useCallback(() => Date.now() + offset, [offset])
}
