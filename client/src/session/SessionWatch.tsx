import { useEffect, useRef } from "react"
import { useRoomParts, useView } from "../room/room-context.ts"
import { useSession } from "./use-session.ts"

export interface SessionWatchProps {
  readonly onRoleChanged: () => void
}

/** Lets the page follow what the server says of the interview as a whole, and says it aloud. */
export function SessionWatch({ onRoleChanged }: SessionWatchProps): null {
  const { room } = useRoomParts()
  const { people, endedAt } = useSession()
  const setEnded = useView(view => view.setEnded)
  const announce = useView(view => view.announce)
  const hasEnded = endedAt !== null
  const heard = useRef<boolean | null>(null)
  useEffect(() => {
    setEnded(hasEnded)
    if (heard.current !== null && heard.current !== hasEnded) announce(hasEnded ? ENDED : REOPENED)
    heard.current = hasEnded
  }, [hasEnded, setEnded, announce])
  const role = people[room.me.id]?.role
  useEffect(() => {
    // Asked once for each change: should the two never agree, the server's answer over HTTP holds.
    if (role !== undefined && role !== room.me.role) onRoleChanged()
  }, [role, room.me.role, onRoleChanged])
  return null
}

const ENDED = "The interview has ended. The board is read-only now."
const REOPENED = "The interview is open again."
