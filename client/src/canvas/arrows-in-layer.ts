import type { Editor } from "tldraw"
import type { BoardAccess } from "./board-access.ts"
import { layerOf } from "./layer-stamp.ts"

/**
 * Keeps an arrow from reaching for a shape of another layer, before there is a binding to refuse:
 * tldraw asks its shape utils about types only.
 */
export function keepArrowsInLayer(editor: Editor, access: BoardAccess): void {
  const canBindShapes = editor.canBindShapes.bind(editor)
  editor.canBindShapes = ({ fromShape, toShape, binding }) => {
    const from =
      typeof fromShape === "object" && "meta" in fromShape ? layerOf(fromShape) : access.activeLayer
    const to = typeof toShape === "object" && "meta" in toShape ? layerOf(toShape) : from
    return from === to && canBindShapes({ fromShape, toShape, binding })
  }
}
