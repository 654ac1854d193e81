/** Text that lies in, on or beside something without words of its own is its label, as a person would read it. */
import { centreOf, coveredShare, gapBetween, type Point, sizeOf } from "./geometry.ts"
import { Nearby } from "./nearby.ts"
import type { Placed } from "./scene.ts"
import { hasWords, type Thing } from "./things.ts"

/** An arrow or line without words, and the middle of it on the page. */
export interface Wordless {
  readonly id: string
  readonly middle: Point
}

/** How far from a box its label may lie, as a share of the box's smaller side, and in canvas pixels. */
const REACH = 0.4
const LEAST_REACH = 16
const MOST_REACH = 40
/** How far from the middle of an arrow its label may lie, edge to point. */
const ARROW_REACH = 28
/** How much of a text has to lie in a box to be in it. */
const WITHIN = 0.6
/** Of two boxes at about the same distance, neither is meant. */
const CLEARLY = 4

interface Candidate {
  readonly text: Placed
  readonly target: Thing | Wordless
  /** The lower, the likelier. */
  readonly cost: number
}

export interface Labels {
  /** By arrow. */
  readonly flows: ReadonlyMap<string, Placed>
  /** Texts that are nobody's label. */
  readonly others: readonly Placed[]
}

/** Gives things their `text`, and flows theirs; each text goes to one of them, the nearest. */
export function giveLabels(
  things: readonly Thing[],
  regions: ReadonlySet<Thing>,
  flows: readonly Wordless[],
  texts: readonly Placed[],
): Labels {
  const boxes = new Nearby<Thing>()
  for (const thing of things) if (!hasWords(thing)) boxes.add(thing.main.area.bounds, thing)
  const middles = new Nearby<Wordless>()
  for (const flow of flows) middles.add({ ...flow.middle, w: 1, h: 1 }, flow)
  const candidates = texts.flatMap(text => (text.isLong ? [] : candidatesFor(text, boxes, regions, middles)))
  candidates.sort(
    (a, b) => a.cost - b.cost || compare(a.text.id, b.text.id) || compare(a.target.id, b.target.id),
  )
  const taken = new Set<string>()
  const labelled = new Map<string, Placed>()
  for (const { text, target } of candidates) {
    if (taken.has(text.id) || labelled.has(target.id)) continue
    taken.add(text.id)
    labelled.set(target.id, text)
  }
  for (const thing of things) {
    const text = labelled.get(thing.id)
    if (text !== undefined) thing.text = text
  }
  return { flows: labelled, others: texts.filter(({ id }) => !taken.has(id)) }
}

function candidatesFor(
  text: Placed,
  boxes: Nearby<Thing>,
  regions: ReadonlySet<Thing>,
  middles: Nearby<Wordless>,
): Candidate[] {
  const { bounds } = text.area
  const around = {
    x: bounds.x - MOST_REACH,
    y: bounds.y - MOST_REACH,
    w: bounds.w + 2 * MOST_REACH,
    h: bounds.h + 2 * MOST_REACH,
  }
  const found: Candidate[] = []
  for (const target of boxes.around(around)) {
    const cost = regions.has(target) ? titleCost(text, target) : labelCost(text, target)
    if (cost !== undefined) found.push({ text, target, cost })
  }
  const [best, second] = found.sort((a, b) => a.cost - b.cost)
  const isUnclear =
    best !== undefined && second !== undefined && best.cost > 0 && second.cost - best.cost < CLEARLY
  const clear = isUnclear ? [] : found
  // Bare words between arrows are components themselves.
  if (text.isBound) return clear
  for (const target of middles.around(around)) {
    const cost = gapBetween(bounds, { ...target.middle, w: 0, h: 0 })
    if (cost <= ARROW_REACH) clear.push({ text, target, cost: cost + 1 })
  }
  return clear
}

/** Inside comes first, the smaller box before the larger; then by distance. */
function labelCost(text: Placed, { main }: Thing): number | undefined {
  const [words, box] = [text.area.bounds, main.area.bounds]
  if (coveredShare(words, box) >= WITHIN) return -1 + Math.min(0.9, sizeOf(box) / 1e8)
  const reach = Math.min(MOST_REACH, Math.max(LEAST_REACH, REACH * Math.min(box.w, box.h)))
  const gap = gapBetween(words, box)
  return gap <= reach && isBeside(words, box) ? gap : undefined
}

/** A region's title stands at its upper edge, inside or above. */
function titleCost(text: Placed, { main }: Thing): number | undefined {
  const [words, box] = [text.area.bounds, main.area.bounds]
  const middle = centreOf(words)
  if (middle.x < box.x || middle.x > box.x + box.w) return undefined
  const below = words.y - box.y
  if (below >= 0 && coveredShare(words, box) >= WITHIN) return below < MOST_REACH ? 1 + below / 10 : undefined
  const above = box.y - (words.y + words.h)
  return above <= MOST_REACH && words.y < box.y ? Math.max(1, above) : undefined
}

/** Whether one's middle lies over, under, left or right of the other. */
function isBeside(words: Placed["area"]["bounds"], box: Placed["area"]["bounds"]): boolean {
  const middle = centreOf(words)
  const isOver = middle.x >= box.x - box.w / 2 && middle.x <= box.x + box.w * 1.5
  const isNext = middle.y >= box.y && middle.y <= box.y + box.h
  return isOver || isNext
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
