import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { DefaultColorStyle, type Editor, type TLDefaultColorStyle } from "tldraw"

/** Amber and violet wherever they go, exports included; tldraw's nearest colours are its orange and its violet. */
const ANNOTATION_COLOR: TLDefaultColorStyle = "orange"
const PRIVATE_COLOR: TLDefaultColorStyle = "violet"

/** Gives each layer its own colour for what is drawn next, and keeps the one that was chosen there last. */
export class LayerColors {
  readonly #chosen = new Map<CanvasLayer, TLDefaultColorStyle>([
    ["annotations", ANNOTATION_COLOR],
    ["notes", PRIVATE_COLOR],
  ])

  switch(editor: Editor, from: CanvasLayer, to: CanvasLayer): void {
    this.#chosen.set(from, editor.getStyleForNextShape(DefaultColorStyle))
    const next = this.#chosen.get(to) ?? DefaultColorStyle.defaultValue
    editor.run(() => editor.setStyleForNextShapes(DefaultColorStyle, next), { history: "ignore" })
  }
}
