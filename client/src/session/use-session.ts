import { readSession, type Session } from "@outloud/shared/room/session.ts"
import { useMemo, useSyncExternalStore } from "react"
import type * as Y from "yjs"
import { useRoomParts } from "../room/room-context.ts"

/** What the server says of the room, as it is now: clock and revealed cards. */
export function useSession(): Session {
  const { connection } = useRoomParts()
  const store = useMemo(() => sessionStore(connection.docs.session), [connection])
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}

export interface SessionStore {
  subscribe(listener: () => void): () => void
  /** The same object until something of it changes. */
  getSnapshot(): Session
}

export function sessionStore(doc: Y.Doc): SessionStore {
  let session = readSession(doc)
  let fingerprint = JSON.stringify(session)
  const read = () => {
    const next = readSession(doc)
    const print = JSON.stringify(next)
    if (print === fingerprint) return false
    session = next
    fingerprint = print
    return true
  }
  return {
    subscribe(listener) {
      const look = () => {
        if (read()) listener()
      }
      doc.on("afterTransaction", look)
      look()
      return () => doc.off("afterTransaction", look)
    },
    getSnapshot: () => session,
  }
}
