/** Arrows that end beside what they are meant for: where they do, and how they are bound to it. */
import type { BoardGraph, GraphEdge } from "@outloud/shared/board/graph.ts"
import {
  createBindingId,
  type Editor,
  getArrowBindings,
  type TLArrowBinding,
  type TLArrowShape,
  type TLShape,
  type TLShapeId,
  type VecLike,
} from "tldraw"

type Terminal = "start" | "end"

export interface NearEnd {
  readonly arrow: TLShapeId
  readonly terminal: Terminal
  /** What it is read as meant for. */
  readonly target: TLShapeId
  /** In page coordinates. */
  readonly at: VecLike
}

/** Every arrow's end that is not bound, and is read as meant for something. */
export function nearEnds(editor: Editor, graph: BoardGraph): NearEnd[] {
  return graph.edges.flatMap(edge => nearEndsOf(editor, graph, edge))
}

/** Those of one arrow. */
export function nearEndsOfArrow(editor: Editor, graph: BoardGraph, arrow: TLShapeId): NearEnd[] {
  const edge = graph.edges.find(({ id }) => id === arrow)
  return edge === undefined ? [] : nearEndsOf(editor, graph, edge)
}

/** Binds them. Begins no undo step. */
export function attachEnds(editor: Editor, ends: readonly NearEnd[]): void {
  const bindings = ends.map(({ arrow, terminal, target }) => ({
    id: createBindingId(),
    type: "arrow" as const,
    fromId: arrow,
    toId: target,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
  }))
  editor.createBindings<TLArrowBinding>(bindings)
}

function nearEndsOf(editor: Editor, graph: BoardGraph, edge: GraphEdge): NearEnd[] {
  const targets = [edge.from, edge.to].flatMap(({ at, kind }) => (kind === "near" && at !== null ? [at] : []))
  if (targets.length === 0) return []
  const arrow = editor.getShape<TLArrowShape>(edge.id as TLShapeId)
  if (arrow?.type !== "arrow") return []
  const bound = getArrowBindings(editor, arrow)
  const transform = editor.getShapePageTransform(arrow)
  const terminals = (["start", "end"] as const).filter(terminal => bound[terminal] === undefined)
  return terminals.flatMap(terminal => {
    const at = transform.applyToPoint(arrow.props[terminal])
    const target = nearest(editor, at, boxesOf(editor, graph, targets))
    return target === undefined ? [] : [{ arrow: arrow.id, terminal, target: target.id, at }]
  })
}

/** The shapes that an arrow can be bound to, of the nodes and containers of these ids. */
function boxesOf(editor: Editor, graph: BoardGraph, ids: readonly string[]): TLShape[] {
  const read = (id: string) => graph.nodes.find(node => node.id === id)?.records ?? [id]
  const shapes = ids.flatMap(read).flatMap(id => editor.getShape(id as TLShapeId) ?? [])
  return shapes.filter(
    shape =>
      shape.type !== "arrow" &&
      editor.canBindShapes({ fromShape: "arrow", toShape: shape, binding: "arrow" }),
  )
}

function nearest(editor: Editor, at: VecLike, shapes: readonly TLShape[]): TLShape | undefined {
  const distance = (shape: TLShape) =>
    editor.getShapeGeometry(shape).distanceToPoint(editor.getPointInShapeSpace(shape, at), true)
  const [first] = shapes.map(shape => ({ shape, far: distance(shape) })).sort((a, b) => a.far - b.far)
  return first?.shape
}
