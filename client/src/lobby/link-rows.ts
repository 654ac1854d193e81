import type { LinkView } from "@outloud/shared/protocol/api.ts"
import type { Role } from "@outloud/shared/room/roles.ts"

/** In the order in which they are handed out. Nobody can make another solo link. */
const INVITED: readonly Role[] = ["candidate", "interviewer", "observer"]

export interface RoleLinks {
  readonly role: Role
  /** Links that still work, the oldest first. */
  readonly links: readonly LinkView[]
}

/** Every role that can be invited, with its working links; and solo where the room has such a link. */
export function linksByRole(links: readonly LinkView[]): readonly RoleLinks[] {
  const working = links.filter(link => link.revokedAt === null).sort((a, b) => a.createdAt - b.createdAt)
  const roles: readonly Role[] = working.some(link => link.role === "solo") ? ["solo", ...INVITED] : INVITED
  return roles.map(role => ({ role, links: working.filter(link => link.role === role) }))
}

/** The element that stands for a role's links; where the focus goes when one of them disappears. */
export function headingId(role: Role): string {
  return `links-of-${role}`
}

/** Who has come by a link: names, then how many have given none. */
export function visitorWords({ participants, mine }: LinkView): string {
  const names = participants.map(({ name }) => name).filter(Boolean)
  const unnamed = participants.length - names.length
  if (mine && names.length === 0) return "Your own link"
  if (participants.length === 0) return "Not used yet"
  if (names.length === 0) return unnamed === 1 ? "Opened by one person" : `Opened by ${unnamed} people`
  const used = `Used by ${names.join(", ")}${unnamed > 0 ? ` and ${unnamed} more` : ""}`
  return mine ? `Your own link. ${used}` : used
}

/** Whether an origin can be reached from this machine alone. */
export function isLocalOnly(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
