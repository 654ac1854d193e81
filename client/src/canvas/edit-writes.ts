import { changedFields, type Json, overlayPlace, type RecordFields } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { checkRecord, type RecordProblem } from "@outloud/shared/records/validate-record.ts"
import type * as Y from "yjs"
import { isPinned, unstampRecord } from "./layer-stamp.ts"
import type { Edit } from "./pending-edits.ts"

/** One entry's change in a layer document. */
export type Write =
  | { readonly kind: "create"; readonly id: string; readonly record: BoardRecord }
  | { readonly kind: "update"; readonly id: string; readonly fields: ReadonlyMap<string, Json> }
  | { readonly kind: "delete"; readonly id: string }

export interface PlannedWrite {
  /** Undefined where there is nothing to write. */
  readonly write?: Write
  /** The store shows something that the document will not have: it must be shown anew. */
  readonly restore?: boolean
  /** Why something of the edit is not written. */
  readonly refusal?: string
}

/** What an edit comes to in its document. What breaks a limit is left out, and nothing else with it. */
export function planWrite(edit: Edit, records: Y.Map<RecordFields>, limits: Limits): PlannedWrite {
  const { id } = edit
  const exists = records.has(id)
  // Only where the guards were gone round: the server would take it back.
  if (edit.from !== undefined && isPinned(edit.from)) return { restore: true }
  if (edit.to === undefined) return exists ? { write: { kind: "delete", id } } : {}
  const to = unstampRecord(edit.to)
  if (edit.from !== undefined) {
    // Somebody deleted it meanwhile: a delete wins, or half a record would come back.
    return exists ? planUpdate(unstampRecord(edit.from), to, limits) : { restore: true }
  }
  // Somebody brought it back first: theirs stays.
  if (exists) return { restore: true }
  const problem = problemOf(to, limits)
  if (problem !== undefined) return { restore: true, refusal: refusalOf(problem) }
  return { write: { kind: "create", id, record: to } }
}

const TEXT = "props.richText"
/** What tldraw measures from a text: it goes where the text goes. */
const MEASURED = ["props.w", "props.h", "props.growY", "props.fontSizeAdjustment"]

function planUpdate(from: BoardRecord, to: BoardRecord, limits: Limits): PlannedWrite {
  const fields = changedFields(from, to)
  if (fields.size === 0) return {}
  const problem = problemOf(to, limits)
  if (problem === undefined) return { write: { kind: "update", id: to.id, fields } }
  const accepted = new Map<string, Json>()
  let record = from
  const derived = problem.path === TEXT ? MEASURED : []
  for (const [key, value] of fields) {
    if (derived.includes(key)) continue
    const next = withField(record, to, key)
    if (problemOf(next, limits) !== undefined) continue
    accepted.set(key, value)
    record = next
  }
  const refused: PlannedWrite = { restore: true, refusal: refusalOf(problem) }
  return accepted.size === 0
    ? refused
    : { ...refused, write: { kind: "update", id: to.id, fields: accepted } }
}

/** The store lets undefined stand for a missing value; a document does not, and is judged without. */
function problemOf(record: BoardRecord, limits: Limits): RecordProblem | undefined {
  const problem = checkRecord(record.id, record, limits)
  if (problem?.code !== "json") return problem
  return checkRecord(record.id, JSON.parse(JSON.stringify(record)), limits)
}

const WORDS: Readonly<Record<string, string>> = {
  "props.richText": "The text",
  "props.text": "The text",
  "props.name": "The name",
  "props.segments": "The stroke",
  "props.w": "The width",
  "props.h": "The height",
  x: "The position",
  y: "The position",
}

function refusalOf({ path, message }: RecordProblem): string {
  return `Not saved. ${WORDS[path] ?? (path === "" ? "This object" : path)} ${message}.`
}

/** `record` with the one field, named as in the document, that `source` has. */
function withField(record: BoardRecord, source: BoardRecord, key: string): BoardRecord {
  const place = overlayPlace(key)
  if (place === undefined) return record
  const from = source as unknown as Record<string, unknown>
  const next: Record<string, unknown> = { ...record }
  if (place.group !== undefined) {
    next[place.group] = withName(record[place.group], from[place.group] as object, place.name)
  } else if (key === "xy") Object.assign(next, { x: from.x, y: from.y })
  else next[place.name] = from[place.name]
  return next as unknown as BoardRecord
}

function withName(group: object, source: object, name: string): object {
  const next: Record<string, unknown> = { ...group }
  const value = (source as Record<string, unknown>)[name]
  if (value === undefined) delete next[name]
  else next[name] = value
  return next
}
