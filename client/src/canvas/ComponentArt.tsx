import type { KindId } from "@outloud/shared/board/kinds.ts"
import type { TLDefaultColorTheme, TLGeoShapeProps } from "tldraw"
import { iconOf } from "./component-icons.ts"
import { layOutComponent, NOTE_CORNER } from "./component-layout.ts"

export interface ComponentArtProps {
  readonly kind: KindId
  readonly hasNote: boolean
  readonly props: TLGeoShapeProps
  readonly theme: TLDefaultColorTheme
}

/**
 * What a component has and a plain box has not, as elements of an SVG at scale 1: its icon, and a mark where it has
 * a note. Every colour is written out, so that a file looks as the canvas does.
 */
export function ComponentArt({ kind, hasNote, props, theme }: ComponentArtProps) {
  const { icon, place } = layOutComponent(props)
  const Icon = iconOf(kind)
  const line = theme[props.color].solid
  const words = theme[props.labelColor].solid
  if (icon === null) return hasNote && <path d={noteCorner(props)} fill={line} />
  const box = { x: icon.x, y: icon.y, size: icon.size, "aria-hidden": true }
  return (
    <>
      {place === "badge" && <Badge icon={icon} fill={theme.background} line={line} hasNote={hasNote} />}
      {/* The same rim that tldraw gives to words, so that both can be made out on every fill. */}
      <Icon {...box} stroke={5} color={theme.background} />
      <Icon {...box} stroke={1.6} color={words} />
      {place === "inside" && hasNote && <path d={noteCorner(props)} fill={line} />}
    </>
  )
}

interface BadgeProps {
  readonly icon: { readonly x: number; readonly y: number; readonly size: number }
  readonly fill: string
  readonly line: string
  readonly hasNote: boolean
}

function Badge({ icon, fill, line, hasNote }: BadgeProps) {
  const x = icon.x + icon.size / 2
  const y = icon.y + icon.size / 2
  const r = icon.size * 0.8
  return (
    <>
      <circle cx={x} cy={y} r={r} fill={fill} stroke={line} strokeWidth={1.5} />
      {hasNote && <circle cx={x + r * 0.85} cy={y - r * 0.85} r={4} fill={line} />}
    </>
  )
}

/** A folded corner, as on a sheet of paper, where no label reaches. */
function noteCorner({ w, scale }: TLGeoShapeProps): string {
  const right = w / scale
  const size = Math.min(NOTE_CORNER, right / 2)
  return `M ${right - size} 0 H ${right} V ${size} Z`
}
