import type { Question } from "@outloud/shared/questions/question.ts"
import type { RoomMode } from "@outloud/shared/room/roles.ts"
import { useMutation } from "@tanstack/react-query"
import { useLocation } from "wouter"
import { ApiFailure, createRoom } from "../api.ts"
import { readRoomLink, roomPath } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"

/** Makes a room for a question, keeps its links in this browser, and goes there as the one who runs it. */
export function useStartRoom(question: Question) {
  const [, navigate] = useLocation()
  return useMutation<string, Error, RoomMode>({
    mutationFn: async mode => {
      const created = await createRoom({ questionId: question.id, mode }, rememberedRooms.passphrase())
      const mine = readRoomLink(created.links[mode === "solo" ? "solo" : "interviewer"] ?? "")
      if (!mine) throw new ApiFailure("unexpected", "The server made a room but gave no link to it.", 201)
      rememberedRooms.keepCreated({ ...created, title: question.title })
      rememberedRooms.open(mine)
      return created.roomId
    },
    onSuccess: roomId => navigate(roomPath(roomId)),
  })
}
