import { decodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"
import type { BoardLayers } from "./board-access.ts"
import { withoutClaims } from "./layer-stamp.ts"

/** What the documents hold under one id. */
export type SourceRecord =
  | { readonly kind: "valid"; readonly layer: CanvasLayer; readonly record: BoardRecord }
  | { readonly kind: "invalid" }
  | { readonly kind: "absent" }

/** Later layers are more privileged: a candidate cannot cover an annotation by taking its id. */
const BY_PRIVILEGE = [...CANVAS_LAYERS].reverse()

/** Reads one id from the most privileged document that has it. Never throws, whatever is in there. */
export function readRecord(layers: BoardLayers, id: string, limits: Limits): SourceRecord {
  const layer = BY_PRIVILEGE.find(name => recordsOf(layers[name].doc).has(id))
  if (layer === undefined) return { kind: "absent" }
  const fields: unknown = recordsOf(layers[layer].doc).get(id)
  if (!(fields instanceof Y.Map)) return { kind: "invalid" }
  const value = decodeRecord(fields as RecordFields)
  if (value === undefined || checkRecord(id, value, limits) !== undefined) return { kind: "invalid" }
  return { kind: "valid", layer, record: withoutClaims(value as unknown as BoardRecord) }
}

export function allIds(layers: BoardLayers): Set<string> {
  return new Set(CANVAS_LAYERS.flatMap(name => [...recordsOf(layers[name].doc).keys()]))
}
