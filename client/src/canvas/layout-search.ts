/** Which part gets which place: simulated annealing over the places that each may have (Kirkpatrick et al., 1983). */
import { create } from "lib0/prng"
import type { Box } from "tldraw"
import { isFree } from "./layout-free-space.ts"
import {
  costOf,
  costOfCovering,
  costOfTwo,
  costWithBox,
  drawLine,
  type Line,
  type Rect,
  rect,
  type Stretch,
} from "./layout-lines.ts"

/** A flow between two parts, or between a part and a box that stays where it is. */
export interface SearchedFlow {
  readonly from: string | Box
  readonly to: string | Box
  readonly label: string
}

export interface Search {
  /** Where each part begins. */
  readonly places: ReadonlyMap<string, Box>
  /** Where each part may go. Equal places are one object. */
  readonly slots: ReadonlyMap<string, readonly Box[]>
  readonly flows: readonly SearchedFlow[]
  /** What stays where it is. */
  readonly obstacles: readonly Box[]
  /** Lines that stay where they are. */
  readonly drawn: readonly Stretch[]
  readonly isAcross: (from: Rect, to: Rect) => boolean
}

/** Changes that are tried for each part, and how much worse, in canvas pixels, one may be at the start and the end. */
const TRIES = 400
const HOT = 800
const COLD = 15
const SEARCHES = 4

/** The best places that were found. The same for the same search. */
export function searchPlaces(search: Search): ReadonlyMap<string, Box> {
  let best: Found = { places: search.places, gain: 0 }
  // The best of several short searches is better than a long one.
  for (let seed = 1; seed <= SEARCHES; seed++) {
    const found = searchOnce(search, seed)
    if (found.gain > best.gain) best = found
  }
  return best.places
}

interface Found {
  readonly places: ReadonlyMap<string, Box>
  /** How much less they cost than the first. */
  readonly gain: number
}

function searchOnce(search: Search, seed: number): Found {
  const layout = new Layout(search)
  const movable = [...search.slots].filter(([, slots]) => slots.length > 0)
  const random = create(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random.next() * from.length)] as T
  const steps = TRIES * movable.length
  let best = new Map(layout.places)
  let [cost, least] = [0, 0]
  for (let step = 0; step < steps; step++) {
    const [key, slots] = pick(movable)
    const change = layout.change(key, pick(slots))
    if (change === undefined) continue
    const more = layout.try(change)
    const heat = HOT * (COLD / HOT) ** (step / steps)
    if (more > 0 && random.next() >= Math.exp(-more / heat)) {
      layout.takeBack()
      continue
    }
    cost += more
    if (cost >= least - 1e-6) continue
    least = cost
    best = new Map(layout.places)
  }
  return { places: best, gain: -least }
}

/** New places, of one part or of two that change theirs. */
type Change = readonly (readonly [key: string, place: Box])[]

class Layout {
  readonly places: Map<string, Box>
  readonly #search: Search
  readonly #pens: readonly Pen[]
  readonly #obstacles: readonly Spot[]
  readonly #fixed: readonly Line[]
  readonly #known = new Map<Box, Spot>()
  /** Where each part stands. */
  readonly #spots: Map<string, Spot>
  /** Numbers of the flows at each part. */
  readonly #flowsAt: ReadonlyMap<string, ReadonlySet<number>>
  readonly #lines: Drawn[]
  #before: Change = []

  constructor(search: Search) {
    this.#search = search
    this.places = new Map(search.places)
    this.#obstacles = search.obstacles.map(box => this.#spotOf(box))
    this.#fixed = search.drawn.map(stretch => drawLine({ ...stretch, label: "", isAcross: false }))
    this.#spots = new Map([...search.places].map(([key, place]) => [key, this.#spotOf(place)]))
    this.#pens = search.flows.map(({ label }) => new Pen(label, search.isAcross))
    this.#flowsAt = new Map([...search.places.keys()].map(key => [key, flowsAt(search, key)]))
    this.#lines = search.flows.map((_, n) => this.#draw(n))
  }

