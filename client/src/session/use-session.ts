import { readSession, type Session } from "@outloud/shared/room/session.ts"
import { useMemo, useSyncExternalStore } from "react"
import { useRoomParts } from "../room/room-context.ts"
import { readingOf } from "./reading.ts"

/** What the server says of the room, as it is now: people, clock, revealed cards, and whether it has ended. */
export function useSession(): Session {
  const { connection } = useRoomParts()
  const store = useMemo(() => readingOf(connection.docs.session, readSession), [connection])
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}
