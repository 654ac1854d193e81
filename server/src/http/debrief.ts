import { debriefKeyOf } from "@outloud/shared/debrief/debrief-key.ts"
import type { DebriefWordRequest } from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { DEBRIEF_WORD_LENGTH } from "@outloud/shared/room/session.ts"
import { Hono } from "hono"
import { z } from "zod"
import { Refusal } from "../errors.ts"
import type { RoomService } from "../rooms/room-service.ts"
import type { SessionDesk } from "../session/session-desk.ts"
import { readBody } from "./body.ts"
import { admitVisitor, requireEnded, requireManager, type VisitorEnv } from "./visitor.ts"

const WordBody: z.ZodType<DebriefWordRequest> = z.object({
  about: z.string().regex(/^(?:component|flow|extra):[\w.:>*-]{1,160}$/),
  text: z.string().trim().max(DEBRIEF_WORD_LENGTH),
})

interface DebriefRoutesOptions {
  readonly rooms: RoomService
  readonly desk: SessionDesk
  readonly loadAnswerKey: (questionId: string) => Promise<AnswerKey> | undefined
}

/** Mounted at /:roomId/debrief. What everybody of a room may know once the interview has ended, and not before. */
export function debriefRoutes({ rooms, desk, loadAnswerKey }: DebriefRoutesOptions) {
  return new Hono<VisitorEnv>()
    .use(admitVisitor(rooms), requireEnded)
    .get("/key", async c => {
      const key = loadAnswerKey(c.get("visitor").room.questionId)
      if (key === undefined) throw new Refusal("not_found", "This question has no reference.")
      return c.json(debriefKeyOf(await key))
    })
    .put("/words", requireManager, async c => {
      const { room, participant } = c.get("visitor")
      const { about, text } = await readBody(c, WordBody)
      await desk.say(room.id, { about, text, by: participant.id })
      return c.body(null, 204)
    })
}
