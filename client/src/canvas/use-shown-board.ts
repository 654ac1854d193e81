import { can } from "@outloud/shared/room/access.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { useEffect, useState } from "react"
import { type Atom, atom, type TLShape } from "tldraw"
import type * as Y from "yjs"
import { type BoardStore, createBoardStore } from "./board-store.ts"
import { layerOf } from "./layer-stamp.ts"
import { browserScheduler } from "./scheduler.ts"

export interface ShownBoard {
  /** Another one for every store. */
  readonly key: string
  readonly board: BoardStore
  /** For tldraw, which wants the same function as long as the editor lives. */
  readonly visibilityOf: (shape: TLShape) => "hidden" | "inherit"
}

export interface ShownBoardOptions {
  readonly layers: Readonly<Record<CanvasLayer, Y.Doc>>
  readonly role: Role
  readonly annotationsVisible: boolean
}

/** A board for these documents and this role, from the first effect on; null before. */
export function useShownBoard({ layers, role, annotationsVisible }: ShownBoardOptions) {
  const { diagram, annotations, notes } = layers
  const [visible] = useState(() => atom("annotations visible", annotationsVisible))
  const [shown, setShown] = useState<ShownBoard | null>(null)
  useEffect(() => {
    const board = createBoardStore({
      layers: {
        diagram: { doc: diagram, writable: can(role, "write", "diagram") },
        annotations: { doc: annotations, writable: can(role, "write", "annotations") },
        notes: { doc: notes, writable: can(role, "write", "notes") },
      },
      activeLayer: "diagram",
      scheduler: browserScheduler,
    })
    setShown({ key: board.store.id, board, visibilityOf: shape => visibility(shape, visible) })
    return () => {
      board.dispose()
      setShown(null)
    }
  }, [diagram, annotations, notes, role, visible])
  useEffect(() => void visible.set(annotationsVisible), [visible, annotationsVisible])
  return shown
}

function visibility(shape: TLShape, visible: Atom<boolean>): "hidden" | "inherit" {
  return layerOf(shape) !== "diagram" && !visible.get() ? "hidden" : "inherit"
}
