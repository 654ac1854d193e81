import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import { SCHEMA_HISTORY } from "@outloud/shared/records/schema-history.ts"
import { can } from "@outloud/shared/room/access.ts"
import { CANVAS_LAYERS, type Layer, PRESENCE_LAYER } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import type { Clock } from "../clock.ts"
import type { SyncLimits } from "../config.ts"
import type { Log } from "../log.ts"
import type { DocRef, RoomStore } from "../storage/room-store.ts"
import { DocHost } from "./doc-host.ts"
import type { SyncMetrics } from "./metrics.ts"
import { loadCurrent } from "./migration.ts"
import { PresenceHub } from "./presence-hub.ts"

interface RegistryOptions {
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  readonly limits: Limits
  readonly sync: SyncLimits
  readonly metrics: SyncMetrics
  /** The schemas that stored documents may have; all known ones by default. */
  readonly history?: typeof SCHEMA_HISTORY
}

/** A document in memory, with the presence that travels on it. */
export interface LiveDoc {
  readonly host: DocHost
  readonly presence: PresenceHub | undefined
}

/** How long a document stays in memory after the last person has left. */
const GRACE_MS = 30_000

/** The documents in memory: each is loaded once, however many ask, and goes only when nothing unsaved is left. */
export class DocRegistry {
  readonly #options: RegistryOptions
  readonly #loading = new Map<string, Promise<LiveDoc | undefined>>()
  readonly #live = new Map<string, LiveDoc>()
  /** Documents that nobody may have open just now, and the end of that. */
  readonly #closed = new Map<string, Promise<unknown>>()
  readonly #listeners = new Set<(live: LiveDoc) => void>()

  constructor(options: RegistryOptions) {
    this.#options = options
  }

  /** Tells of each document that has just been loaded. Returns the way to stop. */
  onOpened(listener: (live: LiveDoc) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Undefined where there is no such room. Rejects where the store cannot be read; the next call tries again. */
  open(ref: DocRef): Promise<LiveDoc | undefined> {
    const key = keyOf(ref)
    const closed = this.#closed.get(key)
    if (closed !== undefined) return closed.then(() => this.open(ref))
    const live = this.#live.get(key)
    if (live !== undefined) return Promise.resolve(live)
    const loading = this.#loading.get(key) ?? this.#load(ref).finally(() => this.#loading.delete(key))
    this.#loading.set(key, loading)
    return loading
  }

  /**
   * Does `work` while nobody has the document open. Whoever has it is sent to reconnect, once all that had arrived is
   * committed; whoever comes meanwhile waits. One after the other. Settles as `work` does.
   */
  alone<T>(ref: DocRef, work: () => Promise<T>): Promise<T> {
    const key = keyOf(ref)
    const before = this.#closed.get(key) ?? this.#loading.get(key)?.catch(() => undefined)
    const done = Promise.resolve(before)
      .then(() => this.#live.get(key)?.host.finish())
      .then(work)
    const settled = done.catch(() => undefined)
    this.#closed.set(key, settled)
    settled.then(() => {
      if (this.#closed.get(key) === settled) this.#closed.delete(key)
    })
    return done
  }

  /** The documents of a room that are in memory. */
  ofRoom(roomId: string): LiveDoc[] {
    return [...this.#live.values()].filter(({ host }) => host.ref.roomId === roomId)
  }

  all(): LiveDoc[] {
    return [...this.#live.values()]
  }

  /** Call when a connection has left: unloads the document after a while if nobody has come and all is saved. */
  release(host: DocHost): void {
    if (host.connections.size > 0) return
    this.#options.clock.after(GRACE_MS, () => {
      if (this.#live.get(keyOf(host.ref))?.host !== host) return
      if (host.isIdle) void this.#putAway(host)
      else this.release(host)
    })
  }

  async #putAway(host: DocHost): Promise<void> {
    await host.keepKeyframe()
    // Somebody may have come meanwhile.
    if (host.isIdle) host.close(CloseCode.resync, "unloaded")
    else this.release(host)
  }

  async #load(ref: DocRef): Promise<LiveDoc | undefined> {
    const { store, clock, log, limits, sync, metrics } = this.#options
    const history = this.#options.history ?? SCHEMA_HISTORY
    const stored = await loadCurrent({ store, ref, history, now: clock.now() })
    if (stored === undefined) return undefined
    const host = new DocHost(stored, { ref, store, clock, log, limits, metrics })
    const presence =
      ref.layer === PRESENCE_LAYER
        ? new PresenceHub({
            clock,
            limits: sync,
            claim: (clientId, participant) => host.claim(clientId, participant),
            canSee: (role, recordId) => this.#canSee(ref.roomId, role, recordId),
          })
        : undefined
    host.onCommitted = () =>
      this.#live.get(keyOf({ ...ref, layer: PRESENCE_LAYER }))?.presence?.recordsChanged()
    host.onDead = () => {
      presence?.stop()
      this.#live.delete(keyOf(ref))
      metrics.documents.set(this.#live.size)
    }
    const live = { host, presence }
    this.#live.set(keyOf(ref), live)
    metrics.documents.set(this.#live.size)
    for (const listener of this.#listeners) listener(live)
    return live
  }

  /** Whether a record stands in a layer that the role may read. What is nowhere in memory is seen by nobody. */
  #canSee(roomId: string, role: Role, recordId: string): boolean {
    return CANVAS_LAYERS.some(layer => {
      const host = this.#live.get(keyOf({ roomId, layer }))?.host
      return host !== undefined && can(role, "read", layer) && recordsOf(host.doc).has(recordId)
    })
  }
}

function keyOf({ roomId, layer }: { roomId: string; layer: Layer }): string {
  return `${roomId}/${layer}`
}
