import { useEffect, useState } from "react"
import type { Credentials } from "../api.ts"
import { RoomConnection } from "./connection/room-connection.ts"
import { browserSurroundings } from "./connection/surroundings.ts"
import { judgeAccess } from "./judge-access.ts"

export interface UseRoomConnectionOptions {
  readonly roomId: string
  readonly credentials: Credentials
  /** Asks the server for the room anew; rejects with ApiFailure. */
  readonly askAgain: () => Promise<unknown>
}

/**
 * The room's connection while the page shows it; null for a moment before. `reload` lets go of it,
 * with whatever the server refused, and opens a fresh one.
 */
export function useRoomConnection(options: UseRoomConnectionOptions): {
  readonly connection: RoomConnection | null
  readonly reload: () => void
} {
  const { roomId, credentials, askAgain } = options
  const [connection, setConnection] = useState<RoomConnection | null>(null)
  const [generation, setGeneration] = useState(0)

  useEffect(() => {
    const opened = new RoomConnection({
      roomId,
      ...credentials,
      ...browserSurroundings(),
      page: window,
      judgeAccess: () => judgeAccess(askAgain),
    })
    setConnection(opened)
    return () => {
      setConnection(null)
      opened.leave()
    }
  }, [roomId, credentials, askAgain, generation])

  return { connection, reload: () => setGeneration(generation + 1) }
}
