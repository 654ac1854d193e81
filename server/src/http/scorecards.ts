import type { ScorecardRequest, ScorecardTurnRequest } from "@outloud/shared/protocol/api.ts"
import { scorecardSchema } from "@outloud/shared/scorecard/scorecard.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { RoomService } from "../rooms/room-service.ts"
import type { ScorecardDesk } from "../session/scorecard-desk.ts"
import { readBody } from "./body.ts"
import { admitVisitor, requireManager, requireScorer, type VisitorEnv } from "./visitor.ts"

const turn = z.int().min(0)
const ScorecardBody: z.ZodType<ScorecardRequest> = z.object({ turn, card: scorecardSchema })
const TurnBody: z.ZodType<ScorecardTurnRequest> = z.object({ turn })

/** Mounted at /:roomId/scorecards. How people judge the interview, each apart, until all have. */
export function scorecardRoutes({
  rooms,
  desk,
}: {
  readonly rooms: RoomService
  readonly desk: ScorecardDesk
}) {
  return new Hono<VisitorEnv>()
    .use(admitVisitor(rooms), requireScorer)
    .get("/", async c => c.json(await desk.view(c.get("visitor"))))
    .put("/mine", async c => {
      await desk.save(c.get("visitor"), await readBody(c, ScorecardBody))
      return c.body(null, 204)
    })
    .post("/mine/submit", async c => {
      await desk.submit(c.get("visitor"), await readBody(c, ScorecardBody))
      return c.body(null, 204)
    })
    .post("/mine/reopen", async c => {
      await desk.reopen(c.get("visitor"), (await readBody(c, TurnBody)).turn)
      return c.body(null, 204)
    })
    .post("/publish", requireManager, async c => {
      await desk.publish(c.get("visitor"), (await readBody(c, TurnBody)).turn)
      return c.body(null, 204)
    })
}
