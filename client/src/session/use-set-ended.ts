import { useMutation } from "@tanstack/react-query"
import { setEnded } from "../api.ts"
import { useRoomParts } from "../room/room-context.ts"

/** Ends the interview, or opens it again. What follows comes back through the session, to everybody alike. */
export function useSetEnded() {
  const { room, credentials } = useRoomParts()
  return useMutation({
    mutationFn: (ended: boolean) => setEnded(room.roomId, credentials, { ended }),
  })
}
