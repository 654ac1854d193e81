/** Arrows and lines, and what their ends mean. */
import type { TLArrowBinding, TLArrowShape, TLLineShape } from "@tldraw/tlschema"
import { modeOfLine } from "./flow.ts"
import { modeOfWords } from "./flow-words.ts"
import { distanceToArea, onPage, type Point, type Rect } from "./geometry.ts"
import type { GraphEdge, GraphEnd } from "./graph.ts"
import type { Wordless } from "./labels.ts"
import type { Nearby } from "./nearby.ts"
import { oneLine } from "./plain-text.ts"
import type { Placed, Scene } from "./scene.ts"

/** Canvas pixels from a loose end within which something is meant by it: a share of the arrow's length, but bounded. */
const NEAR_SHARE = 0.3
const LEAST_NEAR = 16
const MOST_NEAR = 48

/** Something an arrow can mean: a component, or what components stand in. */
export interface Target {
  readonly id: string
  readonly area: Placed["area"]
  readonly isContainer: boolean
}

export interface FlowContext {
  readonly scene: Scene
  /** By the id of every record that a component or a container was read from. */
  readonly meant: ReadonlyMap<string, Target>
  readonly targets: Nearby<Target>
  /** Remarks: what points from or to one of them is no flow. */
  readonly remarks: ReadonlyMap<string, Placed>
  /** Texts that lie on an arrow. */
  readonly labels: ReadonlyMap<string, Placed>
}

interface Ends {
  readonly start: Point
  readonly end: Point
}

/** Where an arrow runs, as nearly as one needs to know: between the points that it is bound to. */
export function endsOf(piece: Placed, scene: Scene): Ends | undefined {
  if (piece.role === "line") return endsOfLine(piece)
  if (piece.role !== "arrow") return undefined
  const { start, end } = (piece.shape as TLArrowShape).props
  const bound = scene.ends.get(piece.id)
  return {
    start: boundPoint(bound?.start, scene) ?? onPage(piece.area.pose, start),
    end: boundPoint(bound?.end, scene) ?? onPage(piece.area.pose, end),
  }
}

function endsOfLine(piece: Placed): Ends | undefined {
  const points = Object.values((piece.shape as TLLineShape).props.points)
  const inOrder = points.sort((a, b) => (a.index < b.index ? -1 : 1))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return { start: onPage(piece.area.pose, first), end: onPage(piece.area.pose, last) }
}

/** The point of a shape that an arrow is bound to; the middle, where the person did not choose one. */
function boundPoint(binding: TLArrowBinding | undefined, scene: Scene): Point | undefined {
  const area = binding && scene.placed.get(binding.toId)?.area
  if (area === undefined) return undefined
  const { x, y } = binding?.props.normalizedAnchor ?? { x: 0.5, y: 0.5 }
  return onPage(area.pose, { x: area.local.x + x * area.local.w, y: area.local.y + y * area.local.h })
}

/** Arrows without words, with the point where one would write them. */
export function wordlessArrows(scene: Scene): Wordless[] {
  return [...scene.placed.values()].flatMap((piece): Wordless[] => {
    const ends = piece.role === "arrow" && piece.words === "" ? endsOf(piece, scene) : undefined
    return ends === undefined ? [] : [{ id: piece.id, middle: middlePoint(piece, ends, scene) }]
  })
}

/** Half way between the edges of what it connects, pushed out by its bend. */
function middlePoint(piece: Placed, { start, end }: Ends, scene: Scene): Point {
  const { bend } = (piece.shape as TLArrowShape).props
  const bound = scene.ends.get(piece.id)
  const from = leaving(start, end, boundsOf(bound?.start, scene))
  const to = leaving(end, start, boundsOf(bound?.end, scene))
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const across = { x: -(end.y - start.y) / length, y: (end.x - start.x) / length }
  return { x: (from.x + to.x) / 2 + bend * across.x, y: (from.y + to.y) / 2 + bend * across.y }
}

function boundsOf(binding: TLArrowBinding | undefined, scene: Scene): Rect | undefined {
  return binding && scene.placed.get(binding.toId)?.area.bounds
}

