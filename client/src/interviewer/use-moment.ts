import { useCallback } from "react"
import { useServerTime } from "../clock/use-server-time.ts"
import { usePractice } from "../practice/practice-context.ts"
import { useRoomParts } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"

/** Says when something is noted: the time, the phase, and by whom. */
export function useMoment() {
  const { room } = useRoomParts()
  const session = useSession()
  const practice = usePractice()
  // Alone with the simulated interviewer, its clock is the interview's.
  const clock = practice?.clock ?? session.clock
  const now = useServerTime()
  const hasStarted = clock !== undefined && clock.startedAt !== null
  const phase = hasStarted ? (clock.phases[clock.current]?.id ?? null) : null
  const by = room.me.id
  return useCallback(() => ({ at: now(), phase, by }), [now, phase, by])
}
