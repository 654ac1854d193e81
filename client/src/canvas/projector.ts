/**
 * Documents to store. What changed in a document is collected, and once per frame the records it
 * concerns are rebuilt, checked and put as remote changes. A record that does not validate is
 * kept out and counted, and is tried again when it, or what it depends on, changes.
 */
import { recordsOf } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import { equalityDeep } from "lib0/function"
import type { IndexKey, TLParentId, TLShape, TLStore, VecModel } from "tldraw"
import type * as Y from "yjs"
import type { BoardAccess, BoardLayers } from "./board-access.ts"
import { BoardGraph } from "./board-graph.ts"
import { allIds, readRecord, type SourceRecord } from "./board-source.ts"
import { keepSameParts } from "./keep-same-parts.ts"
import { isBoardRecord, isShape, layerOf, stampRecord, unstampRecord } from "./layer-stamp.ts"
import type { ProjectionGate } from "./projection-gate.ts"
import type { Cancel, Scheduler } from "./scheduler.ts"
import { SiblingOrder } from "./sibling-order.ts"

/** A record as it was and as it is in the store; undefined where it was, or is, not there. */
export interface Projected {
  readonly id: string
  readonly before: BoardRecord | undefined
  readonly after: BoardRecord | undefined
}

export interface ProjectorParts {
  readonly store: TLStore
  readonly layers: BoardLayers
  readonly access: BoardAccess
  readonly gate: ProjectionGate
  readonly limits: Limits
  readonly scheduler: Scheduler
  /** Marks the transactions that came out of this store: they are not put back into it. */
  readonly origin: object
}

/** Fields by which a record bears on how others are shown. */
const NEIGHBOURLY = ["parentId", "index"]

type Listener<T> = (value: T) => void

export class Projector {
  /** Called before records are put, to write local edits to them first. Returns whether there were any. */
  onBefore: (ids: ReadonlySet<string>) => boolean = () => false
  /** Called with the shapes that are about to go, while they are still there. */
  onLeaving: Listener<readonly string[]> = () => {}
  onProjected: Listener<readonly Projected[]> = () => {}
  onQuarantine: Listener<number> = () => {}
  /** Where a shape is shown, if not where its document says: see anchored-annotations.ts. */
  placeOf: (shape: TLShape) => VecModel | undefined = () => undefined

  readonly #parts: ProjectorParts
  readonly #graph = new BoardGraph()
  readonly #order = new SiblingOrder()
  readonly #quarantined = new Set<string>()
  readonly #dispose: Cancel[]
  /** Ids to rebuild and show. */
  #dirty = new Set<string>()
  /** Ids that this browser wrote itself: only what depends on them is rebuilt. */
  #own = new Set<string>()
  #reported = 0
  #cancelFrame: Cancel | undefined

  constructor(parts: ProjectorParts) {
    this.#parts = parts
    this.#dispose = CANVAS_LAYERS.map(layer => this.#observe(layer))
    this.#dirty = allIds(parts.layers)
  }

