import { can } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { AckedClient } from "../support/acked-client.ts"
import type { LiveRoom } from "../support/live-server.ts"
import { keyOf } from "../support/test-server.ts"

/** Somebody in a room, with a socket for each layer that their role may read, as a browser has. */
export class SoakPerson {
  readonly role: Role
  readonly #clients: Map<Layer, AckedClient>

  constructor(origin: string, room: LiveRoom, role: Role) {
    this.role = role
    const options = { origin, roomId: room.id, token: room.token(role), key: keyOf(role) }
    const layers = LAYERS.filter(layer => can(role, "read", layer))
    this.#clients = new Map(layers.map(layer => [layer, new AckedClient({ ...options, layer })]))
  }

  /** The layer must be one that the role may read. */
  on(layer: Layer): AckedClient {
    const client = this.#clients.get(layer)
    if (client === undefined) throw new Error(`the ${this.role} does not read ${layer}`)
    return client
  }

  get size(): number {
    return this.#clients.size
  }

  /** Resolves when every board has come. */
  async comeIn(): Promise<void> {
    await Promise.all([...this.#clients.values()].map(client => client.connect()))
  }

  leave(): void {
    for (const client of this.#clients.values()) client.terminate()
  }

  /** Codes of the sockets that the server has closed, which it should not. */
  get closedWith(): number[] {
    return [...this.#clients.values()].flatMap(({ closedWith, isOpen }) => (isOpen ? [] : (closedWith ?? [])))
  }

  /** Layers with edits that are not on the server's disk. */
  get unsaved(): Layer[] {
    return [...this.#clients].flatMap(([layer, { isSaved }]) => (isSaved ? [] : [layer]))
  }
}
