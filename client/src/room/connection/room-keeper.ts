/**
 * Keeps a room open: its copies in this browser, its connection, and, when the server will not have
 * what was drawn here, a fresh document into which that work is put back record by record.
 */
import type { JsonObject } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import { can } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import * as Y from "yjs"
import type { AsideWork } from "../../offline/kept-types.ts"
import type { LayerCopy } from "../../offline/layer-copy.ts"
import type { LocalCopies } from "../../offline/local-copies.ts"
import { entryChanges, reapplyEntries } from "../../offline/note-changes.ts"
import { countMissing, recordsIn } from "../../offline/older-board.ts"
import {
  type FailedChange,
  lessNewer,
  reapply,
  recordChanges,
  standsOn,
} from "../../offline/record-changes.ts"
import { RoomConnection, type RoomConnectionOptions, type RoomLayerCopies } from "./room-connection.ts"

export interface RoomKeeperOptions extends Omit<RoomConnectionOptions, "copies"> {
  readonly localCopies: LocalCopies
  /** Decides which layers are opened. Another role wants another keeper. */
  readonly role: Role
}

/** What became of work that the server would not have as it was. */
export interface RescueReport {
  /** `refused` by the server, or made on an older state of the board. */
  readonly cause: "refused" | "outdated"
  /** Changes that are on the board again. */
  readonly restored: number
  readonly failed: readonly FailedChange[]
  /** The board as it was here, where the server's, being older, lacks something of it; else empty. */
  readonly olderBoard: readonly JsonObject[]
  /** Whether what is not back is kept in this browser, to be found again on a later visit. */
  readonly isKept: boolean
}

export interface RoomKeeperSnapshot {
  /** Null for a moment, while the copies are read. */
  readonly connection: RoomConnection | null
  readonly rescue: RescueReport | null
}

/** Whom the notes were about may read the present ones: nothing of older ones is put back into them. */
const SEALED = "These notes were sealed when the roles changed. They are kept for you alone."

/** Milliseconds until it is looked again whether the browser has taken what was put back. */
const SETTLE_AGAIN_MS = 5_000

interface Opened {
  readonly connection: RoomConnection
  readonly copies: RoomLayerCopies
  readonly unsubscribe: () => void
  /** Waits for the server's documents to be put back into them. */
  aside: readonly AsideWork[]
  /** Whether refused work is aside for good already, though the page still shows it. */
  gaveUp: boolean
}

export class RoomKeeper {
  readonly #options: RoomKeeperOptions
  readonly #listeners = new Set<() => void>()
  #snapshot: RoomKeeperSnapshot = { connection: null, rescue: null }
  #opened: Opened | null = null
  /** Layers whose restored work the server has not acknowledged yet: refused now, it is refused for good. */
  readonly #onTrial = new Set<Layer>()
  #moving = false
  #left = false

