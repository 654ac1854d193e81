/**
 * What the server writes after an update was applied whose result may not stay. A second write to a key
 * names neither its parent nor its key on the wire, so records are judged on the applied document.
 */
import * as Y from "yjs"
import {
  BASE,
  baseValue,
  composeRecord,
  isObject,
  type Json,
  overlayPlace,
  POSITION,
  type RecordFields,
} from "./codec.ts"
import type { Limits } from "./limits.ts"
import { coordinate } from "./shape-rules.ts"
import { checkRecord, isShapeId } from "./validate-record.ts"
import { keysEverUsed } from "./yjs-internals.ts"

/** One overlay to write: `entry.set(key, value)`. */
export interface FieldRepair {
  readonly key: string
  readonly value: Json
}

/** "delete": the entry itself has to go. */
export type EntryRepair = "delete" | readonly FieldRepair[]

/** Keys that one entry may ever have used. tldraw's richest shape has 26 fields, and a record's meta is small. */
export const MAX_FIELDS = 512

/**
 * What makes the entry `id` valid again, or undefined where it is. An overlay that breaks the limits falls
 * back to the base; an entry is deleted only where the base cannot stand for it. Writes nothing itself;
 * once its answer is written, it answers undefined.
 */
export function repairFields(id: string, entry: unknown, limits: Limits): EntryRepair | undefined {
  if (!(entry instanceof Y.Map) || keysEverUsed(entry) > MAX_FIELDS) return "delete"
  const fields = entry as RecordFields
  const base = fields.get(BASE)
  if (!isObject(base)) return "delete"
  const overlays = [...fields.entries()].filter(([key]) => overlayPlace(key) !== undefined)
  const stands = (some: typeof overlays) => checkRecord(id, composeRecord(base, some), limits) === undefined
  if (stands(overlays)) return undefined
  if (!stands([])) return "delete"
  const sound = overlays.filter(overlay => stands([overlay]))
  const offending = stands(sound) ? overlays.filter(overlay => !sound.includes(overlay)) : overlays
  return offending.map(([key]) => ({ key, value: baseValue(fields, key) }))
}

/**
 * Whether a shape that needed no repair, and of which only the place has changed since, needs none still. It
 * says what repairFields would, without looking at all that a drag leaves as it was.
 */
export function standsWhereMoved(id: string, entry: unknown, limits: Limits): boolean {
  if (!(entry instanceof Y.Map) || keysEverUsed(entry) > MAX_FIELDS || !isShapeId(id)) return false
  const place: Json | undefined = (entry as RecordFields).get(POSITION)
  return (
    Array.isArray(place) &&
    place.length === 2 &&
    place.every(at => Number.isFinite(at) && coordinate(at as Json, limits) === undefined)
  )
}
