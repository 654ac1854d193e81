import { readPractice } from "@outloud/shared/practice/practice.ts"
import { useMemo, useSyncExternalStore } from "react"
import { WhatWasHeard } from "../practice/WhatWasHeard.tsx"
import { useRoomParts } from "../room/room-context.ts"
import { readingOf } from "../session/reading.ts"

/** What the simulated interviewer heard of somebody alone; nothing where there was none. */
export function SimulatedInterview() {
  const { connection } = useRoomParts()
  const store = useMemo(() => readingOf(connection.docs.notes, readPractice), [connection])
  const practice = useSyncExternalStore(store.subscribe, store.getSnapshot)
  return practice && <WhatWasHeard practice={practice} />
}
