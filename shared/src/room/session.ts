import type * as Y from "yjs"
import type { Json } from "../records/codec.ts"
import type { Role } from "./roles.ts"

/** The root of the `session` layer: what the server alone writes and everybody in the room reads. */
export const SESSION_ROOT = "session"

/** Somebody who has come into the room, whether or not they are here now. Key: `roster.<participant id>`. */
export interface RosterEntry {
  readonly name: string
  readonly color: string
  readonly role: Role
}

export function sessionOf(doc: Y.Doc): Y.Map<Json> {
  return doc.getMap<Json>(SESSION_ROOT)
}

export function rosterKey(participantId: string): string {
  return `roster.${participantId}`
}
