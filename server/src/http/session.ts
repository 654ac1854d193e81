import { MAX_PHASE_MINUTES, PHASE_IDS } from "@outloud/shared/clock/phases.ts"
import type { ClockAnswer, EndedRequest, RevealRequest } from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { REVEAL_KINDS, type Reveal } from "@outloud/shared/room/session.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { RoomService } from "../rooms/room-service.ts"
import type { SessionDesk } from "../session/session-desk.ts"
import { readBody } from "./body.ts"
import { admitVisitor, requireManager, type VisitorEnv } from "./visitor.ts"

const from = z.int().min(0).max(PHASE_IDS.length)

const ClockBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("plan"),
    phases: z
      .array(z.object({ id: z.enum(PHASE_IDS), minutes: z.number().positive().max(MAX_PHASE_MINUTES) }))
      .min(1)
      .max(PHASE_IDS.length),
  }),
  z.object({ type: z.literal("start") }),
  z.object({ type: z.literal("pause") }),
  z.object({ type: z.literal("next"), from }),
  z.object({ type: z.literal("back"), from }),
  z.object({
    type: z.literal("extend"),
    from,
    minutes: z.number().min(-MAX_PHASE_MINUTES).max(MAX_PHASE_MINUTES),
  }),
])

const RevealBody: z.ZodType<RevealRequest> = z.object({ kind: z.enum(REVEAL_KINDS), id: z.string().max(64) })

const EndedBody: z.ZodType<EndedRequest> = z.object({ ended: z.boolean() })

interface SessionRoutesOptions {
  readonly rooms: RoomService
  readonly desk: SessionDesk
  readonly clock: Clock
  readonly loadAnswerKey: (questionId: string) => Promise<AnswerKey> | undefined
}

/** Mounted at /:roomId. What the interviewer commands, and what only the interviewer may know. */
export function sessionRoutes({ rooms, desk, clock, loadAnswerKey }: SessionRoutesOptions) {
  const keyOf = (questionId: string) => {
    const key = loadAnswerKey(questionId)
    if (key === undefined) throw new Refusal("not_found", "This question has no answer key.")
    return key
  }
  return new Hono<VisitorEnv>()
    .use("/clock", admitVisitor(rooms), requireManager)
    .use("/reveals", admitVisitor(rooms), requireManager)
    .use("/ended", admitVisitor(rooms), requireManager)
    .use("/answer-key", admitVisitor(rooms), requireManager)
    .post("/clock", async c => {
      const command = await readBody(c, ClockBody)
      const turned = await desk.turn(c.get("visitor").room.id, command)
      return c.json({ clock: turned, now: clock.now() } satisfies ClockAnswer)
    })
    .post("/reveals", async c => {
      const { room } = c.get("visitor")
      const { kind, id } = await readBody(c, RevealBody)
      const card = cardOf(await keyOf(room.questionId), kind, id)
      if (card === undefined) throw new Refusal("not_found", "There is no such card in this question.")
      return c.json(await desk.reveal(room.id, card), 201)
    })
    .put("/ended", async c => {
      const { ended } = await readBody(c, EndedBody)
      await desk.setEnded(c.get("visitor").room.id, ended)
      return c.json({ ended } satisfies EndedRequest)
    })
    .get("/answer-key", async c => c.json(await keyOf(c.get("visitor").room.questionId)))
}

/** What an answer key says on a card; undefined where there is no such card. */
function cardOf(key: AnswerKey, kind: Reveal["kind"], id: string): Omit<Reveal, "at"> | undefined {
  switch (kind) {
    case "fact": {
      const fact = key.facts.find(one => one.id === id)
      return fact && { kind, id, title: fact.ask, text: fact.fact }
    }
    case "hint": {
      const hint = key.hints[Number(id) - 1]
      return hint === undefined ? undefined : { kind, id, title: "", text: hint }
    }
    case "change":
      return id === "1" ? { kind, id, title: "", text: key.change.text } : undefined
    default:
      return kind satisfies never
  }
}
