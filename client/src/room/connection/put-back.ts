/** Work that was set aside, put back record by record into the document that the server has now. */
import type { JsonObject } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"
import type { AsideWork } from "../../offline/kept-types.ts"
import type { LayerCopy } from "../../offline/layer-copy.ts"
import { entryChanges, reapplyEntries } from "../../offline/note-changes.ts"
import { countMissing, recordsIn } from "../../offline/older-board.ts"
import {
  type FailedChange,
  lessNewer,
  type RecordChange,
  reapply,
  recordChanges,
  standsOn,
} from "../../offline/record-changes.ts"
import type { RoomConnection, RoomLayerCopies } from "./room-connection.ts"

/** What became of work that the server would not have as it was. */
export interface RescueReport {
  /** `refused` by the server, or made on an older state of the board. */
  readonly cause: "refused" | "outdated"
  /** Changes that are on the board again. */
  readonly restored: number
  readonly failed: readonly FailedChange[]
  /** The board as it was here, where the server's, being older, lacks something of it; else empty. */
  readonly olderBoard: readonly JsonObject[]
  /** Whether what is not back is kept in this browser, to be found again on a later visit. */
  readonly isKept: boolean
}

/** Whom the notes were about may read the present ones: nothing of older ones is put back into them. */
const SEALED = "These notes were sealed when the roles changed. They are kept for you alone."

/** What became of one piece of work. */
type Outcome = Pick<RescueReport, "restored" | "failed" | "olderBoard">

/**
 * Puts what waits into the documents, which have come from the server, and tells the copies what of it is aside no more
 * and what stays so for good. The layers that are written into are added to `onTrial`. Null where nothing came of it.
 */
export function putBack(
  connection: RoomConnection,
  copies: RoomLayerCopies,
  ready: readonly AsideWork[],
  onTrial: Set<Layer>,
): RescueReport | null {
  // Drawn while the work was waiting: what it set aside is older, and does not take its place.
  const newer = new Map(
    ready.map(({ layer }) => {
      const updates = connection.unsent(layer).map(({ bytes }) => bytes)
      return [layer, recordChanges(copies[layer]?.updates ?? [], updates)]
    }),
  )
  const outcomes = ready.flatMap((work): Outcome[] => {
    const { layer } = work
    const copy = copies[layer]
    if (copy === undefined) return []
    if (layer === "notes" && work.base !== null) return [keepSealed(work, work.base, copy)]
    onTrial.add(layer)
    return [putBackOne(work, copy, connection.docs[layer], newer.get(layer) ?? [])]
  })
  const restored = outcomes.reduce((sum, outcome) => sum + outcome.restored, 0)
  const failed = outcomes.flatMap(outcome => outcome.failed)
  const olderBoard = outcomes.flatMap(outcome => outcome.olderBoard)
  if (restored + failed.length + olderBoard.length === 0) return null
  const cause = ready.some(({ base }) => base === null) ? "refused" : "outdated"
  const isKept = ready.every(({ layer }) => copies[layer]?.kept !== "tab")
  return { cause, restored, failed, olderBoard, isKept }
}

function keepSealed(work: AsideWork, base: readonly Uint8Array[], copy: LayerCopy): Outcome {
  const changes = [...recordChanges(base, work.updates), ...entryChanges(base, work.updates)]
  copy.settleFailed(work)
  return { restored: 0, failed: changes.map(change => ({ change, reason: SEALED })), olderBoard: [] }
}

function putBackOne(work: AsideWork, copy: LayerCopy, doc: Y.Doc, newer: readonly RecordChange[]): Outcome {
  const { layer, updates } = work
  const base = work.base ?? [Y.encodeStateAsUpdate(doc)]
  const changes = recordChanges(base, updates)
  const entries = layer === "notes" ? entryChanges(base, updates) : []
  const failed = reapply(doc, lessNewer(changes, newer), DEFAULT_LIMITS)
  reapplyEntries(doc, entries)
  const older = recordsIn(work.base === null ? [] : [...work.base, ...updates], DEFAULT_LIMITS)
  const isMissing = countMissing(older, doc, DEFAULT_LIMITS) > 0
  // Kept for good, it must be readable by itself.
  const whole = work.base === null ? { ...work, updates: [...base, ...updates] } : work
  if (failed.length > 0 || isMissing || !standsOn(base, updates)) copy.settleFailed(whole)
  else copy.settle(work)
  return {
    restored: changes.length - failed.length,
    failed,
    olderBoard: isMissing ? [...older.values()] : [],
  }
}

/** Of several layers, or of one after the other, one report. */
export function together(before: RescueReport | null, now: RescueReport): RescueReport {
  if (before === null) return now
  return {
    cause: before.cause === "refused" ? before.cause : now.cause,
    restored: before.restored + now.restored,
    failed: [...before.failed, ...now.failed],
    olderBoard: [...before.olderBoard, ...now.olderBoard],
    isKept: before.isKept && now.isKept,
  }
}
