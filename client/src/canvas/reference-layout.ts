/** Where the parts of a reference stand: lanes as wide and as high as they need, one under the other. */
import { COMPONENT_SIZE } from "@outloud/shared/board/component.ts"
import type { Diagram, DiagramPart } from "@outloud/shared/board/diagram.ts"
import { LANES } from "@outloud/shared/questions/starter.ts"
import { Box } from "tldraw"
import { laneOf } from "./layout-areas.ts"
import { layOutBlocks } from "./layout-diagram.ts"
import { placeInLanes } from "./layout-lanes.ts"

type LaneName = (typeof LANES)[number]

/** Canvas pixels between components: room for a few words on every arrow. */
const GAP = { x: 200, y: 70 } as const
/** Around what stands in the lanes. At their left is room for their names. */
const MARGIN = { left: 150, right: 50, y: 45 } as const
const COLUMNS = 5
/** Rows of a lane for the search: what is crowded cannot be disentangled. */
const PARTS_IN_A_ROW = 3

export interface ReferenceLayout {
  /** By the parts' keys, from the top left corner of the first lane. */
  readonly boxes: ReadonlyMap<string, Box>
  /** From the top, without gaps between them. */
  readonly lanes: ReadonlyMap<LaneName, Box>
  readonly size: { readonly w: number; readonly h: number }
}

/** Deterministic. */
export function layOutReference(diagram: Diagram): ReferenceLayout {
  const partsIn = (lane: LaneName) => diagram.parts.filter(part => laneOfPart(part) === lane).length
  const roomy = lanesOf(COLUMNS, lane => Math.ceil(partsIn(lane) / PARTS_IN_A_ROW))
  const lanes = new Map([...roomy].map(([name, lane]) => [name, insideOf(lane)]))
  const [block] = layOutBlocks(diagram, () => false)
  const places =
    block &&
    placeInLanes({ diagram, block, ties: [] }, { box: undefined, obstacles: [], lanes, drawn: [] }, GAP)
  return withoutGaps(diagram, places ?? new Map())
}

/** Takes out rows and columns that stayed empty. */
function withoutGaps({ parts }: Diagram, places: ReadonlyMap<string, Box>): ReferenceLayout {
  const placed = parts.flatMap(part => {
    const box = places.get(part.key)
    return box === undefined ? [] : [{ key: part.key, lane: laneOfPart(part), box }]
  })
  const columns = steps(placed.map(({ box }) => box.x))
  const rowsOf = (lane: LaneName) => steps(placed.filter(one => one.lane === lane).map(({ box }) => box.y))
  const lanes = lanesOf(columns.length, lane => rowsOf(lane).length)
  const boxes = placed.map(({ key, lane, box: { x, y, w, h } }) => {
    const inside = insideOf(lanes.get(lane) as Box)
    const [column, row] = [columns.indexOf(x), rowsOf(lane).indexOf(y)]
    const at = { x: column * (COMPONENT_SIZE.w + GAP.x), y: row * (COMPONENT_SIZE.h + GAP.y) }
    return [key, new Box(inside.x + at.x, inside.y + at.y, w, h)] as const
  })
  const last = [...lanes.values()].at(-1)
  return { boxes: new Map(boxes), lanes, size: { w: last?.maxX ?? 0, h: last?.maxY ?? 0 } }
}

function steps(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function lanesOf(columns: number, rowsIn: (lane: LaneName) => number): Map<LaneName, Box> {
  const w = columns * (COMPONENT_SIZE.w + GAP.x) - GAP.x + MARGIN.left + MARGIN.right
  const lanes = new Map<LaneName, Box>()
  let y = 0
  for (const lane of LANES) {
    const rows = Math.max(1, rowsIn(lane))
    const h = rows * (COMPONENT_SIZE.h + GAP.y) - GAP.y + 2 * MARGIN.y
    lanes.set(lane, new Box(0, y, w, h))
    y += h
  }
  return lanes
}

function insideOf({ x, y, w, h }: Box): Box {
  return new Box(x + MARGIN.left, y + MARGIN.y, w - MARGIN.left - MARGIN.right, h - 2 * MARGIN.y)
}

function laneOfPart({ lane, kind }: DiagramPart): LaneName {
  return lane ?? (kind === null ? "Online" : laneOf(kind))
}
