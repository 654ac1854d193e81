import { NAME_LENGTH, type ParticipantView, type RoomView } from "@outloud/shared/protocol/api.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { ROOM_MODES } from "@outloud/shared/room/roles.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { Clock } from "../clock.ts"
import type { Config } from "../config.ts"
import { Refusal } from "../errors.ts"
import { loadAnswerKey } from "../questions/answer-keys.ts"
import type { RoomService, Visitor } from "../rooms/room-service.ts"
import type { MarkDesk } from "../session/mark-desk.ts"
import type { RoleDesk } from "../session/role-desk.ts"
import type { SessionDesk } from "../session/session-desk.ts"
import type { Participant } from "../storage/room-store.ts"
import { readBody } from "./body.ts"
import { linkRoutes } from "./links.ts"
import { noteRoutes } from "./notes.ts"
import { requirePassphrase } from "./passphrase.ts"
import { peopleRoutes } from "./people.ts"
import { sessionRoutes } from "./session.ts"
import { admitVisitor, requireManager } from "./visitor.ts"

const NewRoom = z.object({ questionId: z.string().max(200), mode: z.enum(ROOM_MODES) })

/** Control characters would garble every list that a name stands in. */
const Rename = z.object({
  name: z
    .string()
    .transform(name => name.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim())
    .pipe(z.string().min(1, "A name needs at least one character.").max(NAME_LENGTH)),
})

interface RoomRoutesOptions {
  readonly rooms: RoomService
  readonly findQuestion: (id: string) => Question | undefined
  readonly config: Pick<Config, "publicUrl" | "tldrawLicenseKey" | "accessPassphrase">
  readonly clock: Clock
  readonly desk: SessionDesk
  readonly roles: RoleDesk
  readonly marks: MarkDesk
}

export function roomRoutes({ rooms, findQuestion, config, clock, desk, roles, marks }: RoomRoutesOptions) {
  return new Hono()
    .post("/", requirePassphrase(config.accessPassphrase, clock), async c => {
      const { questionId, mode } = await readBody(c, NewRoom)
      const question = findQuestion(questionId)
      if (question === undefined)
        throw new Refusal("unknown_question", `There is no question '${questionId}'.`)
      return c.json(await rooms.create(question, mode), 201)
    })
    .get("/:roomId", admitVisitor(rooms), c => {
      return c.json(presentRoom(c.get("visitor"), { findQuestion, config }))
    })
    .delete("/:roomId", admitVisitor(rooms), requireManager, async c => {
      await rooms.delete(c.get("visitor").room.id)
      return c.body(null, 204)
    })
    .put("/:roomId/me", admitVisitor(rooms), async c => {
      const { name } = await readBody(c, Rename)
      return c.json(presentParticipant(await rooms.rename(c.get("visitor"), name)))
    })
    .route("/:roomId/links", linkRoutes(rooms))
    .route("/:roomId/notes", noteRoutes({ rooms, marks }))
    .route("/:roomId", peopleRoutes({ rooms, desk: roles }))
    .route("/:roomId", sessionRoutes({ rooms, desk, clock, loadAnswerKey }))
}

function presentRoom(
  { room, participant }: Visitor,
  { findQuestion, config }: Pick<RoomRoutesOptions, "findQuestion" | "config">,
): RoomView {
  const question = findQuestion(room.questionId)
  if (question === undefined)
    throw new Refusal("unknown_question", "This room's question is not on this server any more.")
  const { id, title, text, difficulty, tags, role, round } = question
  return {
    roomId: room.id,
    mode: room.mode,
    question: { id, title, text, difficulty, tags, role, round },
    createdAt: room.createdAt,
    me: presentParticipant(participant),
    publicUrl: config.publicUrl,
    tldrawLicenseKey: config.tldrawLicenseKey,
  }
}

export function presentParticipant({ id, name, color, role }: Participant): ParticipantView {
  return { id, name, color, role }
}
