/** What can be seen of an arrow that tldraw draws from the middle of one box to the middle of another. Pure. */
import type { VecLike } from "tldraw"
import type { ArrowForm } from "./layout-arrows.ts"
import { boundsOf, type Rect, wordsAt } from "./layout-lines.ts"

export interface FormedFlow {
  readonly from: Rect
  readonly to: Rect
  /** What is written on it. */
  readonly label: string
}

export interface Curve {
  readonly flow: FormedFlow
  readonly form: ArrowForm
  /** Of the straight pieces between the two boxes. */
  readonly points: readonly VecLike[]
  readonly middle: VecLike
  readonly words: Rect | undefined
  /** Around line and words. */
  readonly bounds: Rect
}

/** Straight pieces of a bent arrow. */
const PIECES = 12
/** tldraw keeps an arrow's words so far from its ends. */
const FROM_END = 20

export function curveOf(flow: FormedFlow, form: ArrowForm): Curve {
  const way = wayOf(flow, form.bend)
  const [first, last] = [leaving(way, flow.from, 0, 1), leaving(way, flow.to, 1, 0)]
  const pieces = form.bend === 0 ? 1 : PIECES
  const points =
    first < last
      ? Array.from({ length: pieces + 1 }, (_, n) => way(first + ((last - first) * n) / pieces))
      : [way(0.5), way(0.5)]
  const words = flow.label === "" ? undefined : wordsOn(points, flow.label, form.labelPosition)
  return { flow, form, points, middle: way(0.5), words, bounds: boundsOf(points, words) }
}

/** The point at each share of the way: a parabola, which for so little bend is all but tldraw's arc. */
type Way = (share: number) => VecLike

function wayOf({ from, to }: FormedFlow, bend: number): Way {
  const [dx, dy] = [to.midX - from.midX, to.midY - from.midY]
  const length = Math.hypot(dx, dy) || 1
  return share => {
    const out = (4 * bend * share * (1 - share)) / length
    return { x: from.midX + dx * share - dy * out, y: from.midY + dy * share + dx * out }
  }
}

/** The share of the way at which it leaves a box, looked for between one that is in it and one that is not. */
function leaving(way: Way, box: Rect, inside: number, outside: number): number {
  let [near, far] = [inside, outside]
  for (let step = 0; step < 10; step++) {
    const middle = (near + far) / 2
    const { x, y } = way(middle)
    if (box.minX <= x && x <= box.maxX && box.minY <= y && y <= box.maxY) near = middle
    else far = middle
  }
  return far
}

/** Around the point of the line at this share of its length, or as near as its ends allow. */
function wordsOn(points: readonly VecLike[], label: string, position: number): Rect {
  const { minX, minY, maxX, maxY } = boundsOf(points, undefined)
  const run = { w: maxX - minX, h: maxY - minY }
  const lengths = points.slice(1).map((point, n) => distance(points[n] ?? point, point))
  const whole = lengths.reduce((sum, length) => sum + length, 0) || 1
  const { maxX: w, maxY: h } = wordsAt(label, { x: 0, y: 0 }, run)
  const reach = (Math.min((w * whole) / (run.w || 1e-9), (h * whole) / (run.h || 1e-9)) + FROM_END) / whole
  const share = reach > 0.5 ? 0.5 : Math.min(Math.max(position, reach), 1 - reach)
  return wordsAt(label, pointAt(points, lengths, share * whole), run)
}

function pointAt(points: readonly VecLike[], lengths: readonly number[], along: number): VecLike {
  let left = along
  for (const [n, length] of lengths.entries()) {
    const [a, b] = [points[n], points[n + 1]]
    if (a === undefined || b === undefined) break
    if (left <= length) {
      const part = left / (length || 1)
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
    }
    left -= length
  }
  return points.at(-1) ?? { x: 0, y: 0 }
}

function distance(a: VecLike, b: VecLike): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}
