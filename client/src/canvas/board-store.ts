/** A board without a screen: the store, its guards, and the two ways between it and the documents. */
import { DEFAULT_LIMITS, type Limits } from "@outloud/shared/records/limits.ts"
import { boardSchema, PAGE_ID } from "@outloud/shared/records/schema.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import {
  createTLStore,
  DocumentRecordType,
  type IndexKey,
  PageRecordType,
  TLDOCUMENT_ID,
  type TLPageId,
  type TLStore,
} from "tldraw"
import { BoardAccess, type BoardLayers } from "./board-access.ts"
import { guardHistory } from "./history.ts"
import { LayerPolicy } from "./layer-policy.ts"
import { ProjectionGate } from "./projection-gate.ts"
import { Projector } from "./projector.ts"
import type { Scheduler } from "./scheduler.ts"
import { Writer } from "./writer.ts"

export interface BoardStoreOptions {
  readonly layers: BoardLayers
  readonly activeLayer: CanvasLayer
  readonly scheduler: Scheduler
  readonly limits?: Limits
}

export interface BoardStore {
  readonly store: TLStore
  readonly layers: BoardLayers
  readonly access: BoardAccess
  readonly projector: Projector
  readonly writer: Writer
  readonly scheduler: Scheduler
  /** Writes what is pending, then stops following the documents. The store itself is the editor's to dispose of. */
  dispose(): void
}

/**
 * A store that holds everything valid in the documents from the start, so that the canvas never
 * shows half a board, and follows them from then on. The page is made here; it is never sent.
 */
export function createBoardStore(options: BoardStoreOptions): BoardStore {
  const { layers, scheduler, limits = DEFAULT_LIMITS } = options
  const store = createTLStore({ schema: boardSchema })
  store.put([
    DocumentRecordType.create({ id: TLDOCUMENT_ID }),
    PageRecordType.create({ id: PAGE_ID as TLPageId, name: "Board", index: "a1" as IndexKey }),
  ])
  const access = new BoardAccess(layers, options.activeLayer)
  const gate = new ProjectionGate()
  const origin = { kind: "board-edit" }
  const parts = { store, layers, access, gate, limits, scheduler, origin }
  guardHistory(store, access, new LayerPolicy(parts))
  const projector = new Projector(parts)
  const writer = new Writer(parts)
  projector.onBefore = ids => writer.flushOnly(ids)
  writer.onRestore = ids => projector.restore(ids)
  projector.project()
  return {
    ...{ store, layers, access, projector, writer, scheduler },
    dispose() {
      writer.flush()
      writer.dispose()
      projector.dispose()
    },
  }
}
