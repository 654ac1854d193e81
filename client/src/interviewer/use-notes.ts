import { type Notes, readNotes } from "@outloud/shared/interviewer/notes.ts"
import { useMemo, useSyncExternalStore } from "react"
import { useRoomParts } from "../room/room-context.ts"
import { readingOf } from "../session/reading.ts"

/** What the interviewers of this room have noted, as it is now. Empty for everybody else. */
export function useNotes(): Notes {
  const { connection } = useRoomParts()
  const store = useMemo(() => readingOf(connection.docs.notes, readNotes), [connection])
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}
