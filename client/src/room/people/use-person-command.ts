import type { Role } from "@outloud/shared/room/roles.ts"
import { useMutation } from "@tanstack/react-query"
import { changeRole, removePerson, swapRoles } from "../../api.ts"
import { useSession } from "../../session/use-session.ts"
import { useRoomParts } from "../room-context.ts"

export type PersonCommand =
  | { readonly kind: "swap" }
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "remove" }

/** What whoever runs the room may do with somebody in it. Sockets close and open again by themselves. */
export function usePersonCommand(personId: string) {
  const { room, credentials } = useRoomParts()
  const { turn } = useSession()
  return useMutation<void, Error, PersonCommand>({
    mutationFn: command => {
      switch (command.kind) {
        case "swap":
          return swapRoles(room.roomId, credentials, { with: personId, turn })
        case "role":
          return changeRole(room.roomId, credentials, personId, { role: command.role })
        case "remove":
          return removePerson(room.roomId, credentials, personId)
        default:
          return command satisfies never
      }
    },
  })
}
