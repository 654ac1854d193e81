import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { DefaultColorStyle, type Editor, type TLDefaultColorStyle } from "tldraw"

/** Annotations are amber wherever they go, exports included; tldraw's nearest colour is its orange. */
const ANNOTATION_COLOR: TLDefaultColorStyle = "orange"

/** Gives each layer its own colour for what is drawn next, and keeps the one that was chosen there last. */
export class LayerColors {
  readonly #chosen = new Map<CanvasLayer, TLDefaultColorStyle>([["annotations", ANNOTATION_COLOR]])

  switch(editor: Editor, from: CanvasLayer, to: CanvasLayer): void {
    this.#chosen.set(from, editor.getStyleForNextShape(DefaultColorStyle))
    const next = this.#chosen.get(to) ?? DefaultColorStyle.defaultValue
    editor.run(() => editor.setStyleForNextShapes(DefaultColorStyle, next), { history: "ignore" })
  }
}
