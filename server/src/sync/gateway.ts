import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { OUTLOUD_PROTOCOL, readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import { can } from "@outloud/shared/room/access.ts"
import { isLayer, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import type { Clock } from "../clock.ts"
import type { SyncLimits } from "../config.ts"
import { Refusal } from "../errors.ts"
import type { Log } from "../log.ts"
import type { RoomEvent } from "../rooms/room-events.ts"
import type { RoomService, Visitor } from "../rooms/room-service.ts"
import type { Participant } from "../storage/room-store.ts"
import { Connection, type Socket } from "./connection.ts"
import type { DocRegistry, LiveDoc } from "./doc-registry.ts"
import { HEARTBEAT } from "./frames.ts"
import { Inbox } from "./inbox.ts"
import type { SyncMetrics } from "./metrics.ts"
import { UnknownSchema } from "./migration.ts"
import { RefusalCount } from "./refusal-count.ts"

interface GatewayOptions {
  readonly rooms: RoomService
  readonly registry: DocRegistry
  readonly clock: Clock
  readonly log: Log
  readonly metrics: SyncMetrics
  readonly limits: Limits
  readonly sync: SyncLimits
}

/** What a websocket upgrade asks for, all of it hostile. */
export interface SyncRequest {
  readonly roomId: string
  readonly layer: string
  readonly offered: readonly string[]
  readonly originAllowed: boolean
}

/** Whether the socket is let in, and if not, the code that it is closed with once it is open. */
export type Judgement =
  | {
      readonly admitted: true
      readonly visitor: Visitor
      readonly layer: Layer
      readonly acknowledges: boolean
      /** Of the copy that the client brings. */
      readonly epoch: number | undefined
    }
  | { readonly admitted: false; readonly code: number; readonly reason: string }

/** What a socket that was let in does with its frames and its end. */
export interface Session {
  /** Reading may begin: who receives the frames is listening. */
  start(): void
  receive(data: Uint8Array): void
  closed(): void
}

/** Less than the 30 s of silence after which a stock client hangs up. */
export const HEARTBEAT_MS = 20_000

/** The door: judges each websocket, joins it to its document, and shows people out when their link or room goes. */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #connections = new Set<Connection>()
  readonly #refusals = new Map<string, RefusalCount>()
  readonly #stopListening: () => void
  #stopHeartbeat: () => void = () => {}
  #closing = false

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#stopListening = options.rooms.onEvent(event => this.#onRoomEvent(event))
    this.#beat()
  }

  /** Never throws: what goes wrong becomes a close code. */
  async judge(request: SyncRequest): Promise<Judgement> {
    const judgement = await this.#judge(request)
    if (!judgement.admitted) this.#options.metrics.closes.inc({ code: judgement.code })
    return judgement
  }

  /** Joins a socket that was admitted. The caller reads nothing from it until this resolves. */
  async join(socket: Socket, judgement: Judgement & { admitted: true }): Promise<Session | undefined> {
    const { visitor, layer, acknowledges } = judgement
    const { id, name, color, role, keyHash } = visitor.participant
    const connection = new Connection({
      socket,
      roomId: visitor.room.id,
      layer,
      linkId: visitor.link.id,
      person: { id, name, color, role },
      hasEnded: visitor.room.endedAt !== null,
      acknowledges,
      // Connections without a key share a participant, not each other's faults.
      refusals: keyHash === null ? new RefusalCount(this.#options.clock) : this.#refusalsOf(id),
      onClosed: code => this.#options.metrics.closes.inc({ code }),
    })
    // From here on a revoked link or a stopping server closes it, also while its document is loading.
    this.#connections.add(connection)
    connection.onClose = () => this.#forget(connection)
    const live = await this.#open(connection)
    if (live === undefined) return undefined
    if (!(await this.#mayAttach(connection, live, judgement))) {
      this.#options.registry.release(live.host)
      return undefined
    }
    this.#noteVisit(visitor)
    return this.#attach(connection, live)
  }

  /** Tells everybody to come back later, and lets nobody in any more. */
  close(): void {
    this.#closing = true
    this.#stopHeartbeat()
    this.#stopListening()
    for (const connection of [...this.#connections])
      connection.close(CloseCode.restarting, "the server is restarting")
  }

  async #judge(request: SyncRequest): Promise<Judgement> {
    if (this.#closing) return refuse(CloseCode.restarting, "the server is restarting")
    if (!request.originAllowed) return refuse(CloseCode.notAllowed, "this page may not connect here")
    if (!isLayer(request.layer)) return refuse(CloseCode.noRoom, "there is no such layer")
    const { protocol, token, participantKey, epoch } = readHandshake(request.offered)
    try {
      const visitor = await this.#options.rooms.admit(request.roomId, token, participantKey)
      if (!can(visitor.participant.role, "read", request.layer)) {
        return refuse(CloseCode.notAllowed, `the ${visitor.participant.role} may not read ${request.layer}`)
      }
      const acknowledges = protocol === OUTLOUD_PROTOCOL
      return { admitted: true, visitor, layer: request.layer, acknowledges, epoch }
    } catch (error) {
      if (error instanceof Refusal) return refuse(CODES[error.code] ?? CloseCode.notAllowed, error.message)
      this.#options.log.error({ err: error, roomId: request.roomId }, "a connection could not be judged")
      return refuse(CloseCode.resync, "the server cannot read its store: try again")
    }
  }

  async #open(connection: Connection): Promise<LiveDoc | undefined> {
    const { registry, log } = this.#options
    const { roomId, layer } = connection
    try {
      const live = await registry.open({ roomId, layer })
      if (live === undefined) connection.close(CloseCode.noRoom, "there is no such room")
      return live
    } catch (error) {
      log.error({ err: error, roomId, layer }, "a document could not be loaded")
      if (error instanceof UnknownSchema)
        connection.close(CloseCode.tooOld, "this server is older than the room")
      else connection.close(CloseCode.resync, "the server cannot read its store: try again")
      return undefined
    }
  }

  /** Says why not by closing the connection. */
  async #mayAttach(
    connection: Connection,
    { host }: LiveDoc,
    { visitor, epoch }: Judgement & { admitted: true },
  ): Promise<boolean> {
    const most = this.#options.sync.roomConnections
    if (connection.closed || !(await this.#isAsJudged(connection, visitor))) return false
    if (epoch !== undefined && epoch !== host.epoch) {
      connection.close(CloseCode.tooOld, "this copy is of an older state of the room")
    } else if (host.connections.size >= most) {
      connection.close(CloseCode.abuse, `this room is full: ${most} people`)
    }
    return !connection.closed
  }

  /** A link, a role or the room may have changed between the judgement and the connection being listed here. */
  async #isAsJudged(connection: Connection, visitor: Visitor): Promise<boolean> {
    try {
      if (!(await this.#options.rooms.isUnchanged(visitor)))
        connection.close(CloseCode.resync, "what you may do has changed: reconnect")
    } catch (error) {
      if (error instanceof Refusal) connection.close(CODES[error.code] ?? CloseCode.notAllowed, error.message)
      else connection.close(CloseCode.resync, "the server cannot read its store: try again")
    }
    return !connection.closed
  }

  #attach(connection: Connection, { host, presence }: LiveDoc): Session {
    const { clock, limits, sync, metrics, registry } = this.#options
    const inbox = new Inbox({ connection, host, presence, clock, limits, sync })
    metrics.connections.inc()
    connection.onClose = () => {
      host.remove(connection)
      presence?.leave(connection)
      metrics.connections.dec()
      this.#forget(connection)
      registry.release(host)
    }
    presence?.join(connection)
    host.add(connection)
    return {
      start: () => connection.resume("joining"),
      receive: data => inbox.receive(data),
      closed: () => connection.gone(),
    }
  }

  #noteVisit({ room }: Visitor): void {
    const { rooms, log } = this.#options
    rooms
      .visited(room)
      .catch(error => log.warn({ err: error, roomId: room.id }, "a visit could not be noted"))
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection)
  }

  #onRoomEvent(event: RoomEvent): void {
    switch (event.kind) {
      case "participant":
        this.#personChanged(event.participant)
        break
      case "room-ended":
        this.#rejudgeWriters(event.roomId, event.hasEnded)
        break
      case "link-revoked":
        for (const connection of [...this.#connections]) {
          if (connection.linkId === event.linkId)
            connection.close(CloseCode.badToken, "this link was revoked")
        }
        break
      case "room-deleted":
        for (const { host } of this.#options.registry.ofRoom(event.roomId)) {
          host.close(CloseCode.noRoom, "this room was deleted")
        }
        for (const connection of [...this.#connections]) {
          if (connection.roomId === event.roomId) connection.close(CloseCode.noRoom, "this room was deleted")
        }
        break
      default:
        event satisfies never
    }
  }

  /** Whoever may write now and not then, or the other way round, comes in anew. */
  #rejudgeWriters(roomId: string, hasEnded: boolean): void {
    for (const connection of [...this.#connections])
      if (connection.roomId === roomId) this.#rejudge(connection, connection.person.role, hasEnded)
  }

  /** What a socket may do was judged when it came in; where that changes, it comes in anew. */
  #rejudge(connection: Connection, role: Role, hasEnded: boolean): void {
    const { layer, mayWrite } = connection
    if (can(role, "read", layer) && can(role, "write", layer, hasEnded) === mayWrite) return
    connection.close(CloseCode.resync, "what you may do has changed: reconnect")
  }

  #personChanged({ id, name, color, role, removedAt }: Participant): void {
    for (const connection of [...this.#connections]) {
      if (connection.person.id !== id) continue
      if (removedAt !== null) {
        connection.close(CloseCode.badToken, "removed from this room")
        continue
      }
      connection.person = { id, name, color, role }
      this.#rejudge(connection, role, connection.hasEnded)
      if (connection.closed) continue
      for (const { presence } of this.#options.registry.ofRoom(connection.roomId))
        presence?.renamed(connection)
    }
  }

  #refusalsOf(participantId: string): RefusalCount {
    const known = this.#refusals.get(participantId)
    if (known !== undefined) return known
    const count = new RefusalCount(this.#options.clock)
    this.#refusals.set(participantId, count)
    return count
  }

  #beat(): void {
    this.#stopHeartbeat = this.#options.clock.after(HEARTBEAT_MS, () => {
      for (const connection of this.#connections) connection.send(HEARTBEAT)
      const present = new Set([...this.#connections].map(({ person }) => person.id))
      for (const [id, count] of this.#refusals) {
        if (count.isForgotten && !present.has(id)) this.#refusals.delete(id)
      }
      this.#beat()
    })
  }
}

const CODES: Partial<Record<Refusal["code"], number>> = {
  no_room: CloseCode.noRoom,
  bad_token: CloseCode.badToken,
  not_allowed: CloseCode.notAllowed,
}

function refuse(code: number, reason: string): Judgement {
  return { admitted: false, code, reason }
}
