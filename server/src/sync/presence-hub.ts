import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import * as decoding from "lib0/decoding"
import type { Clock } from "../clock.ts"
import type { SyncLimits } from "../config.ts"
import { TokenBucket } from "../token-bucket.ts"
import type { Connection } from "./connection.ts"
import { awarenessFrame, awarenessFramesWithoutOne } from "./frames.ts"
import { type PresenceEntry, presenceEntry, removalEntry } from "./presence-entry.ts"

interface PresenceHubOptions {
  readonly clock: Clock
  readonly limits: SyncLimits
  /** Makes the id the participant's own where it is nobody's; false where it is another's. */
  readonly claim: (clientId: number, participantId: string) => boolean
  /** Whether a record is in a layer that this role may read. */
  readonly canSee: (role: Role, recordId: string) => boolean
}

/** What one connection shows of itself. */
interface Presence {
  readonly connection: Connection
  readonly clientId: number
  readonly bucket: TokenBucket
  clock: number
  value: unknown
  /** The newest state that came too fast and waits for its turn. */
  waiting: { value: unknown } | undefined
  /** One encoding for each role that sees it; emptied when the value changes. */
  encoded: Map<Role, PresenceEntry>
}

/** What has changed, as one role may see it. */
interface ChangeFrames {
  /** For those who have not changed themselves. */
  whole(): Uint8Array
  /** For the one whose own change stands at this place. */
  without(place: number): Uint8Array
}

/** At most 20 frames a second to each reader, the first change at once. */
const FLUSH_MS = 50
const MOST_OVERSIZE = 50
/** How soon a reader that was too slow is looked at again. */
const STALE_MS = 250
/** Clocks from here on are the server's own: it counts in milliseconds since 1970, clients from 0. */
const SERVER_CLOCKS = 1e12

/**
 * Who is here and what they point at. Collected, and sent as one frame for each reader, so that a
 * crowd costs what its people cost, not their square. Identity is the server's; only `presence` is the client's.
 */
export class PresenceHub {
  readonly #options: PresenceHubOptions
  readonly #present = new Map<number, Presence>()
  readonly #byConnection = new Map<Connection, Presence | undefined>()
  /** What the next frame says: who has changed, or the clock at which somebody left. */
  readonly #changed = new Map<number, Presence | number>()
  readonly #oversize = new Map<Connection, number>()
  /** Readers that were too slow for a frame and need everything when they have caught up. */
  readonly #stale = new Set<Connection>()
  /** Rises for ever, restarts included, since stock clients ignore an entry that is not newer. */
  #clock = 0
  #flushedAt = Number.NEGATIVE_INFINITY
  #cancelFlush: (() => void) | undefined
  #lookAgain: (() => void) | undefined

  constructor(options: PresenceHubOptions) {
    this.#options = options
  }

  /** From now on the connection is sent what changes. */
  join(connection: Connection): void {
    this.#byConnection.set(connection, undefined)
  }

  leave(connection: Connection): void {
    const own = this.#byConnection.get(connection)
    this.#byConnection.delete(connection)
    this.#oversize.delete(connection)
    this.#stale.delete(connection)
    if (own !== undefined) this.#remove(own)
  }

