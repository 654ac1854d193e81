/** The board's shapes where they stand on the page, and which arrows are bound to which. */
import type { TLArrowBinding, TLShape } from "@tldraw/tlschema"
import { effectiveParent } from "../records/graph-checks.ts"
import { type BoardRecord, PAGE_ID } from "../records/schema.ts"
import { type Area, areaAt, PAGE_POSE, type Pose, poseWithin } from "./geometry.ts"
import type { Piece } from "./piece.ts"

export interface Placed extends Piece {
  readonly area: Area
  /** The innermost frame that it is a child of, at whatever depth. */
  readonly frame: string | null
  /** The innermost group that it is a child of, directly. */
  readonly group: string | null
  /** Whether an arrow is bound to it. */
  readonly isBound: boolean
}

interface Ends {
  readonly start?: TLArrowBinding
  readonly end?: TLArrowBinding
}

export interface Scene {
  /** In ascending order of id. */
  readonly placed: ReadonlyMap<string, Placed>
  /** By arrow. */
  readonly ends: ReadonlyMap<string, Ends>
}

export function placeOnPage(
  records: Iterable<BoardRecord>,
  read: (shape: TLShape) => Piece | undefined,
): Scene {
  const shapes = new Map<string, TLShape>()
  const bindings: TLArrowBinding[] = []
  for (const record of records) {
    if (record.typeName === "shape") shapes.set(record.id, record)
    else if (record.type === "arrow") bindings.push(record as TLArrowBinding)
  }
  const ends = endsByArrow(bindings, shapes)
  const bound = new Set<string>()
  for (const { start, end } of ends.values()) {
    if (start !== undefined) bound.add(start.toId)
    if (end !== undefined) bound.add(end.toId)
  }
  const parents = new Parents(shapes)
  const placed = new Map<string, Placed>()
  for (const id of [...shapes.keys()].sort()) {
    const shape = shapes.get(id)
    const piece = shape && read(shape)
    if (shape === undefined || piece === undefined) continue
    const { pose, frame, group } = parents.placeOf(shape)
    placed.set(id, { ...piece, area: areaAt(pose, piece.local), frame, group, isBound: bound.has(id) })
  }
  return { placed, ends }
}

interface Place {
  readonly pose: Pose
  readonly frame: string | null
  readonly group: string | null
}

class Parents {
  readonly #shapes: ReadonlyMap<string, TLShape>
  readonly #places = new Map<string, Place>()

  constructor(shapes: ReadonlyMap<string, TLShape>) {
    this.#shapes = shapes
  }

  /** A shape whose parent is missing, or inside itself, stands on the page, as the server will repair it. */
  placeOf(shape: TLShape): Place {
    const known = this.#places.get(shape.id)
    if (known !== undefined) return known
    const parentId = effectiveParent(shape, id => this.#shapes.get(id))
    const parent = parentId === PAGE_ID ? undefined : this.#shapes.get(parentId)
    const place = parent === undefined ? onThePage(shape) : within(parent, this.placeOf(parent), shape)
    this.#places.set(shape.id, place)
    return place
  }
}

function onThePage(shape: TLShape): Place {
  return { pose: poseWithin(PAGE_POSE, shape), frame: null, group: null }
}

function within(parent: TLShape, at: Place, shape: TLShape): Place {
  return {
    pose: poseWithin(at.pose, shape),
    frame: parent.type === "frame" ? parent.id : at.frame,
    group: parent.type === "group" ? parent.id : null,
  }
}

/** Where two bindings claim one end of an arrow, the one with the smaller id holds it. */
function endsByArrow(bindings: TLArrowBinding[], shapes: ReadonlyMap<string, TLShape>): Map<string, Ends> {
  const ends = new Map<string, Ends>()
  for (const binding of bindings.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { fromId, toId, props } = binding
    if (shapes.get(fromId)?.type !== "arrow") continue
    const target = shapes.get(toId)?.type
    if (target === undefined || target === "arrow" || target === "group") continue
    ends.set(fromId, { [props.terminal]: binding, ...ends.get(fromId) })
  }
  return ends
}
