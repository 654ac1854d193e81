/** Where on a board new parts may stand: the frame that they belong to, the next one around it, the open board. */
import type { KindId } from "@outloud/shared/board/kinds.ts"
import type { LANES } from "@outloud/shared/questions/starter.ts"
import { Box, type Editor, getArrowBindings, type TLArrowShape, type TLShape, type TLShapeId } from "tldraw"
import { isPinned, layerOf } from "./layer-stamp.ts"
import { covers } from "./layout-free-space.ts"
import type { Stretch } from "./layout-lines.ts"

type Lane = (typeof LANES)[number]

export interface Area {
  /** In page coordinates, less a margin; undefined for the open board. */
  readonly box: Box | undefined
  /** What stands there, or over it. */
  readonly obstacles: readonly Box[]
  /** What of the box belongs to each lane, less its heading; empty where there are none. */
  readonly lanes: ReadonlyMap<Lane, Box>
  /** Arrows that are drawn already, by what they run between. */
  readonly drawn: readonly Stretch[]
}

const ARCHITECTURE = "shape:section-architecture" as TLShapeId
const LANE_IDS: ReadonlyMap<string, Lane> = new Map([
  ["shape:lane-edge", "Edge"],
  ["shape:lane-online", "Online"],
  ["shape:lane-streaming", "Streaming"],
  ["shape:lane-batch-ml", "Batch & ML"],
])
/** Canvas pixels between a frame's edge and what stands in it, and the height of a lane's heading. */
const MARGIN = 10
const HEADING = 60

/** Innermost first; the last is the open board. `near` are shapes that the new parts connect to. */
export function areasFor(editor: Editor, near: readonly TLShapeId[]): Area[] {
  const solid = editor.getCurrentPageShapes().filter(isSolid)
  const holders = holdersOf(editor, near, solid)
  return [...holders.map(holder => areaIn(editor, holder, solid)), openBoard(editor, solid)]
}

/** Frames, and boxes drawn, around all of these; without any the Architecture section, where there is one. */
function holdersOf(editor: Editor, near: readonly TLShapeId[], solid: readonly TLShape[]): Box[] {
  const inside = near.flatMap(id => editor.getShapePageBounds(id) ?? [])
  const candidates = inside.length > 0 ? solid : solid.filter(({ id }) => id === ARCHITECTURE)
  return candidates
    .filter(shape => isHolder(editor, shape) && !near.includes(shape.id))
    .flatMap(shape => editor.getShapePageBounds(shape) ?? [])
    .filter(holder => inside.every(box => covers(holder, box)))
    .sort((a, b) => a.w * a.h - b.w * b.h)
}

/** A turned one has no sides to lay anything out along; tldraw puts nothing into a locked frame. */
function isHolder(editor: Editor, shape: TLShape): boolean {
  const holds = shape.type === "frame" ? !shape.isLocked : shape.type === "geo" && !isPinned(shape)
  return holds && Math.abs(Math.sin(editor.getShapePageTransform(shape).rotation())) < 1e-6
}

/** Arrows and lines run between things, and an annotation is no part of the diagram. */
export function isSolid(shape: TLShape): boolean {
  return !["arrow", "line", "highlight"].includes(shape.type) && layerOf(shape) === "diagram"
}

function areaIn(editor: Editor, holder: Box, solid: readonly TLShape[]): Area {
  const lanes = new Map<Lane, Box>()
  const obstacles: Box[] = []
  for (const shape of solid) {
    const box = editor.getShapePageBounds(shape)
    const lane = isPinned(shape) ? LANE_IDS.get(shape.id) : undefined
    if (box === undefined || !box.collides(holder)) continue
    if (lane !== undefined) lanes.set(lane, inset(box, HEADING))
    else if (!covers(box, holder)) obstacles.push(box)
  }
  return { box: inset(holder, MARGIN), obstacles, lanes, drawn: lanes.size > 0 ? drawnArrows(editor) : [] }
}

function openBoard(editor: Editor, solid: readonly TLShape[]): Area {
  const obstacles = solid.flatMap(shape => editor.getShapePageBounds(shape) ?? [])
  return { box: undefined, obstacles, lanes: new Map(), drawn: [] }
}

function drawnArrows(editor: Editor): Stretch[] {
  const isArrow = (shape: TLShape): shape is TLArrowShape => shape.type === "arrow"
  const arrows = editor.getCurrentPageShapes().filter(isArrow)
  return arrows
    .filter(arrow => layerOf(arrow) === "diagram")
    .map(arrow => ({ from: arrowEnd(editor, arrow, "start"), to: arrowEnd(editor, arrow, "end") }))
}

/** What it is tied to, or the point where it ends. */
function arrowEnd(editor: Editor, arrow: TLArrowShape, terminal: "start" | "end"): Box {
  const bound = getArrowBindings(editor, arrow)[terminal]
  const target = bound && editor.getShapePageBounds(bound.toId)
  if (target !== undefined) return target
  const { x, y } = editor.getShapePageTransform(arrow).applyToPoint(arrow.props[terminal])
  return new Box(x, y, 1, 1)
}

function inset({ x, y, w, h }: Box, top: number): Box {
  return new Box(x + MARGIN, y + top, Math.max(0, w - 2 * MARGIN), Math.max(0, h - top - MARGIN))
}

/** The lane that a kind of component usually stands in. */
export function laneOf(kind: KindId): Lane {
  return LANE_OF[kind] ?? "Online"
}

const LANE_OF: Partial<Record<KindId, Lane>> = {
  client: "Edge",
  cdn: "Edge",
  load_balancer: "Edge",
  api_gateway: "Edge",
  realtime_gateway: "Edge",
  stream: "Streaming",
  stream_processor: "Streaming",
  object_store: "Batch & ML",
  warehouse: "Batch & ML",
  batch_processor: "Batch & ML",
  scheduler: "Batch & ML",
  feature_store: "Batch & ML",
  training: "Batch & ML",
  registry: "Batch & ML",
}
