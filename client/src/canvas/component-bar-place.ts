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
const MARGIN = 8
/** tldraw's own menus lie along the upper edge and its tools along the lower. */
const TOP = 48
const BOTTOM = 64

/** Where the bar goes, in the viewport: above its shape, else below, else at the upper edge within it. */
export function barPlace(target: Rect, bar: Size, view: Size): { x: number; y: number; inView: boolean } {
  const x = Math.round(target.x + target.w / 2 - bar.w / 2)
  const above = target.y - bar.h - GAP
  const below = target.y + target.h + GAP
  const lowest = view.h - BOTTOM - bar.h
  const y = Math.round(above >= TOP ? above : below <= lowest ? below : TOP)
  const inView = target.x < view.w && target.y < view.h && target.x + target.w > 0 && target.y + target.h > 0
  return { x: Math.max(MARGIN, Math.min(x, view.w - bar.w - MARGIN)), y: Math.min(y, lowest), inView }
}
