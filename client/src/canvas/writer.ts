/**
 * Store to documents. What a person changes is collected per record and written, field by field,
 * in one transaction per layer: at once after a pause, then at most every FLUSH_INTERVAL_MS, and
 * whenever `flush` is called. A stroke that is still being drawn goes out less often, because
 * each time it is rewritten as a whole.
 */
import { encodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { TLDrawShape, TLHighlightShape, TLStore } from "tldraw"
import type * as Y from "yjs"
import type { BoardAccess, BoardLayers } from "./board-access.ts"
import type { Write } from "./edit-writes.ts"
import { planLayer } from "./layer-plan.ts"
import { layerOf } from "./layer-stamp.ts"
import { type Edit, PendingEdits } from "./pending-edits.ts"
import type { Cancel, Scheduler } from "./scheduler.ts"
import { interceptChanges } from "./tldraw-internals.ts"
import { chunkWrites } from "./write-chunks.ts"

export const FLUSH_INTERVAL_MS = 50
/** Unfinished draw and highlight strokes, counted per stroke. */
export const STROKE_INTERVAL_MS = 250

export interface WriterParts {
  readonly store: TLStore
  readonly layers: BoardLayers
  readonly access: BoardAccess
  readonly limits: Limits
  readonly scheduler: Scheduler
  /** The origin of every transaction that the writer makes. */
  readonly origin: object
}

export class Writer {
  /** A change that was not written, in words for the person who made it. */
  onRefused: (message: string) => void = () => {}
  /** Records that the store shows otherwise than their documents. */
  onRestore: (ids: readonly string[]) => void = () => {}

  readonly #parts: WriterParts
  readonly #pending = new PendingEdits()
  readonly #strokesWritten = new Map<string, number>()
  readonly #stopIntercepting: Cancel
  #lastFlush = Number.NEGATIVE_INFINITY
  #timerDue = Number.POSITIVE_INFINITY
  #cancelTimer: Cancel = () => {}

  constructor(parts: WriterParts) {
    this.#parts = parts
    this.#stopIntercepting = interceptChanges(parts.store, (changes, source) => {
      if (source !== "user") return
      this.#pending.add(changes)
      this.#schedule()
    })
  }

  /** Writes everything that is pending, unfinished strokes included. */
  flush(): void {
    this.#write(this.#pending.ids())
  }

  /** Writes what is pending of these records. Returns whether there was anything. */
  flushOnly(ids: ReadonlySet<string>): boolean {
    const pending = this.#pending.ids().filter(id => ids.has(id))
    this.#write(pending)
    return pending.length > 0
  }

  dispose(): void {
    this.#cancelTimer()
    this.#stopIntercepting()
  }

  #schedule(): void {
    const { scheduler } = this.#parts
    const soonest = this.#lastFlush + FLUSH_INTERVAL_MS
    if (this.#pending.size === 0 || this.#timerDue <= soonest) return
    this.#cancelTimer()
    this.#timerDue = Math.max(soonest, Math.min(...this.#pending.ids().map(id => this.#strokeDue(id))))
    this.#cancelTimer = scheduler.after(Math.max(0, this.#timerDue - scheduler.now()), () => {
      this.#timerDue = Number.POSITIVE_INFINITY
      const now = scheduler.now()
      this.#lastFlush = now
      this.#write(this.#pending.ids().filter(id => this.#strokeDue(id) <= now))
      this.#schedule()
    })
  }

  /** When an unfinished stroke may be written again, on the scheduler's clock; any other record, whenever. */
  #strokeDue(id: BoardRecord["id"]): number {
    const written = this.#strokesWritten.get(id)
    if (written === undefined || !isUnfinished(this.#stored(id))) return Number.NEGATIVE_INFINITY
    return written + STROKE_INTERVAL_MS
  }

  #stored(id: BoardRecord["id"]): BoardRecord | undefined {
    return this.#parts.store.unsafeGetWithoutCapture(id)
  }

  #write(ids: readonly BoardRecord["id"][]): void {
    const edits = ids.flatMap(id => this.#pending.take(id, this.#stored(id)) ?? [])
    for (const { id, to } of edits) {
      if (isUnfinished(to)) this.#strokesWritten.set(id, this.#parts.scheduler.now())
      else this.#strokesWritten.delete(id)
    }
    for (const layer of CANVAS_LAYERS) {
      const own = edits.filter(({ from, to }) => layerOf((to ?? from) as BoardRecord) === layer)
      if (own.length > 0) this.#writeLayer(layer, own)
    }
  }

  #writeLayer(layer: CanvasLayer, edits: readonly Edit[]): void {
    if (!this.#parts.access.mayWrite(layer)) {
      this.onRestore(edits.map(({ id }) => id))
      return
    }
    const { doc } = this.#parts.layers[layer]
    const { writes, restore, refusals } = planLayer(edits, recordsOf(doc), this.#parts.limits)
    for (const chunk of chunkWrites(writes)) {
      doc.transact(() => {
        for (const write of chunk) apply(recordsOf(doc), write)
      }, this.#parts.origin)
    }
    if (restore.length > 0) this.onRestore(restore)
    for (const refusal of refusals) this.onRefused(refusal)
  }
}

function apply(records: Y.Map<RecordFields>, write: Write): void {
  if (write.kind === "create") records.set(write.id, encodeRecord(write.record))
  else if (write.kind === "delete") records.delete(write.id)
  else for (const [key, value] of write.fields) records.get(write.id)?.set(key, value)
}

function isUnfinished(record: BoardRecord | undefined): boolean {
  if (record?.type !== "draw" && record?.type !== "highlight") return false
  return (record as TLDrawShape | TLHighlightShape).props.isComplete === false
}
