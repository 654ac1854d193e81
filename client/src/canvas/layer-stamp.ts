/**
 * What this browser alone knows about a record, kept in `meta` of the local store and nowhere else.
 *
 * A record's layer is the document it came from. It is stamped when the record is projected (a
 * diagram record carries no stamp) and taken off before anything is written. What arrives from
 * the wire under these names is dropped, so nobody can claim a layer for a record.
 */
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { TLRecord, TLShape } from "tldraw"

/** The layer, where it is not the diagram. */
const LAYER = "layer"
/** The document's own `isLocked`, where the local record is locked for another reason. */
const LOCKED = "lockedInDocument"
/** On what an annotation lies (anchor.ts). */
export const ANCHOR_META = "anchor"
/** Written by the server with the starter frame: nobody moves, edits or deletes such a record. */
const PINNED = "pinned"

export function isBoardRecord(record: TLRecord): record is BoardRecord {
  return record.typeName === "shape" || record.typeName === "binding"
}

export function layerOf(record: BoardRecord): CanvasLayer {
  const layer = record.meta[LAYER]
  return CANVAS_LAYERS.find(known => known === layer) ?? "diagram"
}

/** Only the diagram has pinned records: the server seeds no other layer. */
export function isPinned(record: BoardRecord): boolean {
  return record.meta[PINNED] === true && layerOf(record) === "diagram"
}

/** The record as the local store shows it. `locked` locks a shape whatever its document says. */
export function stampRecord<R extends BoardRecord>(record: R, layer: CanvasLayer, locked: boolean): R {
  const bare = unstampRecord(record)
  const meta = { ...bare.meta }
  if (layer !== "diagram") meta[LAYER] = layer
  if (bare.typeName === "binding" || !locked) return { ...bare, meta }
  return { ...bare, isLocked: true, meta: { ...meta, [LOCKED]: bare.isLocked } }
}

/** The record as it stands in its document. */
export function unstampRecord<R extends BoardRecord>(record: R): R {
  if (!(LAYER in record.meta) && !(LOCKED in record.meta)) return record
  const { [LAYER]: _layer, [LOCKED]: locked, ...meta } = record.meta
  if (record.typeName === "binding" || typeof locked !== "boolean") return { ...record, meta }
  return { ...record, isLocked: locked, meta }
}

/** A record from the wire, without what it claims to be stamped with. */
export function withoutClaims<R extends BoardRecord>(record: R): R {
  if (!(LAYER in record.meta) && !(LOCKED in record.meta)) return record
  const { [LAYER]: _layer, [LOCKED]: _locked, ...meta } = record.meta
  return { ...record, meta }
}

/** `next` with the stamps of `prev`: what a person does never changes them, nor pins or unpins anything. */
export function keepStamps<R extends BoardRecord>(prev: R, next: R): R {
  if ([LAYER, LOCKED, PINNED].every(name => prev.meta[name] === next.meta[name])) return keepLock(prev, next)
  const meta = { ...next.meta }
  for (const name of [LAYER, LOCKED, PINNED]) {
    if (prev.meta[name] === undefined) delete meta[name]
    else meta[name] = prev.meta[name]
  }
  return keepLock(prev, { ...next, meta })
}

/** A new record that a person made, perhaps as a copy of another layer's, of a pinned or of an anchored one. */
export function withoutMarks<R extends BoardRecord>(record: R): R {
  const bare = unstampRecord(record)
  if (!(PINNED in bare.meta) && !(ANCHOR_META in bare.meta)) return bare
  const { [PINNED]: _pinned, [ANCHOR_META]: _anchor, ...meta } = bare.meta
  return { ...bare, meta }
}

/** A lock that comes from the stamp cannot be opened. */
function keepLock<R extends BoardRecord>(prev: R, next: R): R {
  if (!(LOCKED in prev.meta) || next.typeName === "binding" || next.isLocked) return next
  return { ...next, isLocked: true }
}

export function isShape(record: BoardRecord): record is TLShape {
  return record.typeName === "shape"
}
