import { boardSchema } from "@outloud/shared/records/schema.ts"
import { createShapeId, type TLGeoShape, type TLParentId } from "tldraw"
import { expect, test } from "vitest"
import { changedUnits, isSameIn, PLACEMENT, withUnit } from "./field-units.ts"

function shape(over: object = {}): TLGeoShape {
  const base = {
    id: createShapeId("s"),
    type: "geo",
    index: "a1",
    parentId: "page:page",
    props: { w: 1, h: 2 },
  }
  return {
    ...(boardSchema.types.shape as { create(from: object): TLGeoShape }).create(base),
    meta: {},
    ...over,
  }
}

test("[BD-5] a move is one unit, whichever way it goes", () => {
  expect(changedUnits(shape(), shape({ y: 5 }))).toEqual([{ group: "record", names: ["x", "y"] }])
})

test("[BD-5] a new parent takes place, angle and order with it", () => {
  const moved = shape({ parentId: "shape:f" as TLParentId, x: 5, index: "a9", opacity: 0.5 })
  expect(changedUnits(shape(), moved)).toEqual([PLACEMENT, { group: "record", names: ["opacity"] }])
})

test("[BD-5] props and meta change one by one", () => {
  const changed = shape({ props: { w: 9, h: 2 }, meta: { kind: "cache" } })
  expect(changedUnits(shape(), changed)).toEqual([
    { group: "props", names: ["w"] },
    { group: "meta", names: ["kind"] },
  ])
})

test("[BD-5] copying every unit that differs makes one record of the other", () => {
  const from = shape({ meta: { gone: 1 } })
  const to = shape({
    parentId: "shape:f" as TLParentId,
    x: 5,
    isLocked: true,
    props: { w: 3, h: 4 },
    meta: { kind: "x" },
  })
  const units = changedUnits(from, to)
  expect(units.reduce((record, unit) => withUnit(unit, record, to), from)).toEqual(to)
  expect(units.some(unit => isSameIn(unit, from, to))).toBe(false)
})
