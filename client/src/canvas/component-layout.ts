/**
 * Where a component's icon and label stand. They never share a place: in a rectangle the icon has a column of
 * its own; where there is no room for one, or where the outline is not a rectangle, it is a badge on the top edge,
 * inside the margin that tldraw keeps free of words. All in canvas pixels at scale 1.
 */
import { LABEL_FONT_SIZES, type TLGeoShapeProps } from "tldraw"

/** tldraw's own distance between a label and its box. */
export const TLDRAW_PADDING = 16

/** Pixels at the corners that no label reaches, for the mark of a note. */
export const NOTE_CORNER = 12

export interface ComponentLayout {
  readonly place: "inside" | "badge"
  /** The icon's square; null where it would be too small to be made out. */
  readonly icon: { readonly x: number; readonly y: number; readonly size: number } | null
  /** From the box's edges to the label's. */
  readonly insets: Insets
}

interface Insets {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

type Measures = Pick<TLGeoShapeProps, "geo" | "w" | "h" | "growY" | "scale" | "size" | "verticalAlign">

const EDGE = 12
const GAP = 9
const BADGE_ICON = 16
const SMALLEST_ICON = 10
const PLAIN_INSETS: Insets = {
  left: TLDRAW_PADDING,
  right: TLDRAW_PADDING,
  top: TLDRAW_PADDING,
  bottom: TLDRAW_PADDING,
}

export function layOutComponent(props: Measures): ComponentLayout {
  const w = props.w / props.scale
  const h = (props.h + props.growY) / props.scale
  const size = iconSize(props)
  const insets = { left: EDGE + size + GAP, right: NOTE_CORNER, top: 10, bottom: 10 }
  if (!hasColumn(props, w, insets)) return badge(w, h)
  const shown = Math.min(size, h - 8)
  const icon = shown < SMALLEST_ICON ? null : { x: EDGE, y: iconTop(props, h, shown, insets), size: shown }
  return { place: "inside", icon, insets }
}

/** In step with the label's words. */
function iconSize({ size }: Pick<Measures, "size">): number {
  return Math.round(LABEL_FONT_SIZES[size] * 1.35)
}

function hasColumn({ geo, size }: Measures, w: number, { left, right }: Insets): boolean {
  // Room for a short word at least.
  return geo === "rectangle" && w >= left + right + LABEL_FONT_SIZES[size] * 3
}

/** Level with the label. */
function iconTop({ verticalAlign, size }: Measures, h: number, icon: number, insets: Insets): number {
  const line = LABEL_FONT_SIZES[size] * 1.35
  const middle = (h - icon) / 2
  if (verticalAlign === "start") return Math.min(middle, insets.top + (line - icon) / 2)
  if (verticalAlign === "end") return Math.max(middle, h - insets.bottom - (line + icon) / 2)
  return middle
}

function badge(w: number, h: number): ComponentLayout {
  const tooSmall = Math.min(w, h) < 2 * BADGE_ICON
  const icon = { x: (w - BADGE_ICON) / 2, y: -BADGE_ICON / 2, size: BADGE_ICON }
  return { place: "badge", icon: tooSmall ? null : icon, insets: PLAIN_INSETS }
}
