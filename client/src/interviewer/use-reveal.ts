import type { RevealRequest } from "@outloud/shared/protocol/api.ts"
import { useMutation } from "@tanstack/react-query"
import { reveal } from "../api.ts"
import { useRoomParts } from "../room/room-context.ts"

/** Shows a card to everybody. It comes back through the session, to the interviewer like to the others. */
export function useReveal() {
  const { room, credentials, view } = useRoomParts()
  return useMutation({
    mutationFn: (card: RevealRequest) => reveal(room.roomId, credentials, card),
    onSuccess: () => view.getState().announce("The card is shown to everybody."),
    onError: error => view.getState().refuse(`The card was not shown. ${error.message}`),
  })
}
