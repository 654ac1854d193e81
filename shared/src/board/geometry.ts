/** Rectangles on the page, turned or not. All lengths in canvas pixels, angles in radians. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** Upright. */
export interface Rect extends Point {
  readonly w: number
  readonly h: number
}

/** Where a shape's own coordinates begin on the page, and how they are turned. tldraw scales nothing. */
export interface Pose extends Point {
  readonly rotation: number
}

/** A rectangle as it stands on the page. */
export interface Area {
  readonly pose: Pose
  /** In the pose's coordinates. */
  readonly local: Rect
  /** The upright rectangle around it, on the page. */
  readonly bounds: Rect
}

export const PAGE_POSE: Pose = { x: 0, y: 0, rotation: 0 }

/** Coordinates are sums of many; what is left of rounding must not decide which of two is nearer. */
const GRAIN = 64

function grained(value: number): number {
  return Math.round(value * GRAIN) / GRAIN
}

/** A point of the pose's coordinates, on the page. */
export function onPage(pose: Pose, { x, y }: Point): Point {
  if (pose.rotation === 0) return { x: pose.x + x, y: pose.y + y }
  const cos = Math.cos(pose.rotation)
  const sin = Math.sin(pose.rotation)
  return { x: pose.x + x * cos - y * sin, y: pose.y + x * sin + y * cos }
}

/** A point of the page, in the pose's coordinates. */
export function offPage(pose: Pose, { x, y }: Point): Point {
  const cos = Math.cos(pose.rotation)
  const sin = Math.sin(pose.rotation)
  const dx = x - pose.x
  const dy = y - pose.y
  return { x: dx * cos + dy * sin, y: dy * cos - dx * sin }
}

/** The pose of what stands at `child` in a parent that stands at `parent`. */
export function poseWithin(parent: Pose, child: Pose): Pose {
  const { x, y } = onPage(parent, child)
  return { x: grained(x), y: grained(y), rotation: parent.rotation + child.rotation }
}

export function areaAt(pose: Pose, local: Rect): Area {
  const { x, y, w, h } = local
  const corners = [
    { x, y },
    { x: x + w, y },
    { x, y: y + h },
    { x: x + w, y: y + h },
  ].map(corner => onPage(pose, corner))
  return { pose, local, bounds: around(corners) }
}

/** The upright rectangle around points, of which there is at least one. */
export function around(points: readonly Point[]): Rect {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  const x = grained(left)
  const y = grained(top)
  return { x, y, w: grained(right) - x, h: grained(bottom) - y }
}

export function centreOf({ x, y, w, h }: Rect): Point {
  return { x: x + w / 2, y: y + h / 2 }
}

export function sizeOf({ w, h }: Rect): number {
  return w * h
}

export function grown({ x, y, w, h }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by }
}

/** From a point to the nearest of a rectangle; 0 inside. */
export function distanceToRect({ x, y, w, h }: Rect, point: Point): number {
  const dx = Math.max(x - point.x, 0, point.x - x - w)
  const dy = Math.max(y - point.y, 0, point.y - y - h)
  return Math.hypot(dx, dy)
}

export function distanceToArea(area: Area, point: Point): number {
  const { pose, local, bounds } = area
  return pose.rotation === 0 ? distanceToRect(bounds, point) : distanceToRect(local, offPage(pose, point))
}

/** Between the nearest points of two rectangles; 0 where they overlap. */
export function gapBetween(a: Rect, b: Rect): number {
  const dx = Math.max(a.x - b.x - b.w, 0, b.x - a.x - a.w)
  const dy = Math.max(a.y - b.y - b.h, 0, b.y - a.y - a.h)
  return Math.hypot(dx, dy)
}

/** How much of a rectangle another one covers, from 0 to 1. */
export function coveredShare(rect: Rect, by: Rect): number {
  const w = Math.min(rect.x + rect.w, by.x + by.w) - Math.max(rect.x, by.x)
  const h = Math.min(rect.y + rect.h, by.y + by.h) - Math.max(rect.y, by.y)
  return w <= 0 || h <= 0 ? 0 : (w * h) / sizeOf(rect)
}
