import { isSecret } from "@outloud/shared/protocol/subprotocol.ts"

/** `/r/<roomId>`, with at most a slash after it. */
const ROOM_PATH = /^\/r\/([^/]+)\/?$/

/** Links come without an origin; the parser wants one. */
const ANY_ORIGIN = "http://localhost"

export interface RoomLink {
  readonly roomId: string
  readonly token: string
}

/** Reads `/r/<roomId>#<token>`, with or without an origin before it. Null where it is not such a link. */
export function readRoomLink(link: string): RoomLink | null {
  if (!URL.canParse(link, ANY_ORIGIN)) return null
  const { pathname, hash } = new URL(link, ANY_ORIGIN)
  const roomId = roomIdOf(pathname)
  const token = hash.slice(1)
  return roomId !== null && isSecret(token) ? { roomId, token } : null
}

export function roomPath(roomId: string): string {
  return `/r/${encodeURIComponent(roomId)}`
}

export const DEBRIEF_ROUTE = "/r/:roomId/debrief"

/** The debrief of a room's interview. */
export function debriefPath(roomId: string): string {
  return `${roomPath(roomId)}/debrief`
}

const SHOW = "show"

/** The room, with one part of its board shown. */
export function roomPathShowing(roomId: string, shapeId: string): string {
  return `${roomPath(roomId)}?${new URLSearchParams({ [SHOW]: shapeId })}`
}

/** The part of the board that an address asks to be shown; null where it asks for none. */
export function shownPart(search: string): string | null {
  return new URLSearchParams(search).get(SHOW)
}

const SIMULATE = "simulate"

/** The room, with the simulated interviewer ready to begin. */
export function simulatePath(roomId: string): string {
  return `${roomPath(roomId)}?${SIMULATE}`
}

export function asksToSimulate(search: string): boolean {
  return new URLSearchParams(search).has(SIMULATE)
}

/** The whole link, to be passed on. `origin` has no trailing slash. */
export function shareableLink(origin: string, { roomId, token }: RoomLink): string {
  return `${origin}${roomPath(roomId)}#${token}`
}

function roomIdOf(pathname: string): string | null {
  const encoded = ROOM_PATH.exec(pathname)?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}

/**
 * Takes the token out of the address bar: returns the link, and leaves the same page at an address without the
 * secret, so that screen sharing, bookmarks and the history do not carry it.
 */
export function takeRoomLink(location: Location, history: History): RoomLink | null {
  const link = readRoomLink(location.pathname + location.hash)
  if (link) history.replaceState(history.state, "", location.pathname + location.search)
  return link
}