  /** Sends the connection everybody else who is here. */
  greet(connection: Connection): void {
    const others = [...this.#present.values()].filter(presence => presence.connection !== connection)
    if (others.length === 0) return
    connection.send(
      awarenessFrame(others.map(presence => this.#entry(presence, connection.person.role).bytes)),
    )
  }

  /**
   * Takes a y-protocols awareness update. Entries of others, which stock clients echo, are passed over.
   * Throws where the bytes cannot be read.
   */
  receive(connection: Connection, update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let n = 0; n < count; n++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarUint8Array(decoder)
      const own = this.#byConnection.get(connection)
      // Only the server counts in milliseconds since 1970: such a clock is an echo of what it sent.
      if (clock >= SERVER_CLOCKS || (own !== undefined && own.clientId !== clientId)) continue
      this.#receiveOwn(connection, clientId, state)
    }
  }

  /** The participant's name or role has changed. */
  renamed(connection: Connection): void {
    const own = this.#byConnection.get(connection)
    if (own !== undefined && this.#present.get(own.clientId) === own) this.#show(own)
  }

  /** Records have changed: selections that named records not known before can be shown now. */
  recordsChanged(): void {
    for (const presence of this.#present.values()) {
      const canShowMore = [...presence.encoded].some(([role, { hidden }]) =>
        hidden.some(id => this.#options.canSee(role, id)),
      )
      if (canShowMore) this.#show(presence)
    }
  }

  stop(): void {
    this.#cancelFlush?.()
    this.#lookAgain?.()
  }

  /** The first id that a connection shows and that is nobody else's is its own; it keeps to it. */
  #receiveOwn(connection: Connection, clientId: number, bytes: Uint8Array): void {
    if (bytes.byteLength > this.#options.limits.presenceBytes) {
      this.#countOversize(connection)
      return
    }
    const state: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const known = this.#byConnection.get(connection)
    if (state === null) {
      if (known !== undefined) this.#remove(known)
      return
    }
    if (known === undefined && !this.#options.claim(clientId, connection.person.id)) return
    const own = known ?? this.#arrive(connection, clientId)
    const value = presenceOf(state)
    if (own.bucket.tryTake(this.#options.clock.now())) this.#update(own, value)
    else this.#updateLater(own, value)
  }

  #arrive(connection: Connection, clientId: number): Presence {
    const { clock, limits } = this.#options
    const presence: Presence = {
      connection,
      clientId,
      bucket: new TokenBucket(limits.presencePerSecond, clock.now()),
      clock: 0,
      value: undefined,
      waiting: undefined,
      encoded: new Map(),
    }
    this.#byConnection.set(connection, presence)
    return presence
  }

  #update(presence: Presence, value: unknown): void {
    presence.waiting = undefined
    presence.value = value
    this.#show(presence)
  }

  #updateLater(presence: Presence, value: unknown): void {
    const isFirst = presence.waiting === undefined
    presence.waiting = { value }
    if (!isFirst) return
    this.#options.clock.after(1000 / this.#options.limits.presencePerSecond, () => {
      const { waiting } = presence
      if (waiting !== undefined && this.#byConnection.has(presence.connection))
        this.#update(presence, waiting.value)
    })
  }

  #remove(presence: Presence): void {
    presence.waiting = undefined
    // A reconnect may have taken the id over already.
    if (this.#present.get(presence.clientId) !== presence) return
    this.#present.delete(presence.clientId)
    this.#changed.set(presence.clientId, this.#nextClock())
    this.#schedule()
  }

  #show(presence: Presence): void {
    this.#present.set(presence.clientId, presence)
    presence.clock = this.#nextClock()
    presence.encoded = new Map()
    this.#changed.set(presence.clientId, presence)
    this.#schedule()
  }

  #nextClock(): number {
    this.#clock = Math.max(this.#clock + 1, this.#options.clock.now())
    return this.#clock
  }

  #schedule(): void {
    if (this.#cancelFlush !== undefined) return
    const { clock } = this.#options
    const since = clock.now() - this.#flushedAt
    if (since >= FLUSH_MS || since < 0) this.#flush()
    else this.#cancelFlush = clock.after(FLUSH_MS - since, () => this.#flush())
  }

  #flush(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = undefined
    this.#flushedAt = this.#options.clock.now()
    const changed = [...this.#changed]
    this.#changed.clear()
    const places = new Map(changed.map(([clientId], place) => [clientId, place]))
    const frames = new Map<Role, ChangeFrames>()
    for (const [connection, own] of this.#byConnection) {
      if (connection.isSlow) {
        this.#stale.add(connection)
        continue
      }
      if (this.#stale.delete(connection)) this.greet(connection)
      const place = own && places.get(own.clientId)
      if (changed.length === (place === undefined ? 0 : 1)) continue
      const { role } = connection.person
      const forRole = frames.get(role) ?? this.#frames(changed, role)
      frames.set(role, forRole)
      connection.send(place === undefined ? forRole.whole() : forRole.without(place))
    }
    // Nobody may move again, and the newest must arrive all the same.
    if (this.#stale.size > 0) this.#lookAgain ??= this.#options.clock.after(STALE_MS, () => this.#catchUp())
  }

  #catchUp(): void {
    this.#lookAgain = undefined
    this.#flush()
  }

  #frames(changed: readonly [number, Presence | number][], role: Role): ChangeFrames {
    const entries = changed.map(([clientId, change]) =>
      typeof change === "number" ? removalEntry(clientId, change) : this.#entry(change, role).bytes,
    )
    let whole: Uint8Array | undefined
    return {
      whole: () => (whole ??= awarenessFrame(entries)),
      without: awarenessFramesWithoutOne(entries),
    }
  }

  #entry(presence: Presence, role: Role): PresenceEntry {
    const known = presence.encoded.get(role)
    if (known !== undefined) return known
    const { clientId, clock, value, connection } = presence
    const entry = presenceEntry({ clientId, clock, value, user: connection.person }, id =>
      this.#options.canSee(role, id),
    )
    presence.encoded.set(role, entry)
    return entry
  }

  #countOversize(connection: Connection): void {
    const times = (this.#oversize.get(connection) ?? 0) + 1
    this.#oversize.set(connection, times)
    if (times > MOST_OVERSIZE) connection.close(CloseCode.abuse, "presence is too large")
  }
}

function presenceOf(state: unknown): unknown {
  return typeof state === "object" && state !== null ? (state as { presence?: unknown }).presence : undefined
}
