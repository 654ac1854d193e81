/**
 * Unsent work as changes to records, so that it can be put into a document that its updates cannot
 * be merged into: one that refused them, or one with another history.
 */
import {
  BASE,
  changedFields,
  composeRecord,
  decodeRecord,
  encodeRecord,
  type Json,
  type JsonObject,
  type RecordFields,
  recordsOf,
} from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { equalityDeep } from "lib0/function"
import * as Y from "yjs"

export type RecordChange =
  | { readonly kind: "created"; readonly id: string; readonly record: JsonObject | undefined }
  | { readonly kind: "changed"; readonly id: string; readonly fields: Readonly<Record<string, Json>> }
  | { readonly kind: "deleted"; readonly id: string }

export interface FailedChange {
  readonly change: RecordChange
  /** Why, in words. */
  readonly reason: string
}

/** What `updates` do to the records of the document that `base` makes. Pure; damaged updates change nothing. */
export function recordChanges(
  base: readonly Uint8Array[],
  updates: readonly Uint8Array[],
): readonly RecordChange[] {
  const before = recordsOf(documentOf(base))
  const after = recordsOf(documentOf([...base, ...updates]))
  const changes: RecordChange[] = []
  for (const [id, fields] of entriesOf(after)) {
    const old = before.get(id)
    if (!(old instanceof Y.Map) || !equalityDeep(old.get(BASE), fields.get(BASE))) {
      changes.push({ kind: "created", id, record: decodeRecord(fields) })
      continue
    }
    const changed = [...fields.entries()].filter(([key, value]) => !equalityDeep(old.get(key), value))
    if (changed.length > 0) changes.push({ kind: "changed", id, fields: Object.fromEntries(changed) })
  }
  for (const id of before.keys()) if (!after.has(id)) changes.push({ kind: "deleted", id })
  return changes
}

/** Of changes that were made before others, what those leave of them. */
export function lessNewer(
  changes: readonly RecordChange[],
  newer: readonly RecordChange[],
): readonly RecordChange[] {
  const later = new Map(newer.map(change => [change.id, change]))
  return changes.flatMap((change): RecordChange[] => {
    const since = later.get(change.id)
    if (since === undefined || since.kind === "deleted") return [change]
    if (since.kind === "created" || change.kind === "deleted") return []
    if (change.kind === "created") return [change]
    const fields = Object.entries(change.fields).filter(([key]) => !Object.hasOwn(since.fields, key))
    return fields.length > 0 ? [{ ...change, fields: Object.fromEntries(fields) }] : []
  })
}

/**
 * Makes the changes in `doc`, each for itself, as far as they still have a target and break no
 * limit. What is so already counts as made, so that this may be done twice. Returns what could not be.
 */
export function reapply(doc: Y.Doc, changes: readonly RecordChange[], limits: Limits): FailedChange[] {
  const failed: FailedChange[] = []
  for (const batch of batches(parentsFirst(changes))) {
    doc.transact(() => {
      for (const change of batch) {
        const reason = reapplyOne(recordsOf(doc), change, limits)
        if (reason !== undefined) failed.push({ change, reason })
      }
    })
  }
  return failed
}

/** Why the change cannot be made; undefined where it is. */
function reapplyOne(records: Y.Map<RecordFields>, change: RecordChange, limits: Limits): string | undefined {
  const target = records.get(change.id)
  switch (change.kind) {
    case "deleted":
      if (target !== undefined) records.delete(change.id)
      return undefined
    case "created":
      return create(records, change, limits)
    case "changed":
      if (!(target instanceof Y.Map)) return "Somebody deleted it meanwhile."
      return overlay(target, change, limits)
  }
}

function create(
  records: Y.Map<RecordFields>,
  { id, record }: Extract<RecordChange, { kind: "created" }>,
  limits: Limits,
): string | undefined {
  if (record === undefined) return "It cannot be read."
  const problem = checkRecord(id, record, limits)
  if (problem !== undefined) return `It breaks a rule: ${problem.path} ${problem.message}.`
  const missing = ["fromId", "toId"].some(end => end in record && !records.has(String(record[end])))
  if (missing) return "It connects something that is not there any more."
  const target = records.get(id)
  if (!(target instanceof Y.Map)) {
    records.set(id, encodeRecord(record as unknown as BoardRecord))
    return undefined
  }
  const there = decodeRecord(target)
  if (there === undefined || checkRecord(id, there, limits) !== undefined)
    return "Something else has its name."
  const fields = changedFields(there as unknown as BoardRecord, record as unknown as BoardRecord)
  for (const [key, value] of fields) target.set(key, value)
  return undefined
}

function overlay(
  target: RecordFields,
  { id, fields }: Extract<RecordChange, { kind: "changed" }>,
  limits: Limits,
): string | undefined {
  const next = composeRecord(target.get(BASE), [...target.entries(), ...Object.entries(fields)])
  if (next === undefined) return "It cannot be read."
  const problem = checkRecord(id, next, limits)
  if (problem !== undefined) return `It breaks a rule: ${problem.path} ${problem.message}.`
  for (const [key, value] of Object.entries(fields)) {
    if (!equalityDeep(target.get(key), value)) target.set(key, value)
  }
  return undefined
}

/** Characters of one transaction, well under what the server takes at once. */
const BATCH_CHARACTERS = 128 * 1024

function batches(changes: readonly RecordChange[]): RecordChange[][] {
  const found: RecordChange[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const change of changes) {
    const added = JSON.stringify(change).length
    if (size + added > BATCH_CHARACTERS) {
      found.push([])
      size = 0
    }
    found.at(-1)?.push(change)
    size += added
  }
  return found
}

/** What stands in something comes after it, and what connects things after them all: nothing is there without its parent. */
function parentsFirst(changes: readonly RecordChange[]): RecordChange[] {
  const created = new Map(changes.flatMap(change => (change.kind === "created" ? [[change.id, change]] : [])))
  const depth = (change: RecordChange): number => {
    if (change.kind !== "created") return 0
    if (change.record?.typeName === "binding") return Number.MAX_SAFE_INTEGER
    const seen = new Set<RecordChange>()
    for (let at: RecordChange | undefined = change; at?.kind === "created" && !seen.has(at); ) {
      seen.add(at)
      at = created.get(String(at.record?.parentId))
    }
    return seen.size
  }
  return changes
    .map(change => ({ change, depth: depth(change) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ change }) => change)
}

/** Whether `base` has all that these updates build on. */
export function standsOn(base: readonly Uint8Array[], updates: readonly Uint8Array[]): boolean {
  const { pendingStructs, pendingDs } = documentOf([...base, ...updates]).store
  return pendingStructs === null && pendingDs === null
}

/** The document that these updates make; what is damaged is left out. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update)
      } catch {
        // A damaged row costs what is in it, not the rest.
      }
    }
  })
  return doc
}

function* entriesOf(records: Y.Map<RecordFields>): Generator<[string, RecordFields]> {
  for (const [id, fields] of records.entries()) if (fields instanceof Y.Map) yield [id, fields]
}
