/** What a link lets its holder be. The server decides it; see docs/room-spec.md, RP rules. */
export const ROLES = ["interviewer", "candidate", "observer", "solo"] as const
export type Role = (typeof ROLES)[number]

/** A live room has two sides; a solo room is one person, who may invite others later. */
export const ROOM_MODES = ["live", "solo"] as const
export type RoomMode = (typeof ROOM_MODES)[number]

/** The roles that a new room of each mode gets a link for. */
export const FIRST_LINKS: Record<RoomMode, readonly Role[]> = {
  live: ["interviewer", "candidate", "observer"],
  solo: ["solo"],
}
