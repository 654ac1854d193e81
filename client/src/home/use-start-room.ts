import type { CreatedRoom, ListedQuestion } from "@outloud/shared/protocol/api.ts"
import type { PastedQuestion } from "@outloud/shared/questions/pasted-question.ts"
import type { RoomMode } from "@outloud/shared/room/roles.ts"
import { useMutation } from "@tanstack/react-query"
import { useLocation } from "wouter"
import { ApiFailure, createRoom } from "../api.ts"
import { isAway } from "../lobby/room-queries.ts"
import { readRoomLink, roomPath, simulatePath } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"

interface RoomToStart {
  /** What the room is remembered by. */
  readonly title: string
  readonly asked: { readonly questionId: string } | { readonly question: PastedQuestion }
  /** The question, where a room alone can be begun for it without the server. */
  readonly offline?: ListedQuestion | undefined
  /** Called when there is a room, before this page goes. */
  readonly onMade?: () => void
}

/** "simulate": alone, with the simulated interviewer ready to begin. */
export type StartKind = RoomMode | "simulate"

export type StartRoom = ReturnType<typeof useStartRoom>

/** Makes a room for a question, keeps its links in this browser, and goes there as the one who runs it. */
export function useStartRoom({ title, asked, offline, onMade }: RoomToStart) {
  const [, navigate] = useLocation()
  return useMutation<string, Error, StartKind>({
    mutationFn: async kind => {
      const mode = kind === "live" ? "live" : "solo"
      let created: CreatedRoom
      try {
        created = await createRoom({ ...asked, mode }, rememberedRooms.passphrase())
      } catch (error) {
        if (mode === "live" || !isAway(error) || offline === undefined) throw error
        const { beginRoom } = await import("../offline/begin-room.ts")
        return beginRoom(offline)
      }
      const mine = readRoomLink(created.links[mode === "solo" ? "solo" : "interviewer"] ?? "")
      if (!mine) throw new ApiFailure("unexpected", "The server made a room but gave no link to it.", 201)
      rememberedRooms.keepCreated({ ...created, title })
      rememberedRooms.open(mine)
      return created.roomId
    },
    onSuccess: (roomId, kind) => {
      onMade?.()
      navigate(kind === "simulate" ? simulatePath(roomId) : roomPath(roomId))
    },
  })
}
