import { readConfig } from "@outloud/server/config.ts"
import type { Log } from "@outloud/server/log.ts"
import { type FirstUpdates, RoomService } from "@outloud/server/rooms/room-service.ts"
import { hashSecret } from "@outloud/server/rooms/secrets.ts"
import type { RoomStore } from "@outloud/server/storage/room-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import { DocRegistry } from "@outloud/server/sync/doc-registry.ts"
import { drain } from "@outloud/server/sync/drain.ts"
import { Gateway, type Session } from "@outloud/server/sync/gateway.ts"
import { syncMetrics } from "@outloud/server/sync/metrics.ts"
import { findQuestion } from "@outloud/shared/questions/bank.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { firstUpdates as usualFirstUpdates } from "@outloud/shared/starter/first-updates.ts"
import { FakeClock } from "./fake-clock.ts"
import { FakeSocket } from "./fake-socket.ts"
import type { TestRoom } from "./test-server.ts"

/** The client's end of a socket that the server was asked to open. Where it refused, the socket is closed already. */
export interface OpenedSocket {
  readonly socket: FakeSocket
  readonly session: Session | undefined
}

export interface SocketRequest {
  readonly role: Role
  readonly layer: Layer
  readonly protocol: "outloud.v1" | "yjs"
  readonly key?: string
  readonly epoch?: number
}

export interface SyncServerOptions {
  readonly store: RoomStore
  readonly now?: number
  /** What new rooms start with. */
  readonly firstUpdates?: FirstUpdates
}

/**
 * The server less HTTP, so that thousands can be made in one process: real rooms, documents, guard and
 * presence. One that is dropped without `stop` has crashed: its clock stands still, so it does nothing more.
 */
export class SyncServer {
  readonly clock: FakeClock
  /** What an operator should look at, less the disk, which fails where a test has it fail. */
  readonly complaints: unknown[] = []
  readonly registry: DocRegistry
  readonly #rooms: RoomService
  readonly #gateway: Gateway

  constructor({ store, now, firstUpdates = usualFirstUpdates }: SyncServerOptions) {
    this.clock = new FakeClock(now)
    const { limits, sync } = readConfig({}, "/nowhere")
    const { clock } = this
    const complain = (line: { err?: unknown }) => {
      if (!(line.err instanceof StorageUnavailable)) this.complaints.push(line)
    }
    const log: Log = { error: complain, warn: complain, info: () => {} }
    const metrics = syncMetrics(UNREAD)
    this.#rooms = new RoomService({ store, clock, firstUpdates })
    this.registry = new DocRegistry({ store, clock, log, limits, sync, metrics })
    this.#gateway = new Gateway({
      ...{ rooms: this.#rooms, registry: this.registry },
      ...{ clock, log, metrics, limits, sync },
    })
  }

  async createRoom(questionId = "listening-party"): Promise<TestRoom> {
    const question = findQuestion(questionId)
    if (question === undefined) throw new Error(`there is no question ${questionId}`)
    const { roomId, links } = await this.#rooms.create({ question, mode: "live" })
    const tokens = Object.entries(links).map(([role, url]) => [role, url.split("#")[1] ?? ""])
    return { id: roomId, tokens: Object.fromEntries(tokens) as Record<Role, string> }
  }

  async open(room: TestRoom, request: SocketRequest): Promise<OpenedSocket> {
    const { role, layer, protocol, key, epoch } = request
    const offered: string[] = [protocol, `token.${room.tokens[role]}`]
    if (key !== undefined) offered.push(`participant.${key}`)
    if (epoch !== undefined) offered.push(`epoch.${epoch}`)
    const socket = new FakeSocket()
    const judgement = await this.#gateway.judge({ roomId: room.id, layer, offered, originAllowed: true })
    if (!judgement.admitted) {
      socket.close(judgement.code, judgement.reason)
      return { socket, session: undefined }
    }
    const session = await this.#gateway.join(socket, judgement)
    session?.start()
    return { socket, session }
  }

  /** Exchanges the roles of two people by their participant keys, as an interviewer's command does. */
  async swap(roomId: string, keys: readonly [string, string]): Promise<void> {
    const known = await this.#rooms.participants(roomId)
    const [a, b] = keys.map(key => known.find(({ keyHash }) => keyHash === hashSecret(key)))
    if (a === undefined || b === undefined) throw new Error("somebody is not in the room")
    const change = () =>
      this.#rooms.changeRoles(roomId, [
        { id: a.id, to: b.role },
        { id: b.id, to: a.role },
      ])
    const swapped = this.registry.alone({ roomId, layer: "notes" }, change)
    await this.clock.settle()
    await swapped
  }

  /** Whether everything that arrived is committed, and nothing waits to be repaired. */
  get isClean(): boolean {
    return this.registry.all().every(({ host }) => host.isClean)
  }

  /** Hangs up as a server that is restarted, with everything committed that has arrived. */
  async stop(): Promise<void> {
    const stopped = drain(this.#gateway, this.registry, this.clock, DRAIN_MS)
    await this.clock.advance(DRAIN_MS)
    if (!(await stopped)) throw new Error("the server stopped with something uncommitted")
  }
}

const DRAIN_MS = 10_000
/** Nobody reads these figures, so nothing keeps them together. */
const UNREAD = { registerMetric() {} } as unknown as Parameters<typeof syncMetrics>[0]
