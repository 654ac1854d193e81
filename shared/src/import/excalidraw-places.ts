/** Frames and groups: Excalidraw writes them on each element, tldraw as shapes that the others stand in. */
import type { BoardRecord } from "../records/schema.ts"
import { PAGE_ID } from "../records/schema.ts"
import type { Element, Point } from "./excalidraw-element.ts"
import { sortKey } from "./sort-key.ts"

export type ShapeRecord = Extract<BoardRecord, { typeName: "shape" }>

/** An element and its shape, which stands on the page itself. */
export interface Drawn {
  readonly element: Element
  readonly shape: ShapeRecord
}

interface Group {
  readonly id: string
  /** The group around it. */
  readonly outer: Group | undefined
  readonly frame: ShapeRecord | undefined
  /** Ids of the shapes and groups that stand directly in it. */
  readonly members: Set<string>
  order: number
  at: Point
}

/** Groups in groups; what is nested deeper stands in the last of them. */
const MAX_GROUP_NESTING = 16

/** The shapes with their parents, and the groups' own. Never a circle, never an unknown parent. */
export function withParents(drawn: readonly Drawn[]): ShapeRecord[] {
  const frames = new Map(
    drawn.filter(({ shape }) => shape.type === "frame").map(({ element, shape }) => [element.id, shape]),
  )
  const groups = new Map<string, Group>()
  const chains = drawn.map(item => [item, chainOf(item, groups, frames)] as const)
  const shapes = chains.map(([{ element, shape }, chain]) => {
    const group = nearest(chain)
    return inside(shape, group ?? frameOf(element, frames))
  })
  const real = [...groups.values()].filter(({ members }) => members.size > 1)
  return [...real.map(groupShape), ...shapes]
}

function frameOf(element: Element, frames: ReadonlyMap<string, ShapeRecord>): ShapeRecord | undefined {
  return element.type === "frame" ? undefined : frames.get(element.text("frameId"))
}

/** The innermost group of an element, after it has been noted in it and in those around it. */
function chainOf(
  { element, shape }: Drawn,
  groups: Map<string, Group>,
  frames: ReadonlyMap<string, ShapeRecord>,
): Group | undefined {
  if (element.type === "frame") return undefined
  let group: Group | undefined
  // Excalidraw begins with the innermost.
  for (const name of element.texts("groupIds").slice(-MAX_GROUP_NESTING).reverse()) {
    const known = groups.get(name)
    const next: Group = known ?? {
      id: `shape:g${groups.size}`,
      outer: group,
      frame: group === undefined ? frameOf(element, frames) : group.frame,
      members: new Set(),
      order: element.order,
      at: shape,
    }
    groups.set(name, next)
    if (known === undefined) group?.members.add(next.id)
    group = next
  }
  group?.members.add(shape.id)
  for (let at = group; at !== undefined; at = at.outer) {
    at.order = Math.max(at.order, element.order)
    at.at = { x: Math.min(at.at.x, shape.x), y: Math.min(at.at.y, shape.y) }
  }
  return group
}

/** A group of one is none. */
function nearest(group: Group | undefined): Group | undefined {
  let at = group
  while (at !== undefined && at.members.size < 2) at = at.outer
  return at
}

function groupShape(group: Group): ShapeRecord {
  const shape = {
    id: group.id,
    typeName: "shape",
    type: "group",
    parentId: PAGE_ID,
    index: sortKey(group.order),
    ...group.at,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props: {},
    meta: {},
  } as unknown as ShapeRecord
  return inside(shape, nearest(group.outer) ?? group.frame)
}

function inside(shape: ShapeRecord, parent: Group | ShapeRecord | undefined): ShapeRecord {
  if (parent === undefined) return shape
  const { x, y } = "at" in parent ? parent.at : parent
  return { ...shape, parentId: parent.id, x: shape.x - x, y: shape.y - y } as ShapeRecord
}
