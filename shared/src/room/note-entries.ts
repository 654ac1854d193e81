import type * as Y from "yjs"
import type { Json } from "../records/codec.ts"

/** The root of the `notes` layer that holds what interviewers write, beside the records of their private marks. */
export const ENTRIES_ROOT = "entries"

export const NOTE_PREFIX = "note."
export const PROBE_PREFIX = "probe."
/** An interview with the simulated interviewer, in a room alone. */
export const PRACTICE_PREFIX = "practice."

/** Whether something may stand under this key of the entries. */
export function isEntryKey(key: string): boolean {
  return /^(?:note|probe|practice)\.[A-Za-z0-9_-]{1,80}$/.test(key)
}

export function entriesOf(doc: Y.Doc): Y.Map<Json> {
  return doc.getMap<Json>(ENTRIES_ROOT)
}