/** Where the way from the middle of a rectangle to a point leaves it. */
function leaving(middle: Point, to: Point, rect: Rect | undefined): Point {
  if (rect === undefined) return middle
  const [dx, dy] = [to.x - middle.x, to.y - middle.y]
  const share = Math.min(1, rect.w / 2 / (Math.abs(dx) || 1), rect.h / 2 / (Math.abs(dy) || 1))
  return { x: middle.x + dx * share, y: middle.y + dy * share }
}

/** The flow that an arrow or line is; undefined for pointers to remarks and for lines that connect nothing. */
export function readFlow(piece: Placed, context: FlowContext): GraphEdge | undefined {
  const ends = endsOf(piece, context.scene)
  if (ends === undefined) return undefined
  const bound = context.scene.ends.get(piece.id)
  const pointsAtRemark =
    isRemark(bound?.start, ends.start, context) || isRemark(bound?.end, ends.end, context)
  const reach = reachOf(ends)
  const start = meaning(bound?.start, ends.start, reach, context)
  const end = meaning(bound?.end, ends.end, reach, context)
  if (pointsAtRemark && (start.at === null || end.at === null)) return undefined
  const isLine = piece.role === "line"
  if (isLine && (start.at === null || end.at === null || start.at === end.at)) return undefined
  // Drawn on one component, or within a container, and bound to nothing: part of a drawing.
  if (start.kind === "near" && end.kind === "near" && start.at === end.at) return undefined
  return edgeOf(piece, start, end, context.labels.get(piece.id))
}

function edgeOf(piece: Placed, start: GraphEnd, end: GraphEnd, text: Placed | undefined): GraphEdge {
  const heads = headsOf(piece)
  const isReversed = heads.start && !heads.end
  const label = piece.label || (text === undefined ? "" : oneLine(text.words))
  const line = piece.role === "arrow" ? modeOfLine((piece.shape as TLArrowShape).props.dash) : null
  return {
    id: piece.id,
    records: text === undefined ? [piece.id] : [piece.id, text.id],
    from: isReversed ? end : start,
    to: isReversed ? start : end,
    direction: heads.start && heads.end ? "both" : heads.start || heads.end ? "forward" : "none",
    label,
    mode: modeOfWords(label) ?? line,
  }
}

function headsOf({ shape }: Placed): { start: boolean; end: boolean } {
  if (shape.type !== "arrow") return { start: false, end: false }
  return { start: shape.props.arrowheadStart !== "none", end: shape.props.arrowheadEnd !== "none" }
}

/** How far from an arrow's free end something may lie that is meant by it. */
export function reachOf({ start, end }: Ends): number {
  const length = Math.hypot(end.x - start.x, end.y - start.y)
  return Math.min(MOST_NEAR, Math.max(LEAST_NEAR, NEAR_SHARE * length))
}

function meaning(
  binding: TLArrowBinding | undefined,
  point: Point,
  reach: number,
  { meant, targets }: FlowContext,
): GraphEnd {
  if (binding !== undefined) {
    const target = meant.get(binding.toId)
    return target === undefined ? { at: null, kind: "loose" } : { at: target.id, kind: "bound" }
  }
  const target = nearest(point, reach, targets)
  return target === undefined ? { at: null, kind: "loose" } : { at: target.id, kind: "near" }
}

/** Components before containers, of which only the edge counts: what lies in a frame does not point at it. */
function nearest(point: Point, reach: number, targets: Nearby<Target>): Target | undefined {
  let best: Target | undefined
  let least = Number.POSITIVE_INFINITY
  for (const target of targets.around({
    x: point.x - reach,
    y: point.y - reach,
    w: 2 * reach,
    h: 2 * reach,
  })) {
    const distance = target.isContainer
      ? reach / 2 + distanceToEdge(target, point)
      : distanceToArea(target.area, point)
    if (distance > reach || distance > least) continue
    if (distance === least && best !== undefined && best.id < target.id) continue
    best = target
    least = distance
  }
  return best
}

function distanceToEdge({ area }: Target, point: Point): number {
  const outside = distanceToArea(area, point)
  if (outside > 0) return outside
  const { x, y, w, h } = area.bounds
  return Math.min(point.x - x, x + w - point.x, point.y - y, y + h - point.y)
}

function isRemark(binding: TLArrowBinding | undefined, point: Point, { remarks }: FlowContext): boolean {
  if (binding !== undefined) return remarks.has(binding.toId)
  for (const remark of remarks.values()) if (distanceToArea(remark.area, point) <= LEAST_NEAR) return true
  return false
}
