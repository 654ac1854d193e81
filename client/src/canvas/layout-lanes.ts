/**
 * New parts in the lanes of the Architecture section. Dagre says in which order they come; here each gets a slot of
 * its lane, so that flows run to the right, straight where they can, and through no other component.
 */
import type { Diagram, DiagramFlow } from "@outloud/shared/board/diagram.ts"
import { Box } from "tldraw"
import { type Area, laneOf } from "./layout-areas.ts"
import { type Block, GAP } from "./layout-diagram.ts"
import { isFree, nearestFree } from "./layout-free-space.ts"
import { coveringCost, type Flow, flowsCost } from "./layout-lines.ts"

/** A larger diagram keeps its own shape, instead of being spread over lanes. */
const MOST_PARTS = 16
/** Canvas pixels between two columns of slots: room for a word on an arrow. */
const COLUMN_GAP = 100
/** Passes over all parts, each of which may make the layout better. */
const PASSES = 4

/** A flow between a new part and a shape on the board. */
export interface Tie {
  readonly part: string
  readonly shape: Box
  /** Whether it flows from the shape to the part. */
  readonly isAfter: boolean
}

export interface LanesInput {
  readonly diagram: Diagram
  readonly block: Block
  readonly ties: readonly Tie[]
}

/** Undefined where the diagram is not for lanes, or a part finds no place. */
export function spreadOverLanes(input: LanesInput, area: Area): ReadonlyMap<string, Box> | undefined {
  const { block } = input
  if (block.hasContainers || block.boxes.size > MOST_PARTS) return undefined
  const layout = new LaneLayout(input, area)
  const inOrder = [...block.boxes].sort(([, a], [, b]) => a.x - b.x || a.y - b.y)
  for (const [key, { w, h }] of inOrder) if (!layout.place(key, { w, h })) return undefined
  for (let pass = 0; pass < PASSES && layout.improve(); pass++);
  return layout.places
}

interface Size {
  readonly w: number
  readonly h: number
}

class LaneLayout {
  readonly places = new Map<string, Box>()
  readonly #area: Area
  readonly #kinds: ReadonlyMap<string, Diagram["parts"][number]["kind"]>
  readonly #flows: readonly DiagramFlow[]
  readonly #ties: readonly Tie[]
  /** Free slots in the part's lane, less what other new parts take. */
  readonly #slots = new Map<string, readonly Box[]>()

