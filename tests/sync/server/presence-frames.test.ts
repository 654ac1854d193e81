import { awarenessFrame, awarenessFramesWithoutOne } from "@outloud/server/sync/frames.ts"
import fc from "fast-check"
import { expect, it } from "vitest"

it("a frame without one entry is the frame of the others", () => {
  const entries = fc.array(fc.uint8Array({ minLength: 1 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(entries, all => {
      const without = awarenessFramesWithoutOne(all)
      for (const left of all.keys()) expect(without(left)).toEqual(awarenessFrame(all.toSpliced(left, 1)))
    }),
  )
})
