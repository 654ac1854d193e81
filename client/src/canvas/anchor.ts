/**
 * An annotation that was put on a shape of the diagram is anchored to it: it says whose, and how far from the
 * middle of it it lies. Parents do not reach across layers, so this is how it follows (design, section 4).
 */
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import { isShapeId } from "@outloud/shared/records/validate-record.ts"
import type { Editor, TLShape, TLShapeId, VecModel } from "tldraw"
import { ANCHOR_META, isPinned, layerOf } from "./layer-stamp.ts"

export interface Anchor {
  readonly shape: TLShapeId
  /** From the middle of that shape to the annotation's own x and y, in page coordinates. */
  readonly x: number
  readonly y: number
}

/** What an annotation on the open page is anchored to. Anybody's words: whatever is not an anchor is none. */
export function anchorOf(shape: TLShape): Anchor | undefined {
  const anchor = shape.meta[ANCHOR_META]
  if (layerOf(shape) === "diagram" || shape.parentId !== PAGE_ID) return undefined
  if (typeof anchor !== "object" || anchor === null || Array.isArray(anchor)) return undefined
  const { shape: id, x, y } = anchor as { shape?: unknown; x?: unknown; y?: unknown }
  if (!isShapeId(id) || typeof x !== "number" || typeof y !== "number") return undefined
  return { shape: id as TLShapeId, x, y }
}

/** Where an anchored annotation lies now; undefined where what it was put on is gone, or is too far out. */
export function anchoredPlace(editor: Editor, anchor: Anchor): VecModel | undefined {
  const target = editor.getShape(anchor.shape)
  if (target === undefined || !isAnchorable(target)) return undefined
  const middle = editor.getShapePageBounds(target)?.center
  if (middle === undefined) return undefined
  const place = { x: middle.x + anchor.x, y: middle.y + anchor.y }
  return isOnBoard(place.x) && isOnBoard(place.y) ? place : undefined
}

/** The anchor of an annotation where it lies now; undefined where it lies on nothing that could carry it away. */
export function findAnchor(editor: Editor, annotation: TLShape): Anchor | undefined {
  const point = pointOf(editor, annotation)
  const target =
    point &&
    editor.getShapeAtPoint(point, {
      hitInside: true,
      hitFrameInside: true,
      hitLabels: true,
      hitLocked: true,
      filter: isAnchorable,
    })
  const middle = target && editor.getShapePageBounds(target)?.center
  if (target === undefined || middle === undefined) return undefined
  return { shape: target.id, x: annotation.x - middle.x, y: annotation.y - middle.y }
}

/** The point that says what an annotation is about: an arrow's head, or the middle of anything else. */
function pointOf(editor: Editor, annotation: TLShape): VecModel | undefined {
  if (!editor.isShapeOfType(annotation, "arrow")) return editor.getShapePageBounds(annotation)?.center
  const isBound = editor.getBindingsFromShape(annotation, "arrow").length > 0
  const { end } = annotation.props as { end?: VecModel }
  return isBound || end === undefined ? undefined : editor.getShapePageTransform(annotation).applyToPoint(end)
}

/** What the server pinned never moves, so nothing needs to follow it. */
function isAnchorable(shape: TLShape): boolean {
  return layerOf(shape) === "diagram" && !isPinned(shape)
}

function isOnBoard(coordinate: number): boolean {
  return Math.abs(coordinate) <= DEFAULT_LIMITS.geometry
}
