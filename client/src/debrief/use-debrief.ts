import { compareBoards } from "@outloud/shared/debrief/compare-boards.ts"
import type { Debrief } from "@outloud/shared/debrief/debrief.ts"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { ApiFailure, getDebriefKey } from "../api.ts"
import { annotationTexts } from "../canvas/annotation-texts.ts"
import { useGraph } from "../canvas/use-graph.ts"
import { useRoomParts } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"

/** The reference of the room's question; null where the question has none. Asked for once the interview has ended. */
function useDebriefKey(hasEnded: boolean) {
  const { room, credentials } = useRoomParts()
  return useQuery({
    queryKey: ["rooms", room.roomId, "debrief-key"],
    queryFn: async ({ signal }) => {
      try {
        return await getDebriefKey(room.roomId, credentials, signal)
      } catch (error) {
        if (error instanceof ApiFailure && error.code === "not_found") return null
        throw error
      }
    },
    enabled: hasEnded,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export interface DebriefOnPage {
  readonly debrief: Debrief
  /** Why there is no reference yet, and the way to ask again. */
  readonly keyError: Error | null
  readonly askAgain: () => void
}

/** All that the debrief says, as it is now. The comparison and the annotations come with the board. */
export function useDebrief(): DebriefOnPage {
  const { room, editor } = useRoomParts()
  const session = useSession()
  const { data: key = null, error, refetch } = useDebriefKey(session.endedAt !== null)
  const graph = useGraph(editor)
  const debrief = useMemo(
    () => ({
      question: room.question,
      session,
      key,
      comparison: key === null || editor === null ? null : compareBoards(graph, key),
      annotations: editor === null ? [] : annotationTexts(editor),
    }),
    [room, session, key, editor, graph],
  )
  return { debrief, keyError: error, askAgain: () => void refetch() }
}