  /** The part in this slot, with who stands there in its old place; undefined where that cannot be. */
  change(key: string, slot: Box): Change | undefined {
    const old = this.places.get(key) as Box
    if (old === slot) return undefined
    let met: string | undefined
    for (const [other, place] of this.places) {
      if (other === key || (place !== slot && isFree(slot, [place]))) continue
      if (met !== undefined || place !== slot) return undefined
      met = other
    }
    if (met === undefined) return [[key, slot]]
    if (!this.#search.slots.get(met)?.includes(old)) return undefined
    return [
      [key, slot],
      [met, old],
    ]
  }

  /** Makes the change, and says how much more the layout costs with it. */
  try(change: Change): number {
    this.#before = change.map(([key]) => [key, this.places.get(key) as Box] as const)
    const less = this.#costAround(change)
    this.#apply(change)
    return this.#costAround(change) - less
  }

  takeBack(): void {
    this.#apply(this.#before)
  }

  #apply(change: Change): void {
    for (const [key, place] of change) {
      this.places.set(key, place)
      this.#spots.set(key, this.#spotOf(place))
    }
    for (const n of this.#flowsOf(change)) this.#lines[n] = this.#draw(n)
  }

  #flowsOf(change: Change): ReadonlySet<number> {
    const [first = NO_FLOWS, second = NO_FLOWS] = change.map(([key]) => this.#flowsAt.get(key))
    return second.size === 0 ? first : new Set([...first, ...second])
  }

  /** What of the layout's cost the parts of a change have to do with, where they stand now. */
  #costAround(change: Change): number {
    const changed = change.map(([key]) => this.#spots.get(key) as Spot)
    const flows = this.#flowsOf(change)
    // Reading begins at the top left: of places that are equal otherwise, the first row's first.
    let cost = changed.reduce((sum, { area }) => sum + (area.minX + 2 * area.minY) * 1e-3, 0)
    for (const line of this.#fixed) for (const { area } of changed) cost += costOfCovering(line, area)
    // The innermost loops: plain ones take half of the time.
    for (let n = 0; n < this.#lines.length; n++) {
      const drawn = this.#lines[n] as Drawn
      if (flows.has(n)) cost += this.#costOf(n, drawn, flows)
      else for (const spot of changed) cost += drawn.costWith(spot)
    }
    return cost
  }

  /** What a flow costs; two of the `flows` are counted together once. */
  #costOf(n: number, drawn: Drawn, flows: ReadonlySet<number>): number {
    let cost = drawn.cost
    for (const spot of this.#obstacles) cost += drawn.costWith(spot)
    for (const spot of this.#spots.values()) cost += drawn.costWith(spot)
    for (let m = 0; m < this.#lines.length; m++)
      if (m > n || (m < n && !flows.has(m))) cost += costOfTwo(drawn.line, (this.#lines[m] as Drawn).line)
    return cost
  }

  #draw(n: number): Drawn {
    const { from, to } = this.#search.flows[n] as SearchedFlow
    const spotAt = (end: string | Box) =>
      typeof end === "string" ? (this.#spots.get(end) as Spot) : this.#spotOf(end)
    return (this.#pens[n] as Pen).draw(spotAt(from), spotAt(to))
  }

  #spotOf(box: Box): Spot {
    const known = this.#known.get(box)
    if (known !== undefined) return known
    const spot = { n: this.#known.size, area: rect(box.minX, box.minY, box.maxX, box.maxY) }
    this.#known.set(box, spot)
    return spot
  }
}

const NO_FLOWS: ReadonlySet<number> = new Set()

function flowsAt({ flows }: Search, key: string): ReadonlySet<number> {
  return new Set(flows.flatMap(({ from, to }, n) => (from === key || to === key ? [n] : [])))
}

/** Where something stands, or may. */
interface Spot {
  readonly n: number
  readonly area: Rect
}

/** Draws one flow wherever its ends stand, and remembers what it drew: places come back again and again. */
class Pen {
  readonly #label: string
  readonly #isAcross: Search["isAcross"]
  readonly #drawn: Drawn[][] = []

  constructor(label: string, isAcross: Search["isAcross"]) {
    this.#label = label
    this.#isAcross = isAcross
  }

  draw({ n, area: from }: Spot, { n: m, area: to }: Spot): Drawn {
    const row = this.#drawn[n] ?? []
    this.#drawn[n] = row
    const known = row[m]
    if (known !== undefined) return known
    const label = this.#label
    const drawn = new Drawn(drawLine({ from, to, label, isAcross: this.#isAcross(from, to) }))
    row[m] = drawn
    return drawn
  }
}

class Drawn {
  readonly line: Line
  readonly cost: number
  readonly #costs: number[] = []

  constructor(line: Line) {
    this.line = line
    this.cost = costOf(line)
  }

  costWith({ n, area }: Spot): number {
    const cost = this.#costs[n] ?? costWithBox(this.line, area)
    this.#costs[n] = cost
    return cost
  }
}