  constructor(options: RoomKeeperOptions) {
    this.#options = options
    options.page.addEventListener("pagehide", this.#flush)
    this.#start([])
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): RoomKeeperSnapshot => this.#snapshot

  /** Opens the room anew without what the server has refused, which stays aside in this browser. */
  reload(): void {
    if (this.#opened !== null && !this.#moving) this.#move(this.#opened)
  }

  dismissRescue(): void {
    this.#publish({ rescue: null })
  }

  /** Lets go of the room; what is unsaved is delivered in the background. */
  leave(): void {
    if (this.#left) return
    this.#left = true
    this.#options.page.removeEventListener("pagehide", this.#flush)
    this.#opened?.unsubscribe()
    this.#opened?.connection.leave()
    this.#listeners.clear()
  }

  /** `carried` is work set aside a moment ago, perhaps in a browser that keeps nothing. */
  async #start(carried: readonly AsideWork[]): Promise<void> {
    const { localCopies, role } = this.#options
    const readable = LAYERS.filter(layer => can(role, "read", layer))
    const { layers, aside } = await localCopies.open(this.#options, readable, SCHEMA_VERSION)
    this.#moving = false
    if (this.#left) return
    const connection = new RoomConnection({ ...this.#options, copies: layers })
    const known = new Set(aside.map(({ id }) => id))
    const opened = {
      connection,
      copies: layers,
      unsubscribe: connection.subscribe(() => this.#look()),
      aside: [...aside, ...carried.filter(({ id }) => !known.has(id))],
      gaveUp: false,
    }
    this.#opened = opened
    this.#publish({ connection })
    this.#look()
  }

  #look(): void {
    const opened = this.#opened
    if (opened === null || this.#moving || this.#left) return
    const { status, refused, hasUnsaved } = opened.connection.getSnapshot()
    if (status.kind === "roomGone") this.#forget(opened)
    else if (refused.some(layer => this.#onTrial.has(layer))) this.#giveUp(opened)
    else if (refused.length > 0 || this.#canStartAnew(opened)) this.#move(opened)
    else if (this.#takeArrived(opened)) this.#look()
    else if (status.kind === "live" && !hasUnsaved) this.#onTrial.clear()
  }

  /** What has waited for a document that the server does not have any more stands on this browser's copy of it. */
  #base(kept: readonly Uint8Array[], aside: readonly AsideWork[], layer: Layer): Promise<AsideWork[]> {
    return Promise.all(
      aside.map(async work => {
        if (work.layer !== layer || work.base !== null) return work
        const based = { ...work, base: kept }
        await this.#options.localCopies.keepAside(this.#options, based)
        return based
      }),
    )
  }

  /** Puts back what waits, layer by layer, as soon as the server's document is here. Returns whether there was any. */
  #takeArrived(opened: Opened): boolean {
    const { come } = opened.connection.getSnapshot()
    const hasCome = ({ layer }: AsideWork) => come.includes(layer)
    const ready = opened.aside.filter(hasCome)
    opened.aside = opened.aside.filter(work => !hasCome(work))
    if (ready.length > 0) this.#putBack(opened, ready)
    return ready.length > 0
  }

  /** Where a copy is of an older epoch: unsent work can be told from it only by what it stands on. */
  #canStartAnew({ connection, copies }: Opened): boolean {
    const { stale } = connection.getSnapshot()
    return (
      stale.length > 0 &&
      stale.every(layer => copies[layer]?.kept !== "tab" || connection.unsent(layer).length === 0)
    )
  }

  /** Restored work was refused again: it is kept to be downloaded, and never sent again. */
  #giveUp(opened: Opened): void {
    if (opened.gaveUp) return
    opened.gaveUp = true
    this.#setAside(opened, "failed").catch(() => undefined)
  }

  #forget({ copies }: Opened): void {
    for (const copy of Object.values(copies)) copy.stop()
    this.#options.localCopies.forgetRoom(this.#options.roomId)
  }

  /** Sets aside what cannot be sent, and starts anew. The canvas goes first: it still writes its last strokes. */
  #move(opened: Opened): void {
    this.#moving = true
    this.#publish({ connection: null })
    this.#options.scheduler.after(0, () => {
      const carrying = opened.gaveUp ? Promise.resolve([]) : this.#setAside(opened, "waiting")
      carrying.then(carried => {
        opened.unsubscribe()
        opened.connection.leave()
        return this.#start([...opened.aside, ...carried])
      })
    })
  }

  async #setAside(opened: Opened, state: AsideWork["state"]): Promise<AsideWork[]> {
    const { connection, copies } = opened
    const { refused, stale } = connection.getSnapshot()
    const carried: AsideWork[] = []
    for (const layer of [...refused, ...stale]) {
      const copy = copies[layer]
      if (copy === undefined) continue
      const isStale = stale.includes(layer)
      const unsent = connection.unsent(layer)
      const updates = unsent.map(({ bytes }) => bytes)
      const kept = isStale ? await copy.base() : null
      const content = { updates, base: kept ?? null }
      // What is kept for good must be readable by itself. And another tab may have been here first and taken the
      // copy away: then this page's document is all there is.
      const isReadable = state === "waiting" && (content.base === null || standsOn(content.base, updates))
      const work: AsideWork = {
        ...{ id: this.#options.localCopies.newId(), layer, at: this.#options.scheduler.now(), state },
        ...(isReadable ? content : wholeDocument(layer, connection.docs[layer], isStale)),
      }
      // Of an older document all is kept, also what the server had and has no more.
      if (unsent.length > 0 || (kept != null && kept.length > 0)) {
        await copy.setAside(work, unsent)
        if (state === "waiting") carried.push(work)
      }
      if (kept) opened.aside = await this.#base(kept, opened.aside, layer)
      if (isStale) await copy.drop()
    }
    await Promise.all(Object.values(copies).map(copy => copy.flush()))
    return carried
  }

  #putBack({ connection, copies }: Opened, ready: readonly AsideWork[]): void {
    const failed: FailedChange[] = []
    const olderBoard: JsonObject[] = []
    let restored = 0
    // Drawn while the work was waiting: what it set aside is older, and does not take its place.
    const newer = new Map(
      ready.map(({ layer }) => {
        const updates = connection.unsent(layer).map(({ bytes }) => bytes)
        return [layer, recordChanges(copies[layer]?.updates ?? [], updates)]
      }),
    )
    for (const work of ready) {
      const { layer } = work
      const copy = copies[layer]
      if (copy === undefined) continue
      const doc = connection.docs[layer]
      const base = work.base ?? [Y.encodeStateAsUpdate(doc)]
      // Kept for good, it must be readable by itself.
      const whole = { ...work, updates: work.base === null ? [...base, ...work.updates] : work.updates }
      const changes = recordChanges(base, work.updates)
      const entries = layer === "notes" ? entryChanges(base, work.updates) : []
      if (layer === "notes" && work.base !== null) {
        failed.push(...[...changes, ...entries].map(change => ({ change, reason: SEALED })))
        this.#settle(whole, copy, true)
        continue
      }
      this.#onTrial.add(layer)
      const lost = reapply(doc, lessNewer(changes, newer.get(layer) ?? []), DEFAULT_LIMITS)
      reapplyEntries(doc, entries)
      failed.push(...lost)
      restored += changes.length - lost.length
      const older = recordsIn(work.base === null ? [] : [...work.base, ...work.updates], DEFAULT_LIMITS)
      const isMissing = countMissing(older, doc, DEFAULT_LIMITS) > 0
      if (isMissing) olderBoard.push(...older.values())
      this.#settle(whole, copy, lost.length > 0 || isMissing || !standsOn(base, work.updates))
    }
    const cause = ready.some(({ base }) => base === null) ? "refused" : "outdated"
    const isKept = ready.every(({ layer }) => copies[layer]?.kept !== "tab")
    if (restored + failed.length + olderBoard.length === 0) return
    this.#publish({
      rescue: together(this.#snapshot.rescue, { cause, restored, failed, olderBoard, isKept }),
    })
  }

  /** What is back on the board is kept with the board from now on; until it is, it stays aside. */
  async #settle(work: AsideWork, copy: LayerCopy, isToKeep: boolean): Promise<void> {
    const { localCopies, scheduler } = this.#options
    if (isToKeep) return localCopies.keepAside(this.#options, { ...work, state: "failed" })
    await copy.flush()
    if (copy.kept === "device") await localCopies.dropAside(this.#options, work)
    else if (!this.#left) scheduler.after(SETTLE_AGAIN_MS, () => this.#settle(work, copy, isToKeep))
  }

  readonly #flush = (): void => {
    for (const copy of Object.values(this.#opened?.copies ?? {})) copy.flushNow()
  }

  #publish(change: Partial<RoomKeeperSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}

/** Work that cannot be told from what it stands on: offered as the older board that it is, or as notes one by one. */
function wholeDocument(layer: Layer, doc: Y.Doc, isStale: boolean): Pick<AsideWork, "base" | "updates"> {
  const whole = [Y.encodeStateAsUpdate(doc)]
  if (!isStale) return { base: null, updates: whole }
  return layer === "notes" ? { base: [], updates: whole } : { base: whole, updates: [] }
}

/** Of several layers, or of one after the other, one report. */
function together(before: RescueReport | null, now: RescueReport): RescueReport {
  if (before === null) return now
  return {
    cause: before.cause === "refused" ? before.cause : now.cause,
    restored: before.restored + now.restored,
    failed: [...before.failed, ...now.failed],
    olderBoard: [...before.olderBoard, ...now.olderBoard],
    isKept: before.isKept && now.isKept,
  }
}
