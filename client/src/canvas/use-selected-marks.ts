import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { useMemo, useSyncExternalStore } from "react"
import { type Editor, react } from "tldraw"
import { layerOf } from "./layer-stamp.ts"

const NONE: readonly string[] = []

/** The ids of the selected shapes that stand in a layer; the same array until they change. */
export function useSelectedMarks(editor: Editor | null, layer: CanvasLayer): readonly string[] {
  const store = useMemo(() => editor && selectedIn(editor, layer), [editor, layer])
  return useSyncExternalStore(store?.subscribe ?? never, store?.getSnapshot ?? nothing)
}

function selectedIn(editor: Editor, layer: CanvasLayer) {
  let ids = NONE
  const read = () => {
    const next = editor.getSelectedShapes().flatMap(shape => (layerOf(shape) === layer ? [shape.id] : []))
    if (next.join() !== ids.join()) ids = next
    return ids
  }
  return {
    subscribe: (changed: () => void) =>
      react("selected marks", () => {
        const before = ids
        if (read() !== before) changed()
      }),
    getSnapshot: read,
  }
}

const never = () => () => {}
const nothing = () => NONE
