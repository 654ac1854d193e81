/** What boards have to show, told from the documents alone. */
import { createBoardStore } from "@outloud/client/canvas/board-store.ts"
import { isBoardRecord, unstampRecord } from "@outloud/client/canvas/layer-stamp.ts"
import { decodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { graphProblems } from "@outloud/shared/records/graph-checks.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"
import { asBoardRecord } from "@outloud/shared/records/validate-record.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type * as Y from "yjs"
import { ManualScheduler } from "./manual-scheduler.ts"

type LayerDocs = Readonly<Record<CanvasLayer, Y.Doc>>

/** What the documents hold by the shared rules alone, with nothing of the canvas. */
export function validRecords(docs: LayerDocs): Map<string, BoardRecord> {
  const shown = new Map<string, BoardRecord>()
  for (const [at, layer] of CANVAS_LAYERS.entries()) {
    const valid = new Map<string, BoardRecord>()
    // Of two records of one id, the more privileged layer's is shown, and the other is as if it were not there.
    const covering = CANVAS_LAYERS.slice(at + 1).map(other => recordsOf(docs[other]))
    for (const [id, fields] of recordsOf(docs[layer])) {
      if (covering.some(records => records.has(id))) continue
      const record = asBoardRecord(id, decodeRecord(fields), DEFAULT_LIMITS)
      if (record !== undefined) valid.set(id, record)
    }
    for (const problem of graphProblems(valid)) {
      const record = valid.get(problem.id)
      if (problem.kind === "binding") valid.delete(problem.id)
      else valid.set(problem.id, { ...record, parentId: PAGE_ID } as BoardRecord)
    }
    for (const [id, record] of valid) shown.set(id, record)
  }
  return shown
}

/** Without the index: siblings of equal index are shown a hair apart. */
export function unordered(records: Iterable<BoardRecord>): Record<string, object> {
  return Object.fromEntries([...records].map(record => [record.id, { ...record, index: null }]))
}

/** What a browser that comes in now would see. */
export function freshRecords(docs: LayerDocs): Record<string, BoardRecord> {
  const board = createBoardStore({
    layers: {
      diagram: { doc: docs.diagram, writable: false },
      annotations: { doc: docs.annotations, writable: false },
      notes: { doc: docs.notes, writable: false },
    },
    activeLayer: "diagram",
    scheduler: new ManualScheduler(),
  })
  const records = board.store.allRecords().filter(isBoardRecord)
  board.dispose()
  return Object.fromEntries(records.map(record => [record.id, unstampRecord(record)]))
}
