import type { LinkView, NewLink, RoomView } from "@outloud/shared/protocol/api.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { encodeRecord } from "@outloud/shared/records/codec.ts"
import { can, canManageRoom } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { AckedClient } from "../support/acked-client.ts"
import { type LiveRoom, LiveServer } from "../support/live-server.ts"
import { box } from "../support/records.ts"
import { keyOf } from "../support/test-server.ts"
import { type Sent, visitorRequest } from "../support/visitor-request.ts"

/** Who comes by a link of the room's own making; somebody alone is the interviewer of a room of their own. */
const ROLES = ["interviewer", "candidate", "observer"] as const satisfies readonly Role[]

/** What the process as it ships makes of a state of room, link or person: by its websockets and by HTTP. */
interface State {
  readonly name: string
  readonly enter: (place: Place, role: Role) => Promise<unknown>
  readonly refusal?: { readonly close: number; readonly status: number }
  readonly hasEnded?: boolean
}

const STATES: readonly State[] = [
  { name: "fresh", enter: async () => {} },
  {
    name: "revoked link",
    enter: async (place, role) => {
      const links = (await (await place.manage("GET", "/links")).json()) as LinkView[]
      return place.manage("DELETE", `/links/${links.find(link => link.role === role)?.id}`)
    },
    refusal: { close: CloseCode.badToken, status: 401 },
  },
  {
    name: "removed",
    enter: async (place, role) => place.manage("DELETE", `/people/${await place.idOf(role)}`),
    refusal: { close: CloseCode.badToken, status: 401 },
  },
  {
    name: "ended interview",
    enter: place => place.manage("PUT", "/ended", { ended: true }),
    hasEnded: true,
  },
  {
    name: "deleted room",
    enter: place => place.manage("DELETE", ""),
    refusal: { close: CloseCode.noRoom, status: 404 },
  },
]

let server: LiveServer
beforeAll(async () => {
  server = await LiveServer.start()
})
afterAll(() => server.remove())

/** A room, and a second interviewer of it whose link no test takes away. */
class Place {
  readonly #room: LiveRoom
  readonly #manager: string

  private constructor(room: LiveRoom, manager: string) {
    this.#room = room
    this.#manager = manager
  }

  static async open(): Promise<Place> {
    const room = await server.createRoom()
    const body = { role: "interviewer" }
    const made = await request(room.id, "POST", "/links", { token: room.token("interviewer"), body })
    return new Place(room, ((await made.json()) as NewLink).url.split("#")[1] ?? "")
  }

  manage(method: string, path: string, body?: unknown): Promise<Response> {
    return request(this.#room.id, method, path, { token: this.#manager, body })
  }

  as(role: Role, method: string, path: string): Promise<Response> {
    return request(this.#room.id, method, path, { token: this.#room.token(role), key: keyOf(role) })
  }

  async idOf(role: Role): Promise<string> {
    return ((await (await this.as(role, "GET", "")).json()) as RoomView).me.id
  }

  client(role: Role, layer: Layer): AckedClient {
    const { id: roomId } = this.#room
    const token = this.#room.token(role)
    return new AckedClient({ origin: server.origin, roomId, layer, token, key: keyOf(role) })
  }
}

function request(roomId: string, method: string, path: string, sent: Sent): Promise<Response> {
  return fetch(`${server.url}/api/rooms/${roomId}${path}`, visitorRequest(method, sent))
}

describe.each(STATES)("$name, on the running server", ({ enter, refusal, hasEnded }) => {
  it.each(ROLES)("[AX-5] %s: every layer, read and written, and what only some may ask for", async role => {
    const place = await Place.open()
    await place.idOf(role)
    const before = await Promise.all(
      LAYERS.filter(layer => can(role, "read", layer)).map(async layer => {
        const client = place.client(role, layer)
        await client.connect()
        return client
      }),
    )
    await enter(place, role)
    if (refusal !== undefined) for (const client of before) expect(await client.closed()).toBe(refusal.close)
    for (const layer of LAYERS) {
      const client = place.client(role, layer)
      await client.connect()
      const isReadable = refusal === undefined && can(role, "read", layer)
      const close = refusal?.close ?? (isReadable ? undefined : CloseCode.notAllowed)
      expect([layer, client.closedWith]).toEqual([layer, close])
      if (!isReadable) expect([...client.doc.share.values()].map(root => root._map.size)).toEqual([])
      else {
        const mayWrite = can(role, "write", layer, hasEnded)
        client.edit(records => records.set("shape:written", encodeRecord(box("written"))))
        if (mayWrite) await client.saved()
        else expect([layer, await client.closed()]).toEqual([layer, CloseCode.updateRefused])
      }
      client.terminate()
    }
    for (const client of before) client.terminate()
    expect((await place.as(role, "GET", "")).status).toBe(refusal?.status ?? 200)
    expect((await place.as(role, "GET", "/links")).status).toBe(
      refusal?.status ?? (canManageRoom(role) ? 200 : 403),
    )
  })
})
