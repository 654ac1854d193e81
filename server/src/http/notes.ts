import type { ShowMarksRequest, ShownMarks } from "@outloud/shared/protocol/api.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { RoomService } from "../rooms/room-service.ts"
import type { MarkDesk } from "../session/mark-desk.ts"
import { sealedNotesOf } from "../session/sealed-notes.ts"
import { readBody } from "./body.ts"
import { admitVisitor, requireManager, type VisitorEnv } from "./visitor.ts"

/** More than anybody selects on purpose. */
const MOST_MARKS = 500

const ShowMarksBody: z.ZodType<ShowMarksRequest> = z.object({
  ids: z.array(z.string().max(256)).min(1).max(MOST_MARKS),
})

/** Mounted at /:roomId/notes. What is done with notes beside writing them, which goes by the layer's socket. */
export function noteRoutes({ rooms, marks }: { readonly rooms: RoomService; readonly marks: MarkDesk }) {
  return new Hono<VisitorEnv>()
    .use(admitVisitor(rooms))
    .get("/sealed", async c => c.json(await sealedNotesOf(rooms, c.get("visitor"))))
    .post("/shown", requireManager, async c => {
      const { ids } = await readBody(c, ShowMarksBody)
      return c.json({ shown: await marks.show(c.get("visitor").room.id, ids) } satisfies ShownMarks)
    })
}
