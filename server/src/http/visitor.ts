import { PARTICIPANT_KEY_HEADER } from "@outloud/shared/protocol/api.ts"
import { isSecret } from "@outloud/shared/protocol/subprotocol.ts"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { scorerRole } from "@outloud/shared/scorecard/scorer.ts"
import { createMiddleware } from "hono/factory"
import { Refusal } from "../errors.ts"
import type { RoomService, Visitor } from "../rooms/room-service.ts"

export interface VisitorEnv {
  Variables: { visitor: Visitor }
}

/** Lets in who holds a token of the room, and says who it is. Refuses with `bad_token` or `no_room`. */
export function admitVisitor(rooms: RoomService) {
  return createMiddleware<VisitorEnv>(async (c, next) => {
    const [scheme, token] = (c.req.header("authorization") ?? "").split(" ")
    const key = c.req.header(PARTICIPANT_KEY_HEADER)
    if (key !== undefined && !isSecret(key))
      throw new Refusal("bad_request", `${PARTICIPANT_KEY_HEADER} is malformed.`)
    const given =
      scheme?.toLowerCase() === "bearer" && token !== undefined && isSecret(token) ? token : undefined
    c.set("visitor", await rooms.admit(c.req.param("roomId") ?? "", given, key))
    await next()
  })
}

/** For interviewers and people alone. Comes after admitVisitor. */
export const requireManager = createMiddleware<VisitorEnv>(async (c, next) => {
  if (!canManageRoom(c.get("visitor").participant.role)) {
    throw new Refusal("not_allowed", "Only the interviewer can manage this room.")
  }
  await next()
})

/** For what is told only afterwards. Comes after admitVisitor. */
export const requireEnded = createMiddleware<VisitorEnv>(async (c, next) => {
  if (c.get("visitor").room.endedAt === null)
    throw new Refusal("not_allowed", "This is there once the interview has ended.")
  await next()
})

/** For everybody who judges the interview. Comes after admitVisitor. */
export const requireScorer = createMiddleware<VisitorEnv>(async (c, next) => {
  if (scorerRole(c.get("visitor").participant.role) === null)
    throw new Refusal("not_allowed", "Observers do not score.")
  await next()
})
