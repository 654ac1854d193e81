/**
 * tldraw measures a label for a box with 16 pixels of padding on every side. A component's label has less room, so
 * it is measured as that of a smaller box whose padding ends where the component's label does.
 */
import { kindOfRecord } from "@outloud/shared/board/component.ts"
import type { TLGeoShape } from "tldraw"
import { layOutComponent, TLDRAW_PADDING } from "./component-layout.ts"

/** How the smaller box differs from the component, in canvas pixels: its place, and what it lacks in size. */
export interface LabelRoom {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Null where tldraw's own measure holds: for plain boxes, and for components with a badge. */
export function labelRoom(shape: TLGeoShape): LabelRoom | null {
  if (kindOfRecord(shape) === undefined) return null
  const { place, insets } = layOutComponent(shape.props)
  if (place === "badge") return null
  const { scale } = shape.props
  return {
    x: (insets.left - TLDRAW_PADDING) * scale,
    y: (insets.top - TLDRAW_PADDING) * scale,
    w: (insets.left + insets.right - 2 * TLDRAW_PADDING) * scale,
    h: (insets.top + insets.bottom - 2 * TLDRAW_PADDING) * scale,
  }
}

export function toLabelBox(shape: TLGeoShape, room: LabelRoom): TLGeoShape {
  return resize(shape, -room.w, -room.h)
}

export function fromLabelBox(box: TLGeoShape, room: LabelRoom): TLGeoShape {
  return resize(box, room.w, room.h)
}

function resize(shape: TLGeoShape, w: number, h: number): TLGeoShape {
  const { props } = shape
  return { ...shape, props: { ...props, w: props.w + w, h: props.h + h } }
}
