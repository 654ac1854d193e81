/**
 * Undo takes back only one's own last step, and neither reverts nor brings back another's work.
 *
 * tldraw's history holds whole records, and sums up a step from its first to its last record, so
 * that what a peer changes in between counts as one's own. Two measures: whatever comes in from a
 * peer is carried into the history as if it had always been so (`rebaseHistory`), and a diff is
 * applied field by field, and only where the record still is as the step left it.
 */
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import type { Editor, TLRecord, TLStore } from "tldraw"
import type { BoardAccess } from "./board-access.ts"
import {
  changedUnits,
  type FieldUnit,
  isPlace,
  isSameIn,
  movesHome,
  PLACEMENT,
  withUnit,
} from "./field-units.ts"
import type { LayerPolicy } from "./layer-policy.ts"
import { isBoardRecord, isShape, layerOf } from "./layer-stamp.ts"
import type { Projected } from "./projector.ts"
import { type BoardDiff, historyDiffs } from "./tldraw-internals.ts"

/** Makes undo and redo on this store three-way. tldraw's history is the only caller of `applyDiff`. */
export function guardHistory(store: TLStore, access: BoardAccess, policy: LayerPolicy): void {
  const applyDiff = store.applyDiff.bind(store)
  store.applyDiff = (diff, options) => {
    policy.restoring = true
    try {
      applyDiff(threeWay(store, access, diff), options)
    } finally {
      policy.restoring = false
    }
  }
}

/** Carries a peer's changes into every step that could be undone or redone. */
export function rebaseHistory(editor: Editor, changes: readonly Projected[]): void {
  const diffs = historyDiffs(editor)
  for (const { id, before, after } of changes) {
    if (before === undefined) continue
    if (after === undefined) for (const diff of diffs) forget(diff, before.id)
    else {
      const units = changedUnits(before, after)
      for (const diff of diffs) carry(diff, id as BoardRecord["id"], units, after)
    }
  }
}

function forget(diff: BoardDiff, id: BoardRecord["id"]): void {
  delete diff.added[id]
  delete diff.updated[id]
  delete diff.removed[id]
}

function carry(
  diff: BoardDiff,
  id: BoardRecord["id"],
  units: readonly FieldUnit[],
  after: BoardRecord,
): void {
  const updated = diff.updated[id] as [BoardRecord, BoardRecord] | undefined
  if (updated !== undefined) {
    const [from, to] = updated
    const wide = movesHome(from, to) ? units.map(unit => (isPlace(unit) ? PLACEMENT : unit)) : units
    diff.updated[id] = [withUnits(wide, from, after), withUnits(wide, to, after)]
  }
  for (const records of [diff.added, diff.removed] as Record<string, TLRecord>[]) {
    const record = records[id]
    if (record !== undefined && isBoardRecord(record)) records[id] = withUnits(units, record, after)
  }
}

function withUnits<R extends BoardRecord>(units: readonly FieldUnit[], record: R, source: BoardRecord): R {
  return units.reduce((next, unit) => withUnit(unit, next, source), record)
}

/** The part of a diff that is still one's own to apply. Records of the session pass as they are. */
function threeWay(store: TLStore, access: BoardAccess, diff: BoardDiff): BoardDiff {
  const result = { added: {}, updated: {}, removed: {} } as BoardDiff
  const stored = (id: string) => store.unsafeGetWithoutCapture(id as TLRecord["id"])
  const has = (id: string) => stored(id) !== undefined || id in diff.added
  for (const record of Object.values(diff.added)) {
    if (isBoardRecord(record) && (stored(record.id) !== undefined || !mayReturn(record, access, has)))
      continue
    keep(result.added, record.id, record)
  }
  for (const [from, to] of Object.values(diff.updated)) {
    if (!isBoardRecord(from) || !isBoardRecord(to)) keep(result.updated, to.id, [from, to])
    else {
      const current = stored(to.id) as BoardRecord | undefined
      if (current !== undefined) keep(result.updated, to.id, [current, merge(current, from, to, has)])
    }
  }
  for (const record of Object.values(diff.removed)) {
    if (!isBoardRecord(record) || access.mayChange(record)) keep(result.removed, record.id, record)
  }
  return result
}

function keep<T>(target: Record<string, T>, id: string, value: T): void {
  target[id] = value
}

/** A record comes back where it may be written; a binding, where it finds both its ends. */
function mayReturn(record: BoardRecord, access: BoardAccess, has: (id: string) => boolean): boolean {
  if (!access.mayWrite(layerOf(record))) return false
  return isShape(record) || (has(record.fromId) && has(record.toId))
}

function merge(
  current: BoardRecord,
  from: BoardRecord,
  to: BoardRecord,
  has: (id: string) => boolean,
): BoardRecord {
  const units = changedUnits(from, to).filter(unit => isSameIn(unit, current, from))
  const homeless = isShape(to) && !has(to.parentId)
  return withUnits(homeless ? units.filter(unit => unit !== PLACEMENT) : units, current, to)
}
