import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { useEffect, useMemo, useState } from "react"
import { ApiFailure, type Credentials } from "../api.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { isBegun } from "../remembered/use-is-begun.ts"
import { forgetDrafts } from "../scorecard/kept-drafts.ts"
import { localCopies } from "./this-browser.ts"

export interface RoomAnswer {
  /** What the server says of the room; undefined before, and where it does not answer. */
  readonly data: RoomView | undefined
  readonly error: Error | null
}

/**
 * The room as the server last described it, where its board is kept in this browser too: what opens
 * while the server is away. Keeps each newer description, and removes everything of a deleted room.
 */
export function useKeptRoom(
  roomId: string,
  credentials: Credentials | null,
  { data, error }: RoomAnswer,
): RoomView | undefined {
  const [kept, setKept] = useState<RoomView>()
  const holder = useMemo(() => credentials && { roomId, ...credentials }, [roomId, credentials])
  useEffect(() => {
    let wanted = true
    if (holder) localCopies.keptRoom(holder).then(view => wanted && setKept(view))
    return () => {
      wanted = false
    }
  }, [holder])
  useEffect(() => {
    if (holder && data) localCopies.keepRoom(holder, data)
  }, [holder, data])
  const code = error instanceof ApiFailure ? error.code : undefined
  useEffect(() => {
    if (code !== "no_room") return
    localCopies.forgetRoom(roomId)
    forgetDrafts(
      keptStorage(() => window.localStorage),
      roomId,
    )
  }, [code, roomId])
  // What was begun here is nowhere else, whatever the server says.
  return code === undefined || code === "unreachable" || isBegun(roomId) ? kept : undefined
}
