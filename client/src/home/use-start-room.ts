import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import type { PastedQuestion } from "@outloud/shared/questions/pasted-question.ts"
import type { RoomMode } from "@outloud/shared/room/roles.ts"
import { useMutation } from "@tanstack/react-query"
import { useLocation } from "wouter"
import { ApiFailure, createRoom } from "../api.ts"
import { isAway } from "../lobby/room-queries.ts"
import { readRoomLink, roomPath, simulatePath } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"

/** What a room is made for: a question that the server has, or one that comes along. */
type Asked = { readonly question: ListedQuestion } | { readonly pasted: PastedQuestion }

/** "simulate": alone, with the simulated interviewer ready to begin. */
export type StartKind = RoomMode | "simulate"

export type StartRoom = ReturnType<typeof useStartRoom>

/**
 * Makes a room for a question, keeps its links in this browser, and goes there as the one who runs it. A room alone
 * begins without the server where it can. `onMade` is called when there is a room, before this page goes.
 */
export function useStartRoom(asked: Asked, onMade?: () => void) {
  const [, navigate] = useLocation()
  return useMutation<string, Error, StartKind>({
    mutationFn: async kind => {
      const mode = kind === "live" ? "live" : "solo"
      try {
        return await makeRoom(asked, mode)
      } catch (error) {
        if (!isAway(error)) throw error
        return beginWithout(error, asked, mode)
      }
    },
    onSuccess: (roomId, kind) => {
      onMade?.()
      navigate(kind === "simulate" ? simulatePath(roomId) : roomPath(roomId))
    },
  })
}

async function makeRoom(asked: Asked, mode: RoomMode): Promise<string> {
  const wanted = "pasted" in asked ? { question: asked.pasted } : { questionId: asked.question.id }
  const { title } = "pasted" in asked ? asked.pasted : asked.question
  const created = await createRoom({ ...wanted, mode }, rememberedRooms.passphrase())
  const mine = readRoomLink(created.links[mode === "solo" ? "solo" : "interviewer"] ?? "")
  if (!mine) throw new ApiFailure("unexpected", "The server made a room but gave no link to it.", 201)
  rememberedRooms.keepCreated({ ...created, title })
  rememberedRooms.open(mine)
  return created.roomId
}

/** Begins a room alone for a built-in question, and says of every other why it has to wait for the server. */
async function beginWithout(away: ApiFailure, asked: Asked, mode: RoomMode): Promise<string> {
  const waits = (why: string) => new ApiFailure(away.code, `${away.message} ${why}`, away.status)
  if (mode === "live")
    throw waits("A room for two needs it; alone, you can begin a built-in question without it.")
  if ("pasted" in asked || asked.question.own)
    throw waits("A question of your own needs it; a built-in one can be begun alone without it.")
  const { beginRoom } = await import("../offline/begin-room.ts").catch(() => {
    // A browser that does not keep the program needs the server for this part of it, too.
    throw away
  })
  return beginRoom(asked.question)
}
