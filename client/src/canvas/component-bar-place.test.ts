import { describe, expect, it } from "vitest"
import { barPlace } from "./component-bar-place.ts"

const BAR = { w: 200, h: 40 }
const VIEW = { w: 1000, h: 700 }

describe("the place of the bar", () => {
  it("is above its shape, else below, else within it", () => {
    const above = barPlace({ x: 400, y: 300, w: 200, h: 80 }, BAR, VIEW)
    expect(above).toEqual({ x: 400, y: 300 - 40 - 16, inView: true })
    expect(barPlace({ x: 400, y: 60, w: 200, h: 80 }, BAR, VIEW).y).toBe(60 + 80 + 16)
    expect(barPlace({ x: 0, y: -500, w: 2000, h: 3000 }, BAR, VIEW).y).toBe(48)
  })

  it("is never beyond the edges, and not shown for what is out of view", () => {
    expect(barPlace({ x: -90, y: 300, w: 100, h: 80 }, BAR, VIEW).x).toBe(8)
    expect(barPlace({ x: 990, y: 300, w: 100, h: 80 }, BAR, VIEW).x).toBe(1000 - 200 - 8)
    expect(barPlace({ x: 400, y: 690, w: 100, h: 80 }, BAR, VIEW).y).toBeLessThanOrEqual(700 - 64 - 40)
    expect(barPlace({ x: 1001, y: 300, w: 100, h: 80 }, BAR, VIEW).inView).toBe(false)
  })
})
