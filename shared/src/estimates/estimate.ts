/**
 * An estimate that somebody wrote is a card on the board: a rectangle of tldraw's own whose `meta` holds its
 * name, its formula, its unit and where it comes from, each a field of its own, so that two people's edits
 * merge. Sharing, undo, permissions, offline work and recording are therefore the board's. (ADR 7)
 */
import type { BoardRecord } from "../records/schema.ts"

/** Keys of a card's `meta`. */
export const ESTIMATE_META = "estimate"
export const FORMULA_META = "formula"
export const UNIT_META = "unit"
export const SOURCE_META = "source"

/** Characters. Together they stay far below the 4096 that a record's `meta` may hold. */
export const MAX_FORMULA_LENGTH = 300
export const MAX_UNIT_LENGTH = 60
export const MAX_SOURCE_LENGTH = 200

/** What stands in a card's source where nobody vouches for the number. */
export const ASSUMPTION = "assumption"

export type EstimateSource =
  /** For this exercise; not a fact about anybody. */
  | { readonly kind: "assumption" }
  /** Stated in the question itself. */
  | { readonly kind: "question" }
  | { readonly kind: "source"; readonly id: string; readonly title: string; readonly url?: string }

/** A number that a question brings along. */
export interface EstimateInput {
  /** What formulas call it. */
  readonly key: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly source: EstimateSource
}

/** What a card's record says, unjudged: any of it may be empty or nonsense. */
export interface EstimateCard {
  /** Its record id. */
  readonly id: string
  readonly name: string
  readonly formula: string
  readonly unit: string
  /** `ASSUMPTION`, words, or empty where nothing is said. */
  readonly source: string
}

/** The estimate that a record of the diagram layer is, if it is one. */
export function estimateOfRecord(record: BoardRecord): EstimateCard | undefined {
  if (record.typeName !== "shape" || record.type !== "geo") return undefined
  const { meta } = record
  const name = meta[ESTIMATE_META]
  if (typeof name !== "string") return undefined
  const words = (key: string) => (typeof meta[key] === "string" ? meta[key] : "")
  return {
    id: record.id,
    name,
    formula: words(FORMULA_META),
    unit: words(UNIT_META),
    source: words(SOURCE_META),
  }
}

const STAMPED = /^shape:estimate-[0-9a-z]{9}-/

/** The part after `shape:` of a new card's record id, which tells the older of two. Milliseconds since 1970. */
export function estimateId(now: number, random: string): string {
  return `estimate-${Math.floor(now).toString(36).padStart(9, "0")}-${random}`
}

/** Sorts cards from the oldest on. Copies and other people's shapes carry no time and come after all that do. */
export function byAge(a: { readonly id: string }, b: { readonly id: string }): number {
  const stamped = Number(STAMPED.test(b.id)) - Number(STAMPED.test(a.id))
  if (stamped !== 0 || a.id === b.id) return stamped
  return a.id < b.id ? -1 : 1
}
