import { useQuery } from "@tanstack/react-query"
import { ApiFailure, getAnswerKey } from "../api.ts"
import { useRoomParts } from "../room/room-context.ts"

/** The answer key of the room's question; null where the question has none. */
export function useAnswerKey(enabled = true) {
  const { room, credentials } = useRoomParts()
  return useQuery({
    queryKey: ["rooms", room.roomId, "answer-key"],
    queryFn: async ({ signal }) => {
      try {
        return await getAnswerKey(room.roomId, credentials, signal)
      } catch (error) {
        if (error instanceof ApiFailure && error.code === "not_found") return null
        throw error
      }
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
