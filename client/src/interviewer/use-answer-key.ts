import { useQuery } from "@tanstack/react-query"
import { ApiFailure, getAnswerKey } from "../api.ts"
import { isAway } from "../lobby/room-queries.ts"
import { isBegun } from "../remembered/use-is-begun.ts"
import { useRoomParts } from "../room/room-context.ts"
import { keptKey } from "./kept-key.ts"

/** The answer key of the room's question; null where the question has none. */
export function useAnswerKey(enabled = true) {
  const { room, credentials } = useRoomParts()
  const { roomId, question, me } = room
  // Whoever is alone goes on without the server; an interviewer's browser keeps no answers of a question.
  const kept = me.role === "solo" ? keptKey(question.id) : null
  return useQuery({
    queryKey: ["rooms", roomId, "answer-key"],
    queryFn: async ({ signal }) => {
      try {
        const key = await getAnswerKey(roomId, credentials, signal)
        kept?.keep(key)
        return key
      } catch (error) {
        if (error instanceof ApiFailure && error.code === "not_found") return null
        const earlier = isAway(error) || isBegun(roomId) ? kept?.read() : null
        if (earlier) return earlier
        throw error
      }
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
