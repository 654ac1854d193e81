import { isSecret } from "@outloud/shared/protocol/subprotocol.ts"
import { ROLES, type Role } from "@outloud/shared/room/roles.ts"

/** One link of a room, as this browser knows it. */
export interface RememberedLink {
  readonly token: string
  /** Null until the server has said it. */
  readonly role: Role | null
  /** The server's public id of the link; null until known. */
  readonly linkId: string | null
  /** This browser's secret for the link; null until the link is first used here. */
  readonly participantKey: string | null
  /** Milliseconds since 1970 when it was last opened here; null where it is only kept to be passed on. */
  readonly usedAt: number | null
  /** Whether the link is one of those that the room was made with, in this browser. */
  readonly first: boolean
}

export interface RememberedRoom {
  readonly roomId: string
  /** The question's title; null until the server has said it. */
  readonly title: string | null
  /** The origin that the server wants in links; null where any origin it is reached by will do. */
  readonly publicUrl: string | null
  readonly links: readonly RememberedLink[]
  /** The question of a room that was begun here while the server was away; null once the server knows the room. */
  readonly begunFor: string | null
}

const VERSION = 1

export function writeRoom(room: RememberedRoom): string {
  return JSON.stringify({ v: VERSION, ...room })
}

/** Null where the text is not a room: other versions, damage and strangers' data are all ignored, never thrown. */
export function readRoom(roomId: string, text: string): RememberedRoom | null {
  const raw = parse(text)
  if (!isObject(raw) || raw.v !== VERSION || raw.roomId !== roomId || !Array.isArray(raw.links)) return null
  const links = raw.links.map(readLink).filter(link => link !== null)
  return {
    roomId,
    title: textOrNull(raw.title),
    publicUrl: textOrNull(raw.publicUrl),
    links,
    begunFor: textOrNull(raw.begunFor),
  }
}

function readLink(raw: unknown): RememberedLink | null {
  if (!isObject(raw) || typeof raw.token !== "string" || !isSecret(raw.token)) return null
  const key = textOrNull(raw.participantKey)
  return {
    token: raw.token,
    role: ROLES.find(role => role === raw.role) ?? null,
    linkId: textOrNull(raw.linkId),
    participantKey: key !== null && isSecret(key) ? key : null,
    usedAt: typeof raw.usedAt === "number" && Number.isFinite(raw.usedAt) ? raw.usedAt : null,
    first: raw.first === true,
  }
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null
}
