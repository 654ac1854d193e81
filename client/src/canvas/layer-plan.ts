import type { RecordFields } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import type * as Y from "yjs"
import { planWrite, type Write } from "./edit-writes.ts"
import type { Edit } from "./pending-edits.ts"

export interface LayerPlan {
  readonly writes: readonly Write[]
  /** Ids that the store shows otherwise than the document will. */
  readonly restore: readonly string[]
  readonly refusals: ReadonlySet<string>
}

/** Where a shape stands: meaningless one without the other. */
const PLACEMENT = new Set(["xy", "rotation", "parentId", "index"])

/** What the edits of one layer come to, less what a limit forbids and what cannot be without that. */
export function planLayer(edits: readonly Edit[], records: Y.Map<RecordFields>, limits: Limits): LayerPlan {
  const planned = edits.map(edit => ({ edit, ...planWrite(edit, records, limits) }))
  const refusals = new Set(planned.flatMap(({ refusal }) => refusal ?? []))
  const restore = new Set<string>(planned.flatMap(one => (one.restore === true ? [one.edit.id] : [])))
  let writes = planned.flatMap(({ write }) => write ?? [])

  const missing = new Set<string>(planned.flatMap(one => (isRefusedCreate(one) ? [one.edit.id] : [])))
  if (isTooMany(writes, records.size, limits)) {
    // Half of a paste is worse than none: where one new record is too many, none is written.
    for (const { kind, id } of writes) if (kind === "create") missing.add(id)
    refusals.add(`This board is full: it holds at most ${limits.layerRecords.toLocaleString("en")} objects.`)
  }
  if (missing.size > 0) {
    addDependents(missing, writes)
    for (const id of missing) restore.add(id)
    for (const { id, to } of edits) if (leansOn(to, missing)) restore.add(id)
    writes = writes.flatMap(write => withoutMissing(write, missing))
  }
  return { writes, restore: [...restore], refusals }
}

function isRefusedCreate(one: { edit: Edit; refusal?: string }): boolean {
  return one.refusal !== undefined && one.edit.from === undefined
}

function isTooMany(writes: readonly Write[], existing: number, limits: Limits): boolean {
  const created = writes.filter(({ kind }) => kind === "create").length
  const deleted = writes.filter(({ kind }) => kind === "delete").length
  return created > 0 && existing + created - deleted > limits.layerRecords
}

/** A new child of a shape that is not written, or an arrow's binding to it, is not written either. */
function addDependents(missing: Set<string>, writes: readonly Write[]): void {
  for (let before = -1; before !== missing.size; ) {
    before = missing.size
    for (const write of writes) {
      if (write.kind === "create" && leansOn(write.record, missing)) missing.add(write.id)
    }
  }
}

function leansOn(record: BoardRecord | undefined, ids: ReadonlySet<string>): boolean {
  if (record === undefined) return false
  if (record.typeName === "shape") return ids.has(record.parentId)
  return ids.has(record.fromId) || ids.has(record.toId)
}

/** A shape that was moved into something unwritten stays where it was, with its other changes. */
function withoutMissing(write: Write, missing: ReadonlySet<string>): Write[] {
  if (missing.has(write.id)) return []
  if (write.kind !== "update" || !missing.has(String(write.fields.get("parentId")))) return [write]
  const fields = new Map([...write.fields].filter(([key]) => !PLACEMENT.has(key)))
  return fields.size === 0 ? [] : [{ ...write, fields }]
}
