import { NAME_LENGTH, type ParticipantView, type RoomView } from "@outloud/shared/protocol/api.ts"
import { isSecret } from "@outloud/shared/protocol/subprotocol.ts"
import { pastedQuestion, pastedQuestionSchema } from "@outloud/shared/questions/pasted-question.ts"
import { plainQuestion } from "@outloud/shared/questions/question.ts"
import { cleanLine } from "@outloud/shared/questions/question-text.ts"
import { ROOM_MODES } from "@outloud/shared/room/roles.ts"
import { isRoomId } from "@outloud/shared/room/room-id.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { Clock } from "../clock.ts"
import type { Config } from "../config.ts"
import { Refusal } from "../errors.ts"
import type { QuestionLibrary } from "../questions/question-library.ts"
import type { RoomService, Visitor } from "../rooms/room-service.ts"
import { newId } from "../rooms/secrets.ts"
import type { MarkDesk } from "../session/mark-desk.ts"
import type { RoleDesk } from "../session/role-desk.ts"
import type { RoomQuestion } from "../session/room-question.ts"
import type { ScorecardDesk } from "../session/scorecard-desk.ts"
import type { SessionDesk } from "../session/session-desk.ts"
import type { Participant } from "../storage/room-store.ts"
import { readBody } from "./body.ts"
import { debriefRoutes } from "./debrief.ts"
import { linkRoutes } from "./links.ts"
import { noteRoutes } from "./notes.ts"
import type { RequirePassphrase } from "./passphrase.ts"
import { peopleRoutes } from "./people.ts"
import { scorecardRoutes } from "./scorecards.ts"
import { sessionRoutes } from "./session.ts"
import { admitVisitor, requireManager } from "./visitor.ts"

const NewRoom = z
  .object({
    questionId: z.string().max(200).optional(),
    question: pastedQuestionSchema.optional(),
    mode: z.enum(ROOM_MODES),
    begun: z.object({ roomId: z.string().refine(isRoomId), token: z.string().refine(isSecret) }).optional(),
  })
  .refine(({ begun, mode, question }) => begun === undefined || (mode === "solo" && question === undefined), {
    error: "Only a room alone, for a question of this server's, can have been begun elsewhere.",
  })
  .refine(({ questionId, question }) => (questionId === undefined) !== (question === undefined), {
    error: "A room is made for a questionId, or for a question with title and text.",
  })

const Rename = z.object({
  name: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, "A name needs at least one character.").max(NAME_LENGTH)),
})

interface RoomRoutesOptions {
  readonly rooms: RoomService
  readonly questions: QuestionLibrary
  /** What a room asks. */
  readonly questionOf: (roomId: string) => Promise<RoomQuestion>
  readonly config: Pick<Config, "publicUrl" | "tldrawLicenseKey">
  readonly passphrase: RequirePassphrase
  readonly clock: Clock
  readonly desk: SessionDesk
  readonly roles: RoleDesk
  readonly marks: MarkDesk
  readonly scorecards: ScorecardDesk
}

export function roomRoutes(options: RoomRoutesOptions) {
  const { rooms, questions, questionOf, config, passphrase, clock, desk, roles, marks, scorecards } = options
  return new Hono()
    .post("/", passphrase, async c => {
      const { questionId = "", question: pasted, mode, begun } = await readBody(c, NewRoom)
      const question = pasted === undefined ? questions.find(questionId) : pastedQuestion(pasted, newId())
      if (question === undefined)
        throw new Refusal("unknown_question", `There is no question '${questionId}'.`)
      const inputs = questions.estimateInputs(question.id)
      return c.json(
        await rooms.create({ question, mode, ...(inputs && { inputs }), ...(begun && { begun }) }),
        201,
      )
    })
    .get("/:roomId", admitVisitor(rooms), async c => {
      const visitor = c.get("visitor")
      return c.json(presentRoom(visitor, await questionOf(visitor.room.id), config))
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
    .route("/:roomId/scorecards", scorecardRoutes({ rooms, desk: scorecards }))
    .route("/:roomId/debrief", debriefRoutes({ rooms, desk, loadAnswerKey: id => questions.answerKey(id) }))
    .route("/:roomId", peopleRoutes({ rooms, desk: roles }))
    .route("/:roomId", sessionRoutes({ rooms, desk, clock, loadAnswerKey: id => questions.answerKey(id) }))
}

function presentRoom(
  { room, participant }: Visitor,
  { question, estimateInputs }: RoomQuestion,
  config: Pick<Config, "publicUrl" | "tldrawLicenseKey">,
): RoomView {
  return {
    roomId: room.id,
    mode: room.mode,
    question: plainQuestion(question),
    ...(estimateInputs === undefined ? {} : { estimateInputs }),
    createdAt: room.createdAt,
    me: presentParticipant(participant),
    publicUrl: config.publicUrl,
    tldrawLicenseKey: config.tldrawLicenseKey,
  }
}

export function presentParticipant({ id, name, color, role }: Participant): ParticipantView {
  return { id, name, color, role }
}
