import type { Role } from "@outloud/shared/room/roles.ts"
import { useEffect, useState, useSyncExternalStore } from "react"
import type { Credentials } from "../api.ts"
import { localCopies } from "../offline/this-browser.ts"
import type { WebSocketClass } from "./connection/layer-connection.ts"
import { NoServer } from "./connection/no-server.ts"
import { RoomKeeper, type RoomKeeperSnapshot } from "./connection/room-keeper.ts"
import { browserSurroundings } from "./connection/surroundings.ts"
import { judgeAccess } from "./judge-access.ts"

export interface UseRoomConnectionOptions {
  readonly roomId: string
  readonly credentials: Credentials
  readonly role: Role
  /** Whether the server does not know the room yet. */
  readonly isBegun: boolean
  /** Asks the server for the room anew; rejects with ApiFailure. */
  readonly askAgain: () => Promise<unknown>
}

export interface RoomOnPage extends RoomKeeperSnapshot {
  /** Opens the room anew, without what the server has refused. */
  readonly reload: () => void
  readonly dismissRescue: () => void
}

/** The room while the page shows it; its connection is null for a moment before. */
export function useRoomConnection(options: UseRoomConnectionOptions): RoomOnPage {
  const { roomId, credentials, role, isBegun, askAgain } = options
  const [keeper, setKeeper] = useState<RoomKeeper | null>(null)
  useEffect(() => {
    const opened = new RoomKeeper({
      ...{ roomId, role },
      ...credentials,
      ...browserSurroundings(),
      ...(isBegun && { WebSocket: NoServer as unknown as WebSocketClass }),
      localCopies,
      page: window,
      judgeAccess: () => judgeAccess(askAgain),
    })
    setKeeper(opened)
    return () => {
      setKeeper(null)
      opened.leave()
    }
  }, [roomId, credentials, role, isBegun, askAgain])
  const snapshot = useSyncExternalStore(keeper?.subscribe ?? never, keeper?.getSnapshot ?? nothingYet)
  return {
    ...snapshot,
    reload: () => keeper?.reload(),
    dismissRescue: () => keeper?.dismissRescue(),
  }
}

const NOTHING_YET: RoomKeeperSnapshot = { connection: null, rescue: null }
const nothingYet = () => NOTHING_YET
const never = () => () => {}
