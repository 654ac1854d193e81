import type { LinkView, NewLink } from "@outloud/shared/protocol/api.ts"
import { ROLES } from "@outloud/shared/room/roles.ts"
import { Hono } from "hono"
import { z } from "zod"
import type { RoomService, Visitor } from "../rooms/room-service.ts"
import type { Link, Participant } from "../storage/room-store.ts"
import { readBody } from "./body.ts"
import { admitVisitor, requireManager, type VisitorEnv } from "./visitor.ts"

const NewLinkBody = z.object({ role: z.enum(ROLES).exclude(["solo"]) })

/** Mounted at /:roomId/links. */
export function linkRoutes(rooms: RoomService) {
  return new Hono<VisitorEnv>()
    .use(admitVisitor(rooms), requireManager)
    .get("/", async c => {
      const visitor = c.get("visitor")
      const [links, participants] = await Promise.all([
        rooms.links(visitor.room.id),
        rooms.participants(visitor.room.id),
      ])
      return c.json(links.map(link => presentLink(link, participants, visitor)))
    })
    .post("/", async c => {
      const visitor = c.get("visitor")
      const { role } = await readBody(c, NewLinkBody)
      const { link, url } = await rooms.addLink(visitor.room.id, role)
      return c.json({ link: presentLink(link, [], visitor), url } satisfies NewLink, 201)
    })
    .delete("/:linkId", async c => {
      await rooms.revokeLink(c.get("visitor").room.id, c.req.param("linkId"))
      return c.body(null, 204)
    })
}

function presentLink(link: Link, participants: readonly Participant[], visitor: Visitor): LinkView {
  return {
    id: link.id,
    role: link.role,
    createdAt: link.createdAt,
    revokedAt: link.revokedAt,
    mine: link.id === visitor.link.id,
    participants: participants
      .filter(({ linkId }) => linkId === link.id)
      .map(({ id, name, color, role }) => ({ id, name, color, role })),
  }
}
