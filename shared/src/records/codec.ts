/**
 * Record <-> Y.Map, so that two people can change two fields of one record and keep both.
 *
 * `records[id]` is a Y.Map with `base`, the record as it was created, and beside it what changed
 * since: `xy`, any other top-level field under its own name, `props.<name>` and `meta.<name>`.
 * Overlay keys are written, never deleted: a removed optional field is `{ "$removed": true }`.
 * Deleting the entry deletes the record. (design, section 7; measured against other layouts in ADR 2)
 */
import { equalityDeep } from "lib0/function"
import * as Y from "yjs"
import type { BoardRecord } from "./schema.ts"

export const RECORDS_ROOT = "records"

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }
export type RecordFields = Y.Map<Json>

export const BASE = "base"
/** The overlay that a drag writes, and nothing else. */
export const POSITION = "xy"
const REMOVED: JsonObject = { $removed: true }
/** Names that no overlay may carry: they cannot change, or travel under another key. */
const RESERVED = new Set(["id", "typeName", "type", "x", "y", "props", "meta", "__proto__"])

export function recordsOf(doc: Y.Doc): Y.Map<RecordFields> {
  return doc.getMap<RecordFields>(RECORDS_ROOT)
}

export function encodeRecord(record: BoardRecord): RecordFields {
  const fields = new Y.Map<Json>()
  fields.set(BASE, plain(record))
  return fields
}

/** The overlay writes that turn `before` into `after`. Empty where nothing differs. */
export function changedFields(before: BoardRecord, after: BoardRecord): Map<string, Json> {
  const changes = new Map<string, Json>()
  const from = before as unknown as Record<string, unknown>
  const to = after as unknown as Record<string, unknown>
  if (from.x !== to.x || from.y !== to.y) changes.set(POSITION, [to.x as number, to.y as number])
  collect(changes, "", from, to)
  for (const group of ["props", "meta"]) {
    collect(changes, `${group}.`, (from[group] ?? {}) as object, (to[group] ?? {}) as object)
  }
  return changes
}

function collect(changes: Map<string, Json>, prefix: string, before: object, after: object): void {
  const from = before as Record<string, unknown>
  const to = after as Record<string, unknown>
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (prefix === "" && RESERVED.has(name)) continue
    const was = own(from, name)
    const is = own(to, name)
    if (was === is || equalityDeep(was, is)) continue
    changes.set(prefix + name, is === undefined ? REMOVED : plain(is))
  }
}

/** A field's value; undefined for what every object inherits under that name ("toString"). */
function own(fields: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/**
 * The record that an entry stands for, as plain JSON and not validated. Undefined where there is
 * no base to build on. Reserved and malformed overlay keys are left out.
 */
export function decodeRecord(fields: RecordFields): JsonObject | undefined {
  return composeRecord(fields.get(BASE), fields.entries())
}

/** decodeRecord of some of an entry's fields; a base among the overlays is left out. */
export function composeRecord(
  base: Json | undefined,
  overlays: Iterable<readonly [key: string, value: Json]>,
): JsonObject | undefined {
  if (!isObject(base)) return undefined
  const record: Record<string, Json> = { ...base }
  const groups: Record<string, Record<string, Json>> = {}
  for (const [key, value] of overlays) {
    const place = overlayPlace(key)
    if (place === undefined) continue
    if (place.group !== undefined) {
      groups[place.group] ??= {
        ...(isObject(record[place.group]) ? (record[place.group] as JsonObject) : {}),
      }
      assign(groups[place.group] as Record<string, Json>, place.name, value)
    } else if (key === POSITION) {
      if (!Array.isArray(value) || value.length !== 2) return undefined
      // A record without a place (a binding) falls back to having none.
      assign(record, "x", value[0] as Json)
      assign(record, "y", value[1] as Json)
    } else assign(record, key, value)
  }
  return Object.assign(record, groups)
}

/** What an overlay key changes; undefined for the base, for reserved names and for names that mean nothing. */
export function overlayPlace(key: string): { group?: "props" | "meta"; name: string } | undefined {
  if (key === BASE) return undefined
  for (const group of ["props", "meta"] as const) {
    if (!key.startsWith(`${group}.`)) continue
    const name = key.slice(group.length + 1)
    return name === "" || name === "__proto__" ? undefined : { group, name }
  }
  return key === "" || RESERVED.has(key) ? undefined : { name: key }
}

/** The value that takes an overlay back to the base: what the server writes over a value it refuses. */
export function baseValue(fields: RecordFields, key: string): Json {
  const base = fields.get(BASE)
  if (!isObject(base)) return REMOVED
  if (key === POSITION) return [ownValue(base, "x"), ownValue(base, "y")]
  const place = overlayPlace(key)
  if (place === undefined) return REMOVED
  const holder = place.group === undefined ? base : base[place.group]
  return isObject(holder) ? ownValue(holder, place.name) : REMOVED
}

function ownValue(holder: JsonObject, name: string): Json {
  const value = own(holder, name) as Json | undefined
  return value === undefined ? REMOVED : value
}

function assign(target: Record<string, Json>, name: string, value: Json): void {
  if (isRemoved(value)) delete target[name]
  else target[name] = value
}

function isRemoved(value: Json): boolean {
  return isObject(value) && value.$removed === true && Object.keys(value).length === 1
}

export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType)
  )
}

/** A deep copy without undefined, so that what is written is JSON and nothing else. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
