/**
 * Where new parts belong on a board that has something on it: near what they connect to, in free space, in the lane
 * that their kind has. What is there already never moves and is never covered.
 */
import type { Diagram } from "@outloud/shared/board/diagram.ts"
import { Box, type Editor, type TLShapeId, type VecLike } from "tldraw"
import { type Area, areasFor } from "./layout-areas.ts"
import { type Block, layOutBlocks } from "./layout-diagram.ts"
import { nearestFree } from "./layout-free-space.ts"
import { GAP } from "./layout-gap.ts"
import { spreadOverLanes, type Tie } from "./layout-lanes.ts"

/** Canvas pixels between a board and what is put beside it. */
const BESIDE = 120
type Boxes = ReadonlyMap<string, Box>

/**
 * The box of every new part and container, in page coordinates; `existing` are the keys in flows that stand for shapes
 * on the board. Deterministic, and changes nothing.
 */
export function layOutParts(
  editor: Editor,
  diagram: Diagram,
  existing: ReadonlyMap<string, TLShapeId> = new Map(),
): Boxes {
  const ties = tiesOf(editor, diagram, existing)
  const tied = new Set(ties.map(({ tie }) => tie.part))
  const blocks = layOutBlocks(diagram, keys => [...keys].some(key => tied.has(key)))
  const placed = new Map<string, Box>()
  for (const block of blocks) {
    const own = ties.filter(({ tie }) => block.boxes.has(tie.part))
    const near = [...new Set(own.map(({ id }) => id))]
    const taken = [...placed.values()]
    const boxes = placeBlock({ editor, diagram, block, ties: own.map(({ tie }) => tie), near, taken })
    for (const [key, box] of boxes) placed.set(key, box)
  }
  return placed
}

function tiesOf(editor: Editor, { flows }: Diagram, existing: ReadonlyMap<string, TLShapeId>) {
  return flows.flatMap(({ from, to }) => {
    const [left, right] = [existing.get(from), existing.get(to)]
    const id = left ?? right
    if (id === undefined || (left !== undefined && right !== undefined)) return []
    const shape = editor.getShapePageBounds(id)
    if (shape === undefined) return []
    return [{ id, tie: { part: left === undefined ? from : to, shape, isAfter: left !== undefined } }]
  })
}

interface BlockPlacing {
  readonly editor: Editor
  readonly diagram: Diagram
  readonly block: Block
  readonly ties: readonly Tie[]
  readonly near: readonly TLShapeId[]
  readonly taken: readonly Box[]
}

function placeBlock(placing: BlockPlacing): Boxes {
  const { editor, block, ties, near, taken } = placing
  const areas = areasFor(editor, near).map(area => ({ ...area, obstacles: [...area.obstacles, ...taken] }))
  for (const area of areas) {
    const origin = wantedOrigin(block, ties) ?? area.box?.point
    if (origin === undefined) continue
    const boxes = area.lanes.size > 0 ? spreadOverLanes(placing, area) : placeWhole(block, area, origin)
    if (boxes !== undefined) return boxes
  }
  return moved(block.boxes, besideBoard(editor, areas.at(-1)?.obstacles ?? []))
}

/** Where the block would have to begin, so that what is tied stands beside what it is tied to, on average. */
function wantedOrigin({ boxes }: Block, ties: readonly Tie[]): VecLike | undefined {
  const wishes = ties.flatMap(tie => {
    const box = boxes.get(tie.part)
    return box === undefined ? [] : [placeBeside(tie, box).sub(box.point)]
  })
  return average(wishes)
}

function placeBeside({ shape, isAfter }: Tie, { w, h }: Box) {
  const x = isAfter ? shape.maxX + GAP.x : shape.minX - GAP.x - w
  return new Box(x, shape.midY - h / 2, w, h).point
}

function average(points: readonly VecLike[]): VecLike | undefined {
  if (points.length === 0) return undefined
  const sum = (of: (point: VecLike) => number) => points.reduce((total, point) => total + of(point), 0)
  return {
    x: Math.round(sum(({ x }) => x) / points.length),
    y: Math.round(sum(({ y }) => y) / points.length),
  }
}

function placeWhole({ boxes, size }: Block, area: Area, origin: VecLike): Boxes | undefined {
  const place = nearestFree(new Box(origin.x, origin.y, size.w, size.h), area)
  return place && moved(boxes, place.point)
}

function moved(boxes: Boxes, by: VecLike): Boxes {
  return new Map([...boxes].map(([key, box]) => [key, box.clone().translate(by)]))
}

function besideBoard(editor: Editor, obstacles: readonly Box[]): VecLike {
  const board = obstacles.length > 0 ? Box.Common([...obstacles]) : undefined
  return board === undefined
    ? editor.getViewportPageBounds().center
    : { x: board.maxX + BESIDE, y: board.minY }
}
