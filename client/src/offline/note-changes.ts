import type { Json, JsonObject } from "@outloud/shared/records/codec.ts"
import { entriesOf } from "@outloud/shared/room/note-entries.ts"
import { equalityDeep } from "lib0/function"
import type * as Y from "yjs"
import { documentOf, type RecordChange } from "./record-changes.ts"

/** What `updates` do to the entries of the notes that `base` makes: written whole, or deleted. Pure. */
export function entryChanges(
  base: readonly Uint8Array[],
  updates: readonly Uint8Array[],
): readonly RecordChange[] {
  const before = entriesOf(documentOf(base))
  const after = entriesOf(documentOf([...base, ...updates]))
  const changes: RecordChange[] = []
  for (const [id, value] of after.entries())
    if (!equalityDeep(before.get(id), value)) changes.push({ kind: "created", id, record: asObject(value) })
  for (const id of before.keys()) if (!after.has(id)) changes.push({ kind: "deleted", id })
  return changes
}

/** Makes the changes in `doc`; what is so already stays as it is. */
export function reapplyEntries(doc: Y.Doc, changes: readonly RecordChange[]): void {
  const entries = entriesOf(doc)
  doc.transact(() => {
    for (const change of changes) {
      if (change.kind === "deleted") entries.delete(change.id)
      else if (
        change.kind === "created" &&
        change.record &&
        !equalityDeep(entries.get(change.id), change.record)
      )
        entries.set(change.id, change.record)
    }
  })
}

function asObject(value: Json): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}
