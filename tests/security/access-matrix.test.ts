import type { Config } from "@outloud/server/config.ts"
import type { ApiError } from "@outloud/shared/protocol/api.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { can, canManageRoom } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer, PRESENCE_LAYER } from "@outloud/shared/room/layers.ts"
import { ROLES, type Role } from "@outloud/shared/room/roles.ts"
import { readSession, type Session } from "@outloud/shared/room/session.ts"
import { EMPTY_SCORECARD } from "@outloud/shared/scorecard/scorecard.ts"
import { describe, expect, it } from "vitest"
import { FourRoleRoom } from "../support/four-role-room.ts"
import { box } from "../support/records.ts"
import { TestServer } from "../support/test-server.ts"

/** Something that befalls a room, a link or a person. */
interface State {
  readonly name: string
  enter(room: FourRoleRoom, role: Role): Promise<unknown>
  /** What it takes away, it takes from every action alike. */
  readonly refusal?: { readonly close: number; readonly status: number; readonly error: string }
  /** What somebody is afterwards; what they were, where it changes nobody. */
  readonly roleAfter?: (role: Role) => Role
  readonly hasEnded?: boolean
  /** It was ended and is open again. */
  readonly wasEnded?: boolean
  /** It happens only to a room that nobody is in. */
  readonly sparesWhoIsThere?: boolean
}

/** Rooms that nobody is in are kept for so long; an hour of it would be thousands of heartbeats. */
const KEPT_MS = 30_000
const FIRST_SWEEP_MS = 60_000
const DAY_MS = 24 * 3600 * 1000

function shortLived(): Promise<FourRoleRoom> {
  const config = (usual: Config): Config => ({ ...usual, roomDays: KEPT_MS / DAY_MS })
  return FourRoleRoom.create(new TestServer({ config }))
}

const OTHER_SIDE: Partial<Record<Role, Role>> = { interviewer: "candidate", candidate: "interviewer" }

const STATES: readonly State[] = [
  { name: "fresh", enter: async () => {} },
  {
    name: "revoked link",
    enter: async (room, role) => room.requestAsWitness("DELETE", `/links/${await room.linkOf(role)}`),
    refusal: { close: CloseCode.badToken, status: 401, error: "bad_token" },
  },
  {
    name: "removed",
    enter: async (room, role) => room.requestAsWitness("DELETE", `/people/${await room.personOf(role)}`),
    refusal: { close: CloseCode.badToken, status: 401, error: "bad_token" },
  },
  {
    name: "swapped roles",
    enter: async room =>
      room.request("interviewer", "POST", "/swap", { with: await room.personOf("candidate"), turn: 0 }),
    roleAfter: role => OTHER_SIDE[role] ?? role,
  },
  {
    name: "ended interview",
    enter: room => room.requestAsWitness("PUT", "/ended", { ended: true }),
    hasEnded: true,
  },
  {
    name: "reopened interview",
    enter: async room => {
      await room.requestAsWitness("PUT", "/ended", { ended: true })
      await room.requestAsWitness("PUT", "/ended", { ended: false })
    },
    wasEnded: true,
  },
  {
    name: "deleted room",
    enter: room => room.requestAsWitness("DELETE", ""),
    refusal: { close: CloseCode.noRoom, status: 404, error: "no_room" },
  },
  {
    name: "expired room",
    enter: async room => room.server.clock.advance(FIRST_SWEEP_MS),
    refusal: { close: CloseCode.noRoom, status: 404, error: "no_room" },
    sparesWhoIsThere: true,
  },
]

interface HttpAction {
  readonly name: string
  readonly may: (role: Role) => boolean
  readonly status: number
  readonly request: (
    room: FourRoleRoom,
    role: Role,
  ) => Promise<[method: string, path: string, body?: unknown]>
  /** What the action changes. */
  readonly look: (room: FourRoleRoom) => Promise<unknown>
}

const everybody = () => true
const linksOf = ({ server, room }: FourRoleRoom) => server.store.links(room.id)
const SPARE_NAME = "Somebody else"
const scores = (role: Role) => role !== "observer"
const turnOf = async ({ server, room }: FourRoleRoom) => (await server.store.room(room.id))?.turn ?? 0
const cardsIn = async ({ server, room }: FourRoleRoom) =>
  JSON.stringify(await server.store.scorecards(room.id))
const ownCard = async (room: FourRoleRoom) => ({ turn: await turnOf(room), card: EMPTY_SCORECARD })

