import { modeOfLine } from "@outloud/shared/board/flow.ts"
import {
  ArrowShapeUtil,
  type Editor,
  getArrowBindings,
  type TLArrowBinding,
  type TLArrowShape,
  type TLHandleDragInfo,
  type VecLike,
} from "tldraw"
import { isPinned } from "./layer-stamp.ts"

/** Pixels of the window along a frame's edge in which an arrow's end is meant for the frame. */
const EDGE = 12

/**
 * tldraw ties an arrow's end to the frame that it lies in, wherever in it, and draws it from the frame's middle.
 * Here the inside of a frame is floor to draw on: an end there is free, and read as meant for what lies near it. A
 * frame itself is meant at its edge, a section of the starter nowhere.
 */
export class BoardArrowUtil extends ArrowShapeUtil {
  /** Where the end is that is being dragged; null while tldraw only looks what is under the pointer. */
  #end: VecLike | null = null

  constructor(editor: Editor) {
    super(editor)
    const { shouldIgnoreTargets } = this.options
    this.options = {
      ...this.options,
      shouldIgnoreTargets: () =>
        shouldIgnoreTargets(editor) || isFloor(editor, this.#end ?? editor.inputs.currentPagePoint),
    }
  }

  /** "from API gateway to Redis: sessions, async": a screen reader sees no line. */
  override getAriaDescriptor(arrow: TLArrowShape): string | undefined {
    const { start, end } = getArrowBindings(this.editor, arrow)
    const ends = [
      ...(start === undefined ? [] : [`from ${this.#nameOf(start)}`]),
      ...(end === undefined ? [] : [`to ${this.#nameOf(end)}`]),
    ]
    const label = this.getText(arrow)?.trim() ?? ""
    const says = [label, modeOfLine(arrow.props.dash) ?? ""].filter(word => word !== "").join(", ")
    return [ends.join(" "), says].filter(part => part !== "").join(": ") || undefined
  }

  #nameOf({ toId }: TLArrowBinding): string {
    const shape = this.editor.getShape(toId)
    const name = shape && this.editor.getShapeUtil(shape).getText(shape)?.trim()
    return name || "something without a name"
  }

  override onHandleDrag(arrow: TLArrowShape, info: TLHandleDragInfo<TLArrowShape>) {
    this.#end = this.editor.getShapePageTransform(arrow).applyToPoint(info.handle)
    try {
      return super.onHandleDrag(arrow, info)
    } finally {
      this.#end = null
    }
  }
}

/** Whether nothing that an arrow may be meant for lies at this point of the page. */
function isFloor(editor: Editor, point: VecLike): boolean {
  // As tldraw looks for what an arrow is tied to.
  const hit = editor.getShapeAtPoint(point, {
    hitInside: true,
    hitFrameInside: true,
    filter: shape =>
      !shape.isLocked && editor.canBindShapes({ fromShape: "arrow", toShape: shape, binding: "arrow" }),
  })
  if (hit?.type !== "frame") return false
  const toEdge = editor.getShapeGeometry(hit).distanceToPoint(editor.getPointInShapeSpace(hit, point))
  return isPinned(hit) || toEdge * editor.getZoomLevel() > EDGE
}
