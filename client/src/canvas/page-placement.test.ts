import type { TLParentId, TLShape } from "tldraw"
import { expect, test } from "vitest"
import { ancestorIds, placeOnPage } from "./page-placement.ts"

function shapes(...list: [id: string, parentId: string, x: number, y: number, rotation?: number][]) {
  const all = list.map(
    ([id, parentId, x, y, rotation = 0]) =>
      ({ id, parentId: parentId as TLParentId, x, y, rotation }) as TLShape,
  )
  const lookup = (id: string) => all.find(shape => shape.id === id)
  return { lookup, last: all.at(-1) as TLShape }
}

test("[BD-17] a shape lifted out of its parents stays where it is seen", () => {
  const { lookup, last } = shapes(
    ["a", "page:page", 100, 50],
    ["b", "a", 10, 20, Math.PI / 2],
    ["c", "b", 5, 0],
  )
  const lifted = placeOnPage(last, lookup)
  expect(lifted.parentId).toBe("page:page")
  expect(lifted.x).toBeCloseTo(110)
  expect(lifted.y).toBeCloseTo(75)
  expect(lifted.rotation).toBeCloseTo(Math.PI / 2)
})

test("[BD-4] a circle of parents comes to an end", () => {
  const { lookup, last } = shapes(["a", "b", 1, 0], ["b", "a", 1, 0])
  expect([...ancestorIds(last, lookup)]).toEqual(["a", "b"])
  expect(placeOnPage(last, lookup).parentId).toBe("page:page")
})
