import type { ReferenceKey } from "@outloud/shared/questions/reference-key.ts"
import { boardSchema } from "@outloud/shared/records/schema.ts"
import {
  createTLStore,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultTools,
  Editor,
  tipTapDefaultExtensions,
} from "tldraw"
import { boardAssetUrls } from "./board-assets.ts"
import { exportImage } from "./board-file.ts"
import { boardShapeUtils } from "./board-shape-utils.ts"
import type { EstimateBoard } from "./estimate-edits.ts"
import { isBoardRecord, isPinned, unstampRecord } from "./layer-stamp.ts"
import { drawReference } from "./reference-board.ts"

/**
 * A question's reference as a picture, drawn on the empty sections of its board by an editor that nobody sees. Rejects
 * where the board has no sections.
 */
export async function referencePicture(
  { editor: board, read }: EstimateBoard,
  key: ReferenceKey,
): Promise<Blob> {
  const starter = board.store.allRecords().filter(isBoardRecord).filter(isPinned).map(unstampRecord)
  if (starter.length < 2) throw new Error("This board has no sections to draw the reference in.")
  const container = document.createElement("div")
  container.className = "tl-container tl-theme__light"
  container.inert = true
  container.style.cssText = "position: fixed; inset-inline-start: -10000px; width: 1280px; height: 800px"
  document.body.append(container)
  const editor = new Editor({
    store: createTLStore({ schema: boardSchema }),
    shapeUtils: boardShapeUtils,
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    initialState: "select",
    autoFocus: false,
    fontAssetUrls: boardAssetUrls.fonts,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
  })
  try {
    editor.store.put(starter)
    // What is drawn is as large as its words: they are measured in the fonts that they will be in.
    await editor.fonts.loadRequiredFontsForCurrentPage()
    drawReference({ editor, read }, key)
    return await exportImage(editor, "svg", { annotations: false })
  } finally {
    editor.dispose()
    container.remove()
  }
}
