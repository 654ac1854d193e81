import type { LinkView } from "@outloud/shared/protocol/api.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import {
  ApiFailure,
  type Credentials,
  createLink,
  createRoom,
  getRoom,
  listLinks,
  revokeLink,
} from "../api.ts"
import { readRoomLink } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"

/** Milliseconds between tries while the server is away. */
const RETRY_EVERY = 5000
/** Milliseconds between looks at who has come by which link. */
const LINKS_EVERY = 10_000

/** What the server says about a room, asked by one link. Keeps asking while the server is away. */
export function useRoom(roomId: string, credentials: Credentials | null) {
  return useQuery({
    queryKey: ["rooms", roomId, credentials?.token],
    queryFn: async ({ signal }) => {
      if (!credentials) throw new ApiFailure("bad_token", "A link is needed to enter this room.", 401)
      await makeBegun(roomId, credentials.token)
      const room = await getRoom(roomId, credentials, signal)
      const facts = { title: room.question.title, publicUrl: room.publicUrl, role: room.me.role }
      rememberedRooms.describe(roomId, credentials.token, facts)
      return room
    },
    enabled: credentials !== null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: query => (isAway(query.state.error) ? RETRY_EVERY : false),
  })
}

/** Has the server make a room that was begun here without it. */
async function makeBegun(roomId: string, token: string): Promise<void> {
  const questionId = rememberedRooms.find(roomId)?.begunFor
  if (questionId == null) return
  const begun = { roomId, token }
  await createRoom({ questionId, mode: "solo", begun }, rememberedRooms.passphrase())
  rememberedRooms.made(roomId)
}

/** The room's links as the server knows them; for those who manage the room. */
export function useLinks(roomId: string, credentials: Credentials | null) {
  return useQuery({
    queryKey: linksKey(roomId),
    queryFn: ({ signal }) => {
      if (!credentials) throw new ApiFailure("bad_token", "A link is needed to enter this room.", 401)
      return listLinks(roomId, credentials, signal)
    },
    refetchInterval: LINKS_EVERY,
  })
}

export function useNewLink(roomId: string, credentials: Credentials | null) {
  const queries = useQueryClient()
  return useMutation<void, Error, Role>({
    mutationFn: async role => {
      if (!credentials) throw new ApiFailure("bad_token", "A link is needed to enter this room.", 401)
      const { link, url } = await createLink(roomId, credentials, { role })
      const made = readRoomLink(url)
      if (!made) throw new ApiFailure("unexpected", "The server made a link that cannot be read.", 201)
      rememberedRooms.keepIssued(roomId, made.token, { linkId: link.id, role })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: linksKey(roomId) }),
  })
}

interface LinkToRevoke {
  readonly link: LinkView
  /** Null where this browser does not know it. */
  readonly token: string | null
}

export function useRevokeLink(roomId: string, credentials: Credentials | null) {
  const queries = useQueryClient()
  return useMutation<void, Error, LinkToRevoke>({
    mutationFn: async ({ link, token }) => {
      if (!credentials) throw new ApiFailure("bad_token", "A link is needed to enter this room.", 401)
      await revokeLink(roomId, credentials, link.id)
      if (token !== null) rememberedRooms.forget({ roomId, token })
    },
    // Whoever has revoked their own link is outside now; asking anew about the room shows it.
    onSettled: (_done, error, { link }) =>
      link.mine && !error
        ? queries.resetQueries({ queryKey: ["rooms", roomId] })
        : queries.invalidateQueries({ queryKey: linksKey(roomId) }),
  })
}

function linksKey(roomId: string) {
  return ["rooms", roomId, "links"]
}

export function isAway(error: unknown): error is ApiFailure {
  return error instanceof ApiFailure && error.code === "unreachable"
}