  constructor({ diagram, block, ties }: LanesInput, area: Area) {
    this.#area = area
    this.#kinds = new Map(diagram.parts.map(({ key, kind }) => [key, kind]))
    this.#flows = diagram.flows.filter(
      ({ from, to }) => from !== to && block.boxes.has(from) && block.boxes.has(to),
    )
    this.#ties = ties
  }

  /** Gives a part the slot that is best for what has a place already; else the nearest place that is free. */
  place(key: string, size: Size): boolean {
    const { box, obstacles } = this.#area
    const lane = this.#laneFor(key)
    const slots = freeSlots(lane, size, obstacles)
    this.#slots.set(key, slots)
    const first = new Box(lane.x, lane.y, size.w, size.h)
    const taken = [...obstacles, ...this.places.values()]
    const place =
      this.#best(key) ??
      nearestFree(first, { box: lane, obstacles: taken }) ??
      nearestFree(first, { box, obstacles: taken })
    if (place !== undefined) this.places.set(key, place)
    return place !== undefined
  }

  /** Moves each part to a better slot, or changes it with another's. Returns whether anything became better. */
  improve(): boolean {
    let isBetter = false
    const keys = [...this.places.keys()]
    for (const key of keys) {
      const before = this.#cost()
      const place = this.#best(key)
      const old = this.places.get(key)
      if (place !== undefined && old !== undefined) {
        this.places.set(key, place)
        if (this.#cost() < before) isBetter = true
        else this.places.set(key, old)
      }
      for (const other of keys) if (this.#swap(key, other)) isBetter = true
    }
    return isBetter
  }

  #swap(key: string, other: string): boolean {
    const [a, b] = [this.places.get(key), this.places.get(other)]
    if (a === undefined || b === undefined || key <= other || a.w !== b.w || a.h !== b.h) return false
    const has = (part: string, place: Box) => this.#slots.get(part)?.some(slot => slot.equals(place)) ?? false
    if (!has(key, b) || !has(other, a)) return false
    const before = this.#cost()
    this.places.set(key, b).set(other, a)
    if (this.#cost() < before) return true
    this.places.set(key, a).set(other, b)
    return false
  }

  /** The free slot with the least cost; of equal ones the first. */
  #best(key: string): Box | undefined {
    const old = this.places.get(key)
    this.places.delete(key)
    const others = [...this.places.values()]
    let best: { slot: Box; cost: number } | undefined
    for (const slot of this.#slots.get(key) ?? []) {
      if (!isFree(slot, others)) continue
      this.places.set(key, slot)
      const cost = this.#cost()
      if (best === undefined || cost < best.cost) best = { slot, cost }
    }
    if (old === undefined) this.places.delete(key)
    else this.places.set(key, old)
    return best?.slot
  }

  #cost(): number {
    const inner = this.#flows.flatMap(({ from, to, label = "" }): Flow[] => {
      const [a, b] = [this.places.get(from), this.places.get(to)]
      return a === undefined || b === undefined ? [] : [this.#flow(a, b, label !== "")]
    })
    const outer = this.#ties.flatMap(({ part, shape, isAfter }): Flow[] => {
      const place = this.places.get(part)
      if (place === undefined) return []
      return [isAfter ? this.#flow(shape, place, false) : this.#flow(place, shape, false)]
    })
    const boxes = [...this.places.values()]
    // Reading begins at the top left: of places that are equal otherwise, the first row's first.
    const corner = boxes.reduce((sum, { x, y }) => sum + (x + 2 * y) * 1e-3, 0)
    const flows = flowsCost([...inner, ...outer], [...this.#area.obstacles, ...boxes])
    return corner + flows + coveringCost(this.#area.drawn, boxes)
  }

  #flow(from: Box, to: Box, isLabelled: boolean): Flow {
    return { from, to, isLabelled, isAcross: this.#laneAt(from) !== this.#laneAt(to) }
  }

  #laneAt({ center }: Box): Box | undefined {
    return [...this.#area.lanes.values()].find(lane => lane.containsPoint(center))
  }

  /** The lane of its kind; without one that of its first neighbour that has a place, else that of the services. */
  #laneFor(key: string): Box {
    const { lanes, box } = this.#area
    const kind = this.#kinds.get(key) ?? null
    if (kind !== null) return lanes.get(laneOf(kind)) ?? box ?? new Box()
    const tied = this.#ties.filter(({ part }) => part === key).map(({ shape }) => shape)
    const near = this.#flows.flatMap(({ from, to }) => (from === key ? to : to === key ? from : []))
    const [first] = [...tied, ...near.flatMap(other => this.places.get(other) ?? [])]
    return (first && this.#laneAt(first)) ?? lanes.get("Online") ?? box ?? new Box()
  }
}

/** Places in a lane on which nothing lies, from the first row on. */
export function freeSlots(lane: Box, size: Size, obstacles: readonly Box[]): Box[] {
  return slotsIn(lane, size).filter(slot => isFree(slot, obstacles))
}

/** Places for boxes of this size, row by row, as far apart as the lane has room. */
function slotsIn(lane: Box, { w, h }: Size): Box[] {
  const columns = stops(lane.w, w, COLUMN_GAP)
  const rows = stops(lane.h, h, GAP.y)
  return rows.flatMap(y => columns.map(x => new Box(lane.x + x, lane.y + y, w, h)))
}

function stops(room: number, size: number, gap: number): number[] {
  const count = Math.max(1, Math.floor((room + gap) / (size + gap)))
  const step = count === 1 ? 0 : (room - size) / (count - 1)
  return Array.from({ length: count }, (_, n) => Math.round(n * step))
}
