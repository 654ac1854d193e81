import { boardSchema } from "@outloud/shared/records/schema.ts"
import { createShapeId, type TLGeoShape } from "tldraw"
import { expect, test } from "vitest"
import {
  isPinned,
  keepStamps,
  layerOf,
  stampRecord,
  unstampRecord,
  withoutClaims,
  withoutMarks,
} from "./layer-stamp.ts"

function shape(over: Partial<TLGeoShape> = {}): TLGeoShape {
  const base = { id: createShapeId("s"), type: "geo", index: "a1", parentId: "page:page", props: {} }
  return {
    ...(boardSchema.types.shape as { create(from: object): TLGeoShape }).create(base),
    meta: {},
    ...over,
  }
}

test.each([
  ["diagram", false],
  ["diagram", true],
  ["annotations", false],
  ["annotations", true],
] as const)("[BD-14] a stamp (%s, locked %s) comes off without a trace", (layer, locked) => {
  for (const isLocked of [false, true]) {
    const bare = shape({ isLocked, meta: { kind: "cache" } })
    const stamped = stampRecord(bare, layer, locked)
    expect(layerOf(stamped)).toBe(layer)
    expect(stamped.isLocked).toBe(isLocked || locked)
    expect(unstampRecord(stamped)).toEqual(bare)
    expect(stampRecord(stamped, layer, locked)).toEqual(stamped)
  }
})

test("[BD-14] what a person writes into the stamps does not stay", () => {
  const prev = stampRecord(shape({ meta: { kind: "cache" } }), "annotations", true)
  const next = {
    ...prev,
    isLocked: false,
    x: 7,
    meta: { layer: "diagram", lockedInDocument: true, pinned: true, kind: "queue" },
  }
  expect(keepStamps(prev, next)).toEqual({ ...prev, x: 7, meta: { ...prev.meta, kind: "queue" } })
})

test("[BD-14] what the wire writes into the stamps is dropped, and nothing else", () => {
  const claimed = shape({
    isLocked: false,
    meta: { layer: "annotations", lockedInDocument: true, pinned: true, kind: "x" },
  })
  expect(withoutClaims(claimed)).toEqual(shape({ isLocked: false, meta: { pinned: true, kind: "x" } }))
})

test("[BD-10] only the diagram has pinned records, and a copy is not one", () => {
  const pinned = shape({ meta: { pinned: true } })
  expect(isPinned(pinned)).toBe(true)
  expect(isPinned(stampRecord(pinned, "annotations", false))).toBe(false)
  expect(isPinned(shape({ meta: { pinned: "yes" } }))).toBe(false)
  expect(withoutMarks(pinned).meta).toEqual({})
})
