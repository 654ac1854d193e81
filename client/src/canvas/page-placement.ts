import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import { Mat, type TLParentId, type TLShape } from "tldraw"

export type ShapeLookup = (id: string) => TLShape | undefined

/** The shape lifted out of its parents onto the page, where it stays in the same place. */
export function placeOnPage(shape: TLShape, lookup: ShapeLookup): TLShape {
  const { x, y, rotation } = Mat.Decompose(pageTransform(shape, lookup))
  return { ...shape, parentId: PAGE_ID as TLParentId, x, y, rotation }
}

function pageTransform(shape: TLShape, lookup: ShapeLookup): Mat {
  let transform = localTransform(shape)
  for (const id of ancestorIds(shape, lookup)) {
    const parent = lookup(id)
    if (parent !== undefined) transform = Mat.Compose(localTransform(parent), transform)
  }
  return transform
}

function localTransform({ x, y, rotation }: TLShape): Mat {
  return Mat.Compose(Mat.Translate(x, y), Mat.Rotate(rotation))
}

/** From the parent upwards, each id once. The last one may be a page, a gap, or the shape itself in a circle. */
export function ancestorIds(shape: TLShape, lookup: ShapeLookup): Set<string> {
  const ids = new Set<string>()
  for (let at: string | undefined = shape.parentId; at !== undefined && !ids.has(at); ) {
    ids.add(at)
    at = lookup(at)?.parentId
  }
  return ids
}
