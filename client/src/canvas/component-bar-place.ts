interface Size {
  readonly w: number
  readonly h: number
}

interface Rect extends Size {
  readonly x: number
  readonly y: number
}

/** Pixels between a shape and its bar: clear of the handles that tldraw draws at its edge. */
const GAP = 16
/** Pixels that the bar goes further away rather than lie on something. */
const FURTHEST = 120

export interface BarPlace {
  readonly target: Rect
  readonly bar: Size
  /** Where it may be. */
  readonly view: Rect
  /** What it had better not lie on. */
  readonly others: readonly Rect[]
}

/**
 * Where the bar goes, in the viewport: above its shape, else below, on nothing if that is to be had nearby; within
 * the shape where there is no room around it.
 */
export function barPlace({ target, bar, view, others }: BarPlace): { x: number; y: number } {
  const x = Math.round(clamped(target.x + target.w / 2 - bar.w / 2, view.x, view.x + view.w - bar.w))
  const lowest = view.y + view.h - bar.h
  const above = target.y - GAP - bar.h
  const below = target.y + target.h + GAP
  const under = (y: number) => others.filter(other => overlap({ ...bar, x, y }, other))
  const higher = Math.min(...under(above).map(other => other.y)) - GAP - bar.h
  const lower = Math.max(...under(below).map(other => other.y + other.h)) + GAP
  const fits = (y: number) => y >= view.y && y <= lowest
  const isNear = (y: number) => above - y <= FURTHEST && y - below <= FURTHEST
  const free = [above, below, higher, lower].find(y => fits(y) && isNear(y) && under(y).length === 0)
  const y = free ?? [above, below].find(fits) ?? view.y
  return { x, y: Math.round(y) }
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
