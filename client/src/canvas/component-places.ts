/** Where a new component goes so that it lies on nothing. All in page coordinates. */

export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

type Size = Pick<Rect, "w" | "h">

/** Between neighbours in a row: room for an arrow and a word on it. */
export const GAP_X = 90
/** Between neighbours in a column. */
export const GAP_Y = 40
/** No shape comes closer to another, nor to the edge of what it stands in. */
const MARGIN = 16
const COLUMNS = 4
/** Level with the anchor first, then alternately below and above. */
const ROWS = [0, 1, -1, 2, -2, 3, -3]
const RINGS = 6

/**
 * The centre of a free place to the right of an anchor, else in the same column further down or up, else below the
 * anchor, else in the next column. The innermost of `containers` (the anchor's, from the innermost outwards) that
 * has such a place is kept to; where none has, the place is on the open board.
 */
export function placeBeside(
  anchor: Rect,
  size: Size,
  taken: readonly Rect[],
  containers: readonly Rect[],
): Point {
  const places = besidePlaces(anchor, size)
  for (const container of [...containers, null]) {
    const free = places.find(place => isFree(place, size, taken) && isInside(place, size, container))
    if (free !== undefined) return free
  }
  const edge = Math.max(anchor.x + anchor.w, ...taken.map(({ x, w }) => x + w))
  return { x: edge + GAP_X + size.w / 2, y: middle(anchor).y }
}

/** The centre of the free place that is nearest to `at`; `at` itself where all around is taken. */
export function placeNear(at: Point, size: Size, taken: readonly Rect[]): Point {
  return ringsAround(at, size).find(place => isFree(place, size, taken)) ?? at
}

function besidePlaces(anchor: Rect, size: Size): Point[] {
  const { x, y } = middle(anchor)
  const stepX = size.w + GAP_X
  const stepY = Math.max(size.h, anchor.h) + GAP_Y
  const column = (n: number) =>
    ROWS.map(row => ({ x: x + anchor.w / 2 + GAP_X + size.w / 2 + n * stepX, y: y + row * stepY }))
  const below = ROWS.filter(row => row > 0).map(row => ({ x, y: y + row * stepY }))
  const [first = [], ...others] = Array.from({ length: COLUMNS }, (_, n) => column(n))
  return [...first, ...below, ...others.flat()]
}

function ringsAround(at: Point, size: Size): Point[] {
  const steps = Array.from({ length: 2 * RINGS + 1 }, (_, n) => n - RINGS)
  const places = steps.flatMap(column =>
    steps.map(row => ({ x: at.x + column * (size.w + GAP_Y), y: at.y + row * (size.h + GAP_Y) })),
  )
  const far = ({ x, y }: Point) => Math.hypot(x - at.x, y - at.y)
  return places.sort((a, b) => far(a) - far(b))
}

function isFree(place: Point, size: Size, taken: readonly Rect[]): boolean {
  const { x, y, w, h } = around(place, size)
  return taken.every(
    other =>
      other.x >= x + w + MARGIN ||
      other.y >= y + h + MARGIN ||
      other.x + other.w + MARGIN <= x ||
      other.y + other.h + MARGIN <= y,
  )
}

function isInside(place: Point, size: Size, container: Rect | null): boolean {
  if (container === null) return true
  const { x, y, w, h } = around(place, size)
  return (
    x >= container.x + MARGIN &&
    y >= container.y + MARGIN &&
    x + w <= container.x + container.w - MARGIN &&
    y + h <= container.y + container.h - MARGIN
  )
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.w >= inner.x + inner.w &&
    outer.y + outer.h >= inner.y + inner.h
  )
}

function around({ x, y }: Point, { w, h }: Size): Rect {
  return { x: x - w / 2, y: y - h / 2, w, h }
}

function middle({ x, y, w, h }: Rect): Point {
  return { x: x + w / 2, y: y + h / 2 }
}
