import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Editor } from "tldraw"
import type { Awareness } from "y-protocols/awareness"
import { AnchoredAnnotations } from "./anchored-annotations.ts"
import type { BoardStore } from "./board-store.ts"
import { watchFlushMoments } from "./flush-moments.ts"
import { rebaseHistory } from "./history.ts"
import { LayerColors } from "./layer-colors.ts"
import { sharePresence } from "./presence.ts"

export interface BindBoardOptions {
  /** Made on the board's store. */
  readonly editor: Editor
  readonly board: BoardStore
  readonly awareness: Awareness
  /** How many records cannot be shown; called at once where there are any, then on every change. */
  readonly onQuarantine?: (count: number) => void
  /** A change that was not written, in words for the person who made it. */
  readonly onRefused?: (message: string) => void
}

export interface BoardBinding {
  /**
   * Where new shapes go and what the pointer reaches. Ends what is being drawn, edited or selected.
   * Does nothing for a layer that the role may not write.
   */
  setActiveLayer(layer: CanvasLayer): void
  /** Leaves the whole board as it is, or lets it be drawn on again by those who may. */
  setFrozen(frozen: boolean): void
  /** Writes everything pending into the documents, synchronously. */
  flush(): void
  /** Flushes, and lets go of the editor. Editor and board are their owners' to dispose of. */
  dispose(): void
}

/** Joins an editor to its board: history, presence, and the moments at which edits are written. */
export function bindBoard(options: BindBoardOptions): BoardBinding {
  const { editor, board, awareness } = options
  const { access, projector, writer, scheduler } = board
  const colors = new LayerColors()
  const anchored = new AnchoredAnnotations(editor, board)
  projector.onLeaving = ids => endGestureOn(editor, ids)
  projector.onProjected = changes => {
    rebaseHistory(editor, changes)
    // In the frame in which a peer's shapes move, so that nothing is painted in between.
    anchored.follow()
  }
  projector.onQuarantine = count => options.onQuarantine?.(count)
  writer.onRefused = message => options.onRefused?.(message)
  if (projector.quarantined > 0) options.onQuarantine?.(projector.quarantined)
  const stopPresence = sharePresence({ editor, awareness, access, scheduler })
  const view = editor.getContainer().ownerDocument.defaultView
  const stopWatching = view ? watchFlushMoments(view, scheduler, () => writer.flush()) : () => {}
  return {
    setActiveLayer(layer) {
      if (layer === access.activeLayer || !access.mayWrite(layer)) return
      editor.complete()
      editor.run(() => editor.setEditingShape(null).selectNone(), { history: "ignore" })
      colors.switch(editor, access.activeLayer, layer)
      access.activeLayer = layer
      projector.relock()
    },
    setFrozen(frozen) {
      const isReadonly = frozen || !board.layers.diagram.writable
      editor.complete()
      editor.run(() => editor.setEditingShape(null).selectNone().updateInstanceState({ isReadonly }), {
        history: "ignore",
      })
      if (frozen === access.frozen) return
      // What was drawn until now is the document's, even where the server will not have it any more.
      writer.flush()
      access.frozen = frozen
      projector.relock()
    },
    flush: () => writer.flush(),
    dispose() {
      stopWatching()
      stopPresence()
      anchored.dispose()
      writer.flush()
    },
  }
}

/** tldraw fails, and takes the canvas down, where a shape goes from under the pointer that is drawing or dragging it. */
function endGestureOn(editor: Editor, ids: readonly string[]): void {
  if (!editor.inputs.isPointing) return
  const { selectedShapeIds, editingShapeId, erasingShapeIds } = editor.getCurrentPageState()
  const held = new Set<string | null>([...selectedShapeIds, ...erasingShapeIds, editingShapeId])
  if (ids.some(id => held.has(id))) editor.cancel()
}
