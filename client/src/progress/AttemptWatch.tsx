import { readPractice } from "@outloud/shared/practice/practice.ts"
import { attemptsIn } from "@outloud/shared/progress/attempts-in.ts"
import { useEffect, useMemo, useSyncExternalStore } from "react"
import { useRoomParts } from "../room/room-context.ts"
import { readingOf } from "../session/reading.ts"
import { useSession } from "../session/use-session.ts"
import { keptProgress } from "./kept-progress.ts"

/** Keeps in this browser what its person was judged in, once that is over, and follows later scores. */
export function AttemptWatch(): null {
  const { room, connection } = useRoomParts()
  const session = useSession()
  const store = useMemo(() => readingOf(connection.docs.notes, readPractice), [connection])
  const practice = useSyncExternalStore(store.subscribe, store.getSnapshot)
  useEffect(() => {
    const { roomId, question, me } = room
    keptProgress.keep(attemptsIn(session, { roomId, question, meId: me.id, role: me.role, practice }))
  }, [room, session, practice])
  return null
}
