/** What a browser says about its person in the awareness field `presence`, and how others read it. */
import { isShapeId } from "@outloud/shared/records/validate-record.ts"
import { ROLES } from "@outloud/shared/room/roles.ts"
import { TL_CURSOR_TYPES } from "tldraw"
import { z } from "zod"

/** The server drops longer selections. */
export const MAX_SELECTED_IDS = 100
const MAX_COORDINATE = 1e7
const MAX_SCREEN_PIXELS = 1e5
const MAX_NAME_LENGTH = 64

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE)
const pixels = z.number().min(1).max(MAX_SCREEN_PIXELS)
const shapeId = z.string().refine(isShapeId)

const presence = z.object({
  cursor: z
    .object({
      x: coordinate,
      y: coordinate,
      type: z.enum([...TL_CURSOR_TYPES] as [string, ...string[]]).catch("default"),
      rotation: z.number().min(-100).max(100).catch(0),
    })
    .nullable(),
  selectedShapeIds: z.array(shapeId).max(MAX_SELECTED_IDS).catch([]),
  editingShapeId: shapeId.nullable().catch(null),
  camera: z.object({ x: coordinate, y: coordinate, z: z.number().min(0.01).max(100) }).nullable(),
  screen: z.object({ w: pixels, h: pixels }).nullable(),
  /** Nobody says that they draw in private. */
  layer: z.enum(["diagram", "annotations"]).catch("diagram"),
  /** Whom this person follows, by participant id, so that two who follow each other do not chase. */
  following: z.string().max(MAX_NAME_LENGTH).nullable().catch(null),
  /** Milliseconds since 1970, by the sender's clock. */
  lastActivity: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
})

/** Written by the server alone; still checked, because a local copy or another server may not be ours. */
const user = z.object({
  id: z.string().min(1).max(MAX_NAME_LENGTH),
  name: z.string().max(MAX_NAME_LENGTH),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  role: z.enum(ROLES),
})

const peer = z.object({ user, presence })

export type PresenceState = z.infer<typeof presence>
export type PeerState = z.infer<typeof peer>

/** Undefined for anything that is not, field by field, a peer: it is then not shown. Never throws. */
export function parsePeer(state: unknown): PeerState | undefined {
  const parsed = peer.safeParse(state)
  return parsed.success ? parsed.data : undefined
}
