/**
 * New parts in the lanes of the Architecture section. Dagre says in which order they come; here each gets a slot of
 * its lane, so that flows run to the right, straight where they can, and through no other component.
 */
import type { Diagram, DiagramPart } from "@outloud/shared/board/diagram.ts"
import { Box } from "tldraw"
import { type Area, laneOf } from "./layout-areas.ts"
import type { Block } from "./layout-diagram.ts"
import { isFree, nearestFree } from "./layout-free-space.ts"
import { GAP } from "./layout-gap.ts"
import type { Rect } from "./layout-lines.ts"
import { type SearchedFlow, searchPlaces } from "./layout-search.ts"

/** A larger diagram keeps its own shape, instead of being spread over lanes. */
const MOST_PARTS = 16
/** Canvas pixels between two slots: room for a word on an arrow. */
const SLOT_GAP: Gap = { x: 100, y: GAP.y }

export interface Gap {
  readonly x: number
  readonly y: number
}

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
  return placeInLanes(input, area, SLOT_GAP)
}

/** Undefined where a part finds no place. */
export function placeInLanes(
  { diagram, block, ties }: LanesInput,
  area: Area,
  gap: Gap,
): ReadonlyMap<string, Box> | undefined {
  const flows = searchedFlows(diagram, block, ties)
  const parts = new Map(diagram.parts.map(part => [part.key, part]))
  const grid = new SlotGrid(area, gap)
  const places = new Map<string, Box>()
  const slots = new Map<string, readonly Box[]>()
  const inOrder = [...block.boxes].sort(([, a], [, b]) => a.x - b.x || a.y - b.y)
  for (const [key, size] of inOrder) {
    const lane = laneFor(parts.get(key), { area, flows, places })
    const free = grid.slotsIn(lane, size)
    const place = firstPlace(size, { lane, slots: free, area, places })
    if (place === undefined) return undefined
    slots.set(key, free)
    places.set(key, place)
  }
  const laneAt = ({ midX, midY }: Rect) =>
    [...area.lanes.values()].find(lane => lane.containsPoint({ x: midX, y: midY }))
  return searchPlaces({
    places,
    slots,
    flows,
    obstacles: area.obstacles,
    drawn: area.drawn,
    isAcross: (from, to) => laneAt(from) !== laneAt(to),
  })
}

function searchedFlows({ flows }: Diagram, { boxes }: Block, ties: readonly Tie[]): SearchedFlow[] {
  return [
    ...flows.flatMap(({ from, to, label = "" }) =>
      from !== to && boxes.has(from) && boxes.has(to) ? [{ from, to, label }] : [],
    ),
    ...ties.map(({ part, shape, isAfter }) =>
      isAfter ? { from: shape, to: part, label: "" } : { from: part, to: shape, label: "" },
    ),
  ]
}

interface SoFar {
  readonly area: Area
  readonly flows: readonly SearchedFlow[]
  readonly places: ReadonlyMap<string, Box>
}

/** The part's own; without one, that of its first neighbour that has a place, else that of the services. */
function laneFor(part: DiagramPart | undefined, { area, flows, places }: SoFar): Box {
  const { lanes, box } = area
  const own = part?.lane ?? (part?.kind ? laneOf(part.kind) : undefined)
  if (own !== undefined) return lanes.get(own) ?? box ?? new Box()
  const near = flows.flatMap(({ from, to }) => (from === part?.key ? to : to === part?.key ? from : []))
  const boxes = near.flatMap(end => (typeof end === "string" ? (places.get(end) ?? []) : end))
  const [first] = [...near.filter(end => typeof end !== "string"), ...boxes]
  const lane = first && [...lanes.values()].find(one => one.containsPoint(first.center))
  return lane ?? lanes.get("Online") ?? box ?? new Box()
}

interface Room {
  readonly lane: Box
  readonly slots: readonly Box[]
  readonly area: Area
  readonly places: ReadonlyMap<string, Box>
}

/** The lane's first free slot; else the nearest place that is free. */
function firstPlace({ w, h }: Box, { lane, slots, area, places }: Room): Box | undefined {
  const others = [...places.values()]
  const first = new Box(lane.x, lane.y, w, h)
  const obstacles = [...area.obstacles, ...others]
  return (
    slots.find(slot => isFree(slot, others)) ??
    nearestFree(first, { box: lane, obstacles }) ??
    nearestFree(first, { box: area.box, obstacles })
  )
}

/** The free places of each lane. Equal ones are one object. */
class SlotGrid {
  readonly #area: Area
  readonly #gap: Gap
  readonly #slots = new Map<string, readonly Box[]>()

  constructor(area: Area, gap: Gap) {
    this.#area = area
    this.#gap = gap
  }

  slotsIn(lane: Box, { w, h }: Size): readonly Box[] {
    const name = `${lane.x} ${lane.y} ${w} ${h}`
    const slots = this.#slots.get(name) ?? freeSlots(lane, { w, h }, this.#area.obstacles, this.#gap)
    this.#slots.set(name, slots)
    return slots
  }
}

type Size = Pick<Box, "w" | "h">

/** Places in a lane on which nothing lies, row by row, as far apart as the lane has room. */
export function freeSlots(lane: Box, { w, h }: Size, obstacles: readonly Box[], gap: Gap = SLOT_GAP): Box[] {
  const columns = stops(lane.w, w, gap.x)
  const rows = stops(lane.h, h, gap.y)
  const slots = rows.flatMap(y => columns.map(x => new Box(lane.x + x, lane.y + y, w, h)))
  return slots.filter(slot => isFree(slot, obstacles))
}

function stops(room: number, size: number, gap: number): number[] {
  const count = Math.max(1, Math.floor((room + gap) / (size + gap)))
  const step = count === 1 ? 0 : (room - size) / (count - 1)
  return Array.from({ length: count }, (_, n) => Math.round(n * step))
}
