import type { ClockCommand } from "@outloud/shared/clock/session-clock.ts"
import { useMutation } from "@tanstack/react-query"
import { turnClock } from "../api.ts"
import { useRoomParts } from "../room/room-context.ts"

/** Turns the room's clock. The new state comes back through the session, to everybody alike. */
export function useTurnClock() {
  const { room, credentials, view } = useRoomParts()
  return useMutation({
    mutationFn: (command: ClockCommand) => turnClock(room.roomId, credentials, command),
    onError: error => view.getState().refuse(`The clock was not changed. ${error.message}`),
  })
}
