import type { Editor } from "tldraw"
import { layerOf } from "./layer-stamp.ts"

/** What the annotations on the board say, in drawing order; those without words are left out. */
export function annotationTexts(editor: Editor): readonly string[] {
  return editor
    .getCurrentPageShapesSorted()
    .filter(shape => layerOf(shape) === "annotations")
    .map(shape => editor.getShapeUtil(shape).getText(shape)?.trim() ?? "")
    .filter(text => text !== "")
}