const HTTP_ACTIONS: readonly HttpAction[] = [
  {
    name: "view the room",
    may: everybody,
    status: 200,
    request: async () => ["GET", ""],
    look: async () => 0,
  },
  {
    name: "take a name",
    may: everybody,
    status: 200,
    request: async () => ["PUT", "/me", { name: SPARE_NAME }],
    look: async ({ server, room }) =>
      (await server.store.participants(room.id)).filter(({ name }) => name === SPARE_NAME).length,
  },
  {
    name: "list the links",
    may: canManageRoom,
    status: 200,
    request: async () => ["GET", "/links"],
    look: async () => 0,
  },
  {
    name: "make a link",
    may: canManageRoom,
    status: 201,
    request: async () => ["POST", "/links", { role: "interviewer" }],
    look: async room => (await linksOf(room)).length,
  },
  {
    name: "revoke a link",
    may: canManageRoom,
    status: 204,
    request: async room => ["DELETE", `/links/${await room.linkOf("observer")}`],
    look: async room => (await linksOf(room)).filter(({ revokedAt }) => revokedAt !== null).length,
  },
  {
    name: "change a role",
    may: canManageRoom,
    status: 204,
    request: async room => ["PUT", `/people/${await room.personOf("observer")}/role`, { role: "candidate" }],
    look: async room => (await room.person("observer"))?.role,
  },
  {
    name: "remove somebody",
    may: canManageRoom,
    status: 204,
    request: async room => ["DELETE", `/people/${await room.witnessId()}`],
    look: async room => (await room.people()).filter(({ removedAt }) => removedAt !== null).length,
  },
  {
    name: "run the clock",
    may: canManageRoom,
    status: 200,
    request: async () => ["POST", "/clock", { type: "extend", from: 0, minutes: 1 }],
    look: async room => (await sessionIn(room))?.clock?.phases[0]?.extended,
  },
  {
    name: "show a card",
    may: canManageRoom,
    status: 201,
    request: async () => ["POST", "/reveals", { kind: "hint", id: "1" }],
    look: async room => (await sessionIn(room))?.reveals.length,
  },
  {
    name: "read the answer key",
    may: canManageRoom,
    status: 200,
    request: async () => ["GET", "/answer-key"],
    look: async () => 0,
  },
  {
    name: "read the notes of earlier turns",
    may: everybody,
    status: 200,
    request: async () => ["GET", "/notes/sealed"],
    look: async () => 0,
  },
  {
    name: "read who has scored",
    may: scores,
    status: 200,
    request: async () => ["GET", "/scorecards"],
    look: async () => 0,
  },
  {
    name: "write a scorecard",
    may: scores,
    status: 204,
    request: async room => ["PUT", "/scorecards/mine", await ownCard(room)],
    look: cardsIn,
  },
  {
    name: "submit a scorecard",
    may: scores,
    status: 204,
    request: async room => ["POST", "/scorecards/mine/submit", await ownCard(room)],
    look: cardsIn,
  },
  {
    name: "take a scorecard back",
    may: scores,
    status: 204,
    request: async (room, role) => {
      await room.request(role, "POST", "/scorecards/mine/submit", await ownCard(room))
      return ["POST", "/scorecards/mine/reopen", { turn: await turnOf(room) }]
    },
    look: cardsIn,
  },
  {
    name: "publish the scorecards",
    may: canManageRoom,
    status: 204,
    request: async (room, role) => {
      await room.request(role, "POST", "/scorecards/mine/submit", await ownCard(room))
      return ["POST", "/scorecards/publish", { turn: await turnOf(room) }]
    },
    look: async room => (await sessionIn(room))?.scores.length,
  },
  {
    name: "delete the room",
    may: canManageRoom,
    status: 204,
    request: async () => ["DELETE", ""],
    look: async ({ server, room }) => (await server.store.room(room.id)) !== undefined,
  },
]
const CHANGES_NOTHING = new Set([
  "view the room",
  "list the links",
  "read the answer key",
  "read the notes of earlier turns",
  "read who has scored",
])

/** What a newcomer reads of the session; undefined where there is no room. */
async function sessionIn(room: FourRoleRoom): Promise<Session | undefined> {
  const peer = await room.connect("solo", "session")
  await room.server.exchange(peer)
  return peer.socket.closedWith === undefined ? readSession(peer.doc) : undefined
}

/** How a socket that was open when it happened is closed; undefined where it stays. */
function closedBy(
  { refusal, roleAfter, hasEnded, wasEnded, sparesWhoIsThere }: State,
  role: Role,
  layer: Layer,
): number | undefined {
  if (sparesWhoIsThere) return undefined
  if (refusal !== undefined) return refusal.close
  const then = roleAfter?.(role) ?? role
  const isSame =
    can(then, "read", layer) && can(then, "write", layer, hasEnded || wasEnded) === can(role, "write", layer)
  const isSealed = roleAfter !== undefined && layer === "notes"
  return isSame && !isSealed ? undefined : CloseCode.resync
}

function begin({ sparesWhoIsThere }: State): Promise<FourRoleRoom> {
  return sparesWhoIsThere ? shortLived() : FourRoleRoom.create()
}

async function roomIn(state: State, role: Role): Promise<FourRoleRoom> {
  const room = await begin(state)
  await state.enter(room, role)
  return room
}

