/**
 * A component is a rectangle of tldraw's own (`geo`) whose `meta` names its kind. So it takes arrows, resizes,
 * is searched and exported like any other shape, a stock client or another tldraw shows it as a labelled box,
 * and making a plain box a component, or a plain box again, is one field. (ADR 6)
 */
import type { BoardRecord } from "../records/schema.ts"
import { isKindId, type KindId } from "./kinds.ts"

/** Keys of a component's `meta`. */
export const KIND_META = "kind"
export const NOTE_META = "note"

/** Characters of a component's note; `meta` as a whole holds 4096. */
export const MAX_NOTE_LENGTH = 1_000

/** Canvas pixels of a component as it is placed: wide enough for the longest words of the trade ("Recommendation"). */
export const COMPONENT_SIZE = { w: 220, h: 80 } as const

/** The kind that a person gave to a shape; undefined for a plain one, and for a kind of another version. */
export function kindOfRecord(record: BoardRecord): KindId | undefined {
  const kind = record.typeName === "shape" && record.type === "geo" ? record.meta[KIND_META] : undefined
  return isKindId(kind) ? kind : undefined
}

export function noteOfRecord(record: BoardRecord): string {
  const note = record.meta[NOTE_META]
  return typeof note === "string" ? note.slice(0, MAX_NOTE_LENGTH) : ""
}
