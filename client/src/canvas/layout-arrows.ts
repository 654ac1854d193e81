/**
 * How far each arrow is bent, and where on it its words stand, so that it runs through no box and its words lie on
 * nothing, as far as that can be had. Boxes stay where they are.
 */
import { type Curve, curveOf, type FormedFlow } from "./layout-curves.ts"
import { areCrossing, isAround, meet, meetsLine, type Rect } from "./layout-lines.ts"

/** As tldraw's arrows have it. */
export interface ArrowForm {
  /** Canvas pixels that the middle lies to the side of the straight way. */
  readonly bend: number
  /** From 0, at the start, to 1. */
  readonly labelPosition: number
}

const STRAIGHT: ArrowForm = { bend: 0, labelPosition: 0.5 }
const BENDS = [0, 30, -30, 60, -60, 100, -100, 150, -150]
const POSITIONS = [0.5, 0.38, 0.62, 0.26, 0.74]
/** What each fault costs, as against two pixels of bend. */
const THROUGH_A_BOX = 1_000
const WORDS_ON_A_BOX = 600
const WORDS_ON_WORDS = 600
const WORDS_ON_A_LINE = 250
const ACROSS_A_LINE = 100
const ON_A_LINE = 400
/** Words at an arrow's end, instead of its middle. */
const OFF_THE_MIDDLE = 120
/** So near to a box, a line seems to end there; so near to a line, it seems to be the same. */
const CLEAR = 8
/** Passes over all arrows: the form of one depends on the others'. */
const PASSES = 3
/** Among more, nobody would follow one anyway. */
const MOST_FLOWS = 80

/** One form for each flow, in their order. Deterministic. */
export function formArrows(flows: readonly FormedFlow[], boxes: readonly Rect[]): readonly ArrowForm[] {
  if (flows.length > MOST_FLOWS) return flows.map(() => STRAIGHT)
  const curves = flows.map(flow => curveOf(flow, STRAIGHT))
  for (let pass = 0; pass < PASSES; pass++) {
    const before = [...curves]
    for (const [n, curve] of before.entries()) {
      const others = curves.filter((_, m) => m !== n)
      if (curve.flow.from !== curve.flow.to) curves[n] = bestCurve(curve, boxes, others)
    }
    if (before.every((curve, n) => curve === curves[n])) break
  }
  return curves.map(({ form }) => form)
}

function bestCurve(old: Curve, boxes: readonly Rect[], others: readonly Curve[]): Curve {
  const { flow } = old
  let best = old
  let least = costOf(old, boxes, others)
  for (const bend of BENDS) {
    for (const labelPosition of flow.label === "" ? [0.5] : POSITIONS) {
      const form = { bend, labelPosition }
      if (costOfForm(form) >= least) continue
      const curve = curveOf(flow, form)
      const cost = costOf(curve, boxes, others)
      if (cost < least) [best, least] = [curve, cost]
    }
  }
  return best
}

function costOf(curve: Curve, boxes: readonly Rect[], others: readonly Curve[]): number {
  let cost = costOfForm(curve.form)
  for (const box of boxes) cost += costWithBox(curve, box)
  for (const other of others) cost += costOfTwo(curve, other)
  return cost
}

function costOfForm({ bend, labelPosition }: ArrowForm): number {
  return Math.abs(bend) / 2 + Math.abs(labelPosition - 0.5) * OFF_THE_MIDDLE
}

function costWithBox({ flow, points, words, bounds }: Curve, box: Rect): number {
  if (!meet(bounds, box, CLEAR)) return 0
  const { from, to } = flow
  const isEnd = box === from || box === to
  // What stands around an end is no obstacle. An end itself is one, for the words.
  if (!isEnd && (isAround(box, from) || isAround(box, to))) return 0
  return (
    (words !== undefined && meet(words, box, 0) ? WORDS_ON_A_BOX : 0) +
    (!isEnd && passes(points, box, CLEAR) ? THROUGH_A_BOX : 0)
  )
}

function costOfTwo(a: Curve, b: Curve): number {
  if (!meet(a.bounds, b.bounds, CLEAR)) return 0
  return (
    (a.words !== undefined && b.words !== undefined && meet(a.words, b.words, 0) ? WORDS_ON_WORDS : 0) +
    (a.words !== undefined && passes(b.points, a.words, 0) ? WORDS_ON_A_LINE : 0) +
    (b.words !== undefined && passes(a.points, b.words, 0) ? WORDS_ON_A_LINE : 0) +
    costOfLines(a, b)
  )
}

/** Lines that share an end only meet there; those that share both must not be one. */
function costOfLines(a: Curve, b: Curve): number {
  const [one, other] = [a.flow, b.flow]
  const shared = [one.from, one.to].filter(end => end === other.from || end === other.to).length
  if (shared === 2) return areAlike(a, b) ? ON_A_LINE : 0
  return shared === 0 && cross(a, b) ? ACROSS_A_LINE : 0
}

function areAlike({ middle: a }: Curve, { middle: b }: Curve): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 2 * CLEAR
}

function passes(points: Curve["points"], box: Rect, clear: number): boolean {
  return points.some((end, n) => {
    const start = points[n - 1]
    return start !== undefined && meetsLine(box, start, end, clear)
  })
}

function cross(a: Curve, b: Curve): boolean {
  return a.points.some((end, n) => {
    const start = a.points[n - 1]
    return (
      start !== undefined &&
      b.points.some((to, m) => {
        const from = b.points[m - 1]
        return from !== undefined && areCrossing({ start, end }, { start: from, end: to })
      })
    )
  })
}
