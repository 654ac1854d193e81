import { attemptsIn } from "@outloud/shared/progress/attempts-in.ts"
import { useEffect } from "react"
import { usePracticeRecord } from "../practice/use-practice-record.ts"
import { useRoomParts } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"
import { keptProgress } from "./kept-progress.ts"

/** Keeps in this browser what its person was judged in, once that is over, and follows later scores. */
export function AttemptWatch(): null {
  const { room } = useRoomParts()
  const session = useSession()
  const practice = usePracticeRecord()
  useEffect(() => {
    const { roomId, question, me } = room
    keptProgress.keep(attemptsIn(session, { roomId, question, meId: me.id, role: me.role, practice }))
  }, [room, session, practice])
  return null
}
