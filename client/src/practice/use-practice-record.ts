import { type Practice, readPractice } from "@outloud/shared/practice/practice.ts"
import { useMemo, useSyncExternalStore } from "react"
import { useRoomParts } from "../room/room-context.ts"
import { readingOf } from "../session/reading.ts"

/** The interview with the simulated interviewer as it stands among the notes; null where there is none, or no notes to read. */
export function usePracticeRecord(): Practice | null {
  const { connection } = useRoomParts()
  const store = useMemo(() => readingOf(connection.docs.notes, readPractice), [connection])
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}
