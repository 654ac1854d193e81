import { Box, type VecLike } from "tldraw"
import { GAP } from "./layout-gap.ts"

/** Canvas pixels: how finely, and how far around the wanted place, a free one is looked for. */
const STEP = 20
const REACH = 1_600

/** Every offset in reach, nearest first. */
let offsets: readonly VecLike[] | undefined

/**
 * The free place for a box that is nearest to where its top left corner is wanted: inside of the area, where there is
 * one, and with a gap to everything else. Undefined where none is in reach.
 */
export function nearestFree(
  wanted: Box,
  { box: area, obstacles }: { readonly box: Box | undefined; readonly obstacles: readonly Box[] },
): Box | undefined {
  const { w, h } = wanted
  if (area !== undefined && (w > area.w || h > area.h)) return undefined
  const start = area === undefined ? wanted.point : within(wanted, area)
  offsets ??= offsetsInReach()
  const tried = new Box(0, 0, w, h)
  for (const { x, y } of offsets) {
    tried.x = start.x + x
    tried.y = start.y + y
    if (area !== undefined && !covers(area, tried)) continue
    if (isFree(tried, obstacles)) return tried
  }
  return undefined
}

/** Whether there is a gap to everything else. */
export function isFree(box: Box, obstacles: readonly Box[]): boolean {
  return !obstacles.some(obstacle => isNear(box, obstacle))
}

function within({ x, y, w, h }: Box, area: Box): VecLike {
  return {
    x: Math.min(Math.max(x, area.minX), area.maxX - w),
    y: Math.min(Math.max(y, area.minY), area.maxY - h),
  }
}

function isNear(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.w + GAP.x && b.x < a.x + a.w + GAP.x && a.y < b.y + b.h + GAP.y && b.y < a.y + a.h + GAP.y
  )
}

/** Edges included, unlike tldraw's own. */
export function covers(outer: Box, inner: Box): boolean {
  return (
    outer.minX <= inner.minX &&
    outer.minY <= inner.minY &&
    outer.maxX >= inner.maxX &&
    outer.maxY >= inner.maxY
  )
}

function offsetsInReach(): VecLike[] {
  const all: { x: number; y: number; far: number }[] = []
  for (let x = -REACH; x <= REACH; x += STEP)
    for (let y = -REACH; y <= REACH; y += STEP) all.push({ x, y, far: Math.hypot(x, y) })
  return all.filter(({ far }) => far <= REACH).sort((a, b) => a.far - b.far || b.x - a.x || b.y - a.y)
}
