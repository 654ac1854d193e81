import type { Layer } from "./layers.ts"
import type { Role } from "./roles.ts"

export type LayerAction = "read" | "write"
type Grant = "none" | "read" | "write"

/** The one access table. `session` is written by the server alone, so nobody has `write` there. */
const GRANTS: Record<Role, Record<Layer, Grant>> = {
  interviewer: { diagram: "write", annotations: "write", notes: "write", session: "read" },
  candidate: { diagram: "write", annotations: "read", notes: "none", session: "read" },
  observer: { diagram: "read", annotations: "read", notes: "none", session: "read" },
  solo: { diagram: "write", annotations: "write", notes: "write", session: "read" },
}

/**
 * Whether a role may read or write a layer. The server asks it for every socket; the client only to draw itself.
 * Once the interview has ended, what everybody saw stays as it was, while interviewers go on with their notes.
 */
export function can(role: Role, action: LayerAction, layer: Layer, hasEnded = false): boolean {
  const grant = GRANTS[role][layer]
  if (action === "read") return grant !== "none"
  return grant === "write" && (layer === "notes" || !hasEnded)
}

/** Whether a role may make and revoke the room's links and delete the room. */
export function canManageRoom(role: Role): boolean {
  return role === "interviewer" || role === "solo"
}
