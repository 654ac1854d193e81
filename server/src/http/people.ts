import type { RoleRequest, SwapRequest } from "@outloud/shared/protocol/api.ts"
import { ROLES } from "@outloud/shared/room/roles.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { RoomService } from "../rooms/room-service.ts"
import type { RoleDesk } from "../session/role-desk.ts"
import { readBody } from "./body.ts"
import { admitVisitor, requireManager, type VisitorEnv } from "./visitor.ts"

const RoleBody: z.ZodType<RoleRequest> = z.object({ role: z.enum(ROLES).exclude(["solo"]) })
const SwapBody: z.ZodType<SwapRequest> = z.object({ with: z.string().max(64), turn: z.int().min(0) })

/** Mounted at /:roomId. Who is what, as the interviewer says. */
export function peopleRoutes({ rooms, desk }: { readonly rooms: RoomService; readonly desk: RoleDesk }) {
  return new Hono<VisitorEnv>()
    .use("/people/*", admitVisitor(rooms), requireManager)
    .use("/swap", admitVisitor(rooms), requireManager)
    .put("/people/:personId/role", async c => {
      const { role } = await readBody(c, RoleBody)
      await desk.changeRole(c.get("visitor"), c.req.param("personId"), role)
      return c.body(null, 204)
    })
    .delete("/people/:personId", async c => {
      await desk.remove(c.get("visitor"), c.req.param("personId"))
      return c.body(null, 204)
    })
    .post("/swap", async c => {
      const { with: candidateId, turn } = await readBody(c, SwapBody)
      await desk.swap(c.get("visitor"), candidateId, turn)
      return c.body(null, 204)
    })
}
