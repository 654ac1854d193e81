import type { Participant } from "@outloud/server/storage/room-store.ts"
import type { NewLink } from "@outloud/shared/protocol/api.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import { ROLES, type Role } from "@outloud/shared/room/roles.ts"
import { keyOf, type TestRoom, TestServer } from "./test-server.ts"
import { visitorRequest } from "./visitor-request.ts"
import type { WirePeer } from "./wire-peer.ts"

/** A room that has a link of every role, and a second interviewer who is there to see what happens. */
export class FourRoleRoom {
  readonly server: TestServer
  readonly room: TestRoom
  readonly #witnessToken: string

  private constructor(server: TestServer, room: TestRoom, witnessToken: string) {
    this.server = server
    this.room = room
    this.#witnessToken = witnessToken
  }

  static async create(server = new TestServer()): Promise<FourRoleRoom> {
    const { id, tokens } = await server.createRoom("solo")
    const others = ROLES.filter(role => role !== "solo")
    const made = await Promise.all(
      [...others, "interviewer" as const].map(role => addLink(server, id, tokens.solo, role)),
    )
    const all = { ...tokens, ...Object.fromEntries(others.map((role, n) => [role, made[n]])) }
    return new FourRoleRoom(server, { id, tokens: all as Record<Role, string> }, made.at(-1) as string)
  }

  connect(role: Role, layer: Layer): Promise<WirePeer> {
    return this.server.connect(this.room, role, layer, { key: keyOf(role) })
  }

  /** Reads every layer, and is of no role whose link a test takes away. */
  witness(layer: Layer): Promise<WirePeer> {
    return this.server.connect(this.room, "interviewer", layer, { token: this.#witnessToken })
  }

  request(role: Role, method: string, path: string, body?: unknown): Promise<Response> {
    return this.requestAs(this.room.tokens[role], method, path, body, keyOf(role))
  }

  requestAsWitness(method: string, path: string, body?: unknown): Promise<Response> {
    return this.requestAs(this.#witnessToken, method, path, body)
  }

  async requestAs(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Response> {
    const sent = visitorRequest(method, { token, key, body })
    const answer = this.server.app.request(`/api/rooms/${this.room.id}${path}`, sent)
    // A command is answered once its document has had its turn, and an answer key once its file was read.
    let isAnswered = false
    const noted = Promise.resolve(answer).finally(() => {
      isAnswered = true
    })
    while (!isAnswered) await this.server.clock.settle()
    return noted
  }

  people(): Promise<readonly Participant[]> {
    return this.server.store.participants(this.room.id)
  }

  /** Who comes by a role's first link with that role's key, whatever they are by now. */
  async person(role: Role): Promise<Participant | undefined> {
    await this.request(role, "GET", "")
    const link = await this.linkOf(role)
    return (await this.people()).find(({ linkId, keyHash }) => linkId === link && keyHash !== null)
  }

  async personOf(role: Role): Promise<string> {
    return (await this.person(role))?.id ?? "nobody"
  }

  async witnessId(): Promise<string> {
    await this.requestAsWitness("GET", "")
    const links = (await this.server.store.links(this.room.id)).filter(({ role }) => role === "interviewer")
    return (await this.people()).find(({ linkId }) => linkId === links.at(-1)?.id)?.id ?? "nobody"
  }

  /** The first link of a role. */
  async linkOf(role: Role): Promise<string> {
    const links = await this.server.store.links(this.room.id)
    return links.find(link => link.role === role)?.id ?? "no-such-link"
  }
}

async function addLink(server: TestServer, roomId: string, token: string, role: Role): Promise<string> {
  const sent = visitorRequest("POST", { token, body: { role } })
  const response = await server.app.request(`/api/rooms/${roomId}/links`, sent)
  const { url } = (await response.json()) as NewLink
  return url.split("#")[1] ?? ""
}