it("[AX-4] the access table is the one that was agreed: what is generated from it cannot notice a wrong row", () => {
  const grants = ROLES.map(role => [
    role,
    ...LAYERS.map(layer =>
      can(role, "write", layer) ? "write" : can(role, "read", layer) ? "read" : "none",
    ),
    canManageRoom(role),
  ])
  expect([...LAYERS]).toEqual(["diagram", "annotations", "notes", "session"])
  expect(grants).toEqual([
    ["interviewer", "write", "write", "write", "read", true],
    ["candidate", "write", "read", "none", "read", false],
    ["observer", "read", "read", "none", "read", false],
    ["solo", "write", "write", "write", "read", true],
  ])
})

for (const state of STATES) {
  describe(state.name, () => {
    for (const role of ROLES) {
      for (const layer of LAYERS) {
        const now = state.roleAfter?.(role) ?? role
        const closeOf = (action: "read" | "write") =>
          state.refusal?.close ??
          (can(now, "read", layer)
            ? action === "write" && !can(now, "write", layer, state.hasEnded)
              ? CloseCode.updateRefused
              : undefined
            : CloseCode.notAllowed)
        const word = (code: number | undefined) => (code === undefined ? "may" : `is refused (${code})`)

        it(`[AX-1] ${role} ${word(closeOf("read"))}: read ${layer}`, async () => {
          const room = await roomIn(state, role)
          const peer = await room.connect(role, layer)
          await room.server.exchange(peer)
          expect(peer.socket.closedWith?.code).toBe(closeOf("read"))
          const documents = peer.received.filter(({ type }) => type === "step2")
          expect(documents).toHaveLength(closeOf("read") === undefined ? 1 : 0)
          if (closeOf("read") !== undefined) expect(peer.received).toEqual([])
        })

        it(`[AX-1] ${role} ${word(closeOf("write"))}: write ${layer}`, async () => {
          const room = await roomIn(state, role)
          const peer = await room.connect(role, layer)
          await room.server.exchange(peer)
          peer.put(box("written"))
          await room.server.exchange(peer)
          expect(peer.socket.closedWith?.code).toBe(closeOf("write"))
          const isWritten = closeOf("write") === undefined
          if (isWritten) expect(peer.acknowledged).toBe(peer.written)
          const witness = await room.witness(layer)
          await room.server.exchange(witness)
          expect(witness.records.has("shape:written")).toBe(isWritten)
        })

        const isShown = state.refusal === undefined && layer === PRESENCE_LAYER && can(role, "read", layer)
        it(`[AX-1] ${role} ${isShown ? "is shown" : "shows nothing"}: presence on ${layer}`, async () => {
          const room = await roomIn(state, role)
          const peer = await room.connect(role, layer)
          const witnesses = await Promise.all(LAYERS.map(each => room.witness(each)))
          await room.server.exchange(peer, ...witnesses)
          peer.showPresence({ cursor: { x: 1, y: 2 } })
          await room.server.exchange(peer, ...witnesses)
          await room.server.clock.advance(100)
          await room.server.exchange(peer, ...witnesses)
          expect(witnesses.some(each => each.awareness.getStates().has(peer.doc.clientID))).toBe(isShown)
          expect(peer.socket.closedWith?.code).toBe(closeOf("read"))
        })
      }

      for (const action of HTTP_ACTIONS) {
        const now = state.roleAfter?.(role) ?? role
        const status = state.refusal?.status ?? (action.may(now) ? action.status : 403)
        it(`[AX-1] ${role} gets ${status}: ${action.name}`, async () => {
          const room = await roomIn(state, role)
          const request = await action.request(room, role)
          const before = await action.look(room)
          const response = await room.request(role, ...request)
          expect(response.status).toBe(status)
          if (status >= 400) {
            const { error } = (await response.json()) as ApiError
            expect(error.code).toBe(state.refusal?.error ?? "not_allowed")
          }
          const isChanged = (await action.look(room)) !== before
          expect(isChanged).toBe(status < 400 && !CHANGES_NOTHING.has(action.name))
        })
      }

      it(`[AX-2] ${role}: a socket that is open when it happens`, async () => {
        const room = await begin(state)
        const readable = LAYERS.filter(layer => can(role, "read", layer))
        const peers = await Promise.all(readable.map((layer: Layer) => room.connect(role, layer)))
        await room.server.exchange(...peers)
        await state.enter(room, role)
        expect(peers.map(peer => peer.socket.closedWith?.code)).toEqual(
          readable.map(layer => closedBy(state, role, layer)),
        )
        for (const peer of peers) peer.received.length = 0
        const witness = await room.witness("diagram")
        witness.put(box("after"))
        await room.server.exchange(witness, ...peers)
        const isOut = state.refusal !== undefined && !state.sparesWhoIsThere
        if (isOut) expect(peers.flatMap(peer => peer.received)).toEqual([])
      })
    }
  })
}
