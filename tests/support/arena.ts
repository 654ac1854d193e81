import { box } from "./records.ts"
import { keyOf, type TestRoom, TestServer } from "./test-server.ts"
import type { WirePeer } from "./wire-peer.ts"

/** Within this the server takes back what may not stay. */
const PROMISED_MS = 500

/** Two rooms on one server: an attacker among honest people in the one, honest people alone in the other. */
export class Arena {
  readonly server: TestServer
  readonly room: TestRoom
  readonly attacker: WirePeer
  readonly victim: WirePeer
  readonly observer: WirePeer
  readonly #bystanders: readonly [WirePeer, WirePeer]
  #other: TestRoom | undefined
  #edits = 0

  private constructor(
    server: TestServer,
    room: TestRoom,
    people: readonly [attacker: WirePeer, victim: WirePeer, observer: WirePeer],
    bystanders: readonly [WirePeer, WirePeer],
  ) {
    this.server = server
    this.room = room
    this.attacker = people[0]
    this.victim = people[1]
    this.observer = people[2]
    this.#bystanders = bystanders
  }

  static open(options?: ConstructorParameters<typeof TestServer>[0]): Promise<Arena> {
    return Arena.on(new TestServer(options))
  }

  /** On a server that lives on: `clientId` gives everybody's Yjs client ids, so that the same attack can be made again. */
  static async on(server: TestServer, clientId?: () => number): Promise<Arena> {
    const [room, other] = [await server.createRoom(), await server.createRoom()]
    const people = [
      await server.connect(room, "candidate", "diagram", { key: keyOf("mallory") }),
      await server.connect(room, "interviewer", "diagram", { key: keyOf("ana") }),
      await server.connect(room, "observer", "diagram", { key: keyOf("cleo") }),
    ] as const
    const bystanders = [
      await server.connect(other, "candidate", "diagram", { key: keyOf("dan") }),
      await server.connect(other, "interviewer", "diagram", { key: keyOf("eve") }),
    ] as const
    const arena = new Arena(server, room, people, bystanders)
    arena.#other = other
    if (clientId !== undefined) for (const peer of arena.everybody) peer.doc.clientID = clientId()
    arena.attacker.put(box("attackers"))
    arena.victim.put(box("victims"))
    await arena.settle()
    server.logged.length = 0
    return arena
  }

  get everybody(): readonly WirePeer[] {
    return [this.attacker, this.victim, this.observer, ...this.#bystanders]
  }

  /** Everybody leaves, and both rooms are deleted by their interviewers. */
  async tearDown(): Promise<void> {
    for (const peer of this.everybody) peer.leave()
    for (const room of [this.room, this.#other]) {
      if (room === undefined) continue
      const headers = { Authorization: `Bearer ${room.tokens.interviewer}` }
      const deleted = await this.server.app.request(`/api/rooms/${room.id}`, { method: "DELETE", headers })
      if (deleted.status !== 204) throw new Error(`the room was not deleted: ${await deleted.text()}`)
    }
  }

  /** Everything is delivered, and the server has had its half second. */
  async settle(...more: readonly WirePeer[]): Promise<void> {
    const peers = [...this.everybody, ...more]
    await this.server.exchange(...peers)
    await this.server.clock.advance(PROMISED_MS)
    await this.server.exchange(...peers)
  }

  /** A person whose frames have been refused comes back with a clean document. */
  comeBack(): Promise<WirePeer> {
    return this.server.connect(this.room, "candidate", "diagram", { key: keyOf("mallory") })
  }

  /** Those of the honest whose next edit is not acknowledged and seen by the others; nobody, one hopes. */
  async unserved(...more: readonly WirePeer[]): Promise<string[]> {
    const groups = [[this.victim, this.observer, ...more], [...this.#bystanders]]
    const unserved: string[] = []
    for (const [writer, ...readers] of groups) {
      const id = `edit-${++this.#edits}`
      writer?.put(box(id))
      await this.settle(...more)
      const isSeen = readers.every(reader => reader.records.has(`shape:${id}`))
      if (writer?.acknowledged !== writer?.written || !isSeen) unserved.push(id)
    }
    const closed = [this.victim, this.observer, ...this.#bystanders, ...more].filter(peer => !peer.isOpen)
    return [...unserved, ...closed.map(peer => `closed: ${peer.socket.closedWith?.reason}`)]
  }
}