  /** Puts everything that waits. Also called by itself, once per frame. */
  project(): void {
    this.#cancelFrame?.()
    this.#cancelFrame = undefined
    for (;;) {
      const sources = new Map<string, SourceRecord>()
      const concerned = this.#takeConcerned(sources)
      this.#announceLeaving(concerned, sources)
      if (this.onBefore(concerned)) for (const id of concerned) this.#dirty.add(id)
      else {
        this.#show(concerned, sources)
        break
      }
    }
    if (this.#quarantined.size === this.#reported) return
    this.#reported = this.#quarantined.size
    this.onQuarantine(this.#reported)
  }

  /** How many records cannot be shown. */
  get quarantined(): number {
    return this.#quarantined.size
  }

  /** Has these shown again as their documents have them, at the next frame. */
  restore(ids: Iterable<string>): void {
    for (const id of ids) this.#dirty.add(id)
    this.#schedule()
  }

  /** Locks and unlocks shapes after the active layer changed. */
  relock(): void {
    this.project()
    const changed: Projected[] = []
    for (const before of this.#parts.store.allRecords()) {
      if (!isBoardRecord(before) || !isShape(before)) continue
      const after = this.#stamp(unstampRecord(before), layerOf(before))
      if (after.isLocked === before.isLocked && equalityDeep(after.meta, before.meta)) continue
      changed.push({ id: before.id, before, after })
    }
    this.#apply(changed)
  }

  /** Shows shapes in other places, for this browser alone: nothing of it is written. */
  move(places: ReadonlyMap<string, VecModel>): void {
    const changed = [...places].flatMap(([id, { x, y }]): Projected[] => {
      const before = this.#parts.store.unsafeGetWithoutCapture(id as TLShape["id"])
      return before?.typeName === "shape" ? [{ id, before, after: { ...before, x, y } }] : []
    })
    this.#apply(changed)
  }

  dispose(): void {
    this.#cancelFrame?.()
    for (const dispose of this.#dispose) dispose()
  }

  #observe(layer: CanvasLayer): Cancel {
    const records = recordsOf(this.#parts.layers[layer].doc)
    const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      const mine = transaction.origin === this.#parts.origin
      for (const event of events) this.#mark(event, mine)
    }
    records.observeDeep(onEvents as Parameters<typeof records.observeDeep>[0])
    return () => records.unobserveDeep(onEvents as Parameters<typeof records.observeDeep>[0])
  }

  #mark(event: Y.YEvent<Y.AbstractType<unknown>>, mine: boolean): void {
    const [id] = event.path
    const ids = id === undefined ? [...event.changes.keys.keys()] : [String(id)]
    // Most of what a person does leaves a record among its siblings: nothing depends on it.
    if (mine && id !== undefined && !NEIGHBOURLY.some(field => event.changes.keys.has(field))) return
    for (const changed of ids) (mine ? this.#own : this.#dirty).add(changed)
    this.#schedule()
  }

  #schedule(): void {
    this.#cancelFrame ??= this.#parts.scheduler.frame(() => this.project())
  }

  /** Reads what is dirty, and adds whatever must be shown anew because of it. */
  #takeConcerned(sources: Map<string, SourceRecord>): Set<string> {
    const dirty = this.#dirty
    const own = this.#own
    this.#dirty = new Set()
    this.#own = new Set()
    const concerned = new Set(dirty)
    const touched = new Set([...dirty, ...own])
    for (const id of touched) {
      const source = this.#read(id, sources)
      if (source.kind === "invalid") this.#quarantined.add(id)
      else this.#quarantined.delete(id)
      for (const other of this.#place(id, source)) if (other !== id) concerned.add(other)
    }
    for (const id of new Set([...touched, ...concerned])) {
      for (const other of this.#reorder(id, this.#read(id, sources))) concerned.add(other)
    }
    for (const id of own) if (this.#isMisplaced(id, this.#read(id, sources))) concerned.add(id)
    return concerned
  }

  /** Whether a person has put a record where it cannot stay: an index that is taken, a parent or an end that is gone. */
  #isMisplaced(id: string, source: SourceRecord): boolean {
    const stored = this.#parts.store.unsafeGetWithoutCapture(id as BoardRecord["id"])
    if (source.kind !== "valid" || stored === undefined) return false
    const shown = this.#shown(source.record, source.layer)
    if (shown?.typeName !== "shape" || stored.typeName !== "shape") return shown === undefined
    return shown.parentId !== stored.parentId || shown.index !== stored.index
  }

  #read(id: string, sources: Map<string, SourceRecord>): SourceRecord {
    const source = sources.get(id) ?? readRecord(this.#parts.layers, id, this.#parts.limits)
    sources.set(id, source)
    return source
  }

  #place(id: string, source: SourceRecord): Set<string> {
    if (source.kind === "valid") return this.#graph.set(id, source.layer, source.record)
    return this.#graph.set(id, "diagram", undefined)
  }

  /** Finds a shape its place among its siblings. Returns those whom that concerns. */
  #reorder(id: string, source: SourceRecord): string[] {
    if (source.kind !== "valid") return this.#order.place(id, undefined, "" as IndexKey)
    const { record, layer } = source
    if (record.typeName === "binding") return []
    return this.#order.place(id, this.#graph.parentOf(record, layer), record.index)
  }

  #announceLeaving(ids: ReadonlySet<string>, sources: Map<string, SourceRecord>): void {
    const { store } = this.#parts
    const leaving = [...ids].filter(
      id =>
        this.#read(id, sources).kind !== "valid" && store.unsafeGetWithoutCapture(id as BoardRecord["id"]),
    )
    if (leaving.length > 0) this.onLeaving(leaving)
  }

  #show(ids: ReadonlySet<string>, sources: Map<string, SourceRecord>): void {
    const changed: Projected[] = []
    for (const id of ids) {
      const source = this.#read(id, sources)
      const before = this.#parts.store.unsafeGetWithoutCapture(id as BoardRecord["id"])
      const after = source.kind === "valid" ? this.#shown(source.record, source.layer) : undefined
      if (after === before || (after && before && equalityDeep(after, before))) continue
      changed.push({ id, before, after: after && before ? keepSameParts(before, after) : after })
    }
    this.#apply(changed)
  }

  /** The record as the store shall have it; undefined for a binding that lacks one of its ends. */
  #shown(record: BoardRecord, layer: CanvasLayer): BoardRecord | undefined {
    if (record.typeName === "binding") {
      return this.#graph.holds(record, layer) ? this.#stamp(record, layer) : undefined
    }
    const parentId = this.#graph.parentOf(record, layer) as TLParentId
    const index = this.#order.shownIndex(record.id, record.index)
    const shown = this.#stamp({ ...record, parentId, index }, layer)
    return { ...shown, ...this.placeOf(shown) }
  }

  #stamp<R extends BoardRecord>(record: R, layer: CanvasLayer): R {
    return stampRecord(record, layer, this.#parts.access.locks(record, layer))
  }

  #apply(changed: readonly Projected[]): void {
    if (changed.length === 0) return
    const shown = this.#tryApply(changed) ? changed : changed.filter(one => this.#applyAlone(one))
    this.onProjected(shown)
  }

  #tryApply(changed: readonly Projected[]): boolean {
    const puts = changed.flatMap(({ after }) => after ?? [])
    const removals = changed.flatMap(({ before, after }) => (before && !after ? [before.id] : []))
    try {
      this.#parts.gate.apply(this.#parts.store, puts, removals)
      return true
    } catch {
      return false
    }
  }

  /** One record that the canvas cannot take must not cost its neighbours. */
  #applyAlone(one: Projected): boolean {
    if (this.#tryApply([one])) return true
    this.#quarantined.add(one.id)
    if (one.before !== undefined) this.#tryApply([{ ...one, after: undefined }])
    this.restore([...this.#graph.set(one.id, "diagram", undefined)].filter(id => id !== one.id))
    return false
  }
}
