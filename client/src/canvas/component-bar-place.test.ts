import { describe, expect, it } from "vitest"
import { barPlace, overlap } from "./component-bar-place.ts"

const bar = { w: 200, h: 40 }
const view = { x: 8, y: 48, w: 984, h: 588 }
const target = { x: 400, y: 300, w: 200, h: 80 }

const placed = (at: Partial<typeof target>, others: readonly (typeof target)[] = []) =>
  barPlace({ target: { ...target, ...at }, bar, view, others })

describe("the place of the bar", () => {
  it("[CM-28] is above its shape, else below, else within it", () => {
    expect(placed({})).toEqual({ x: 400, y: 300 - 40 - 16 })
    expect(placed({ y: 60 }).y).toBe(60 + 80 + 16)
    expect(placed({ x: 0, y: -500, w: 2000, h: 3000 }).y).toBe(48)
  })

  it("[CM-28] is never beyond the edges of the view", () => {
    expect(placed({ x: -90, w: 100 }).x).toBe(8)
    expect(placed({ x: 990, w: 100 }).x).toBe(992 - 200)
    expect(placed({ y: 690 }).y).toBeLessThanOrEqual(636 - 40)
  })

  it("[CM-28] lies on nothing, where there is a place nearby", () => {
    const over = { x: 400, y: 200, w: 200, h: 80 }
    expect(placed({}, [over]).y).toBe(300 + 80 + 16)
    const under = { x: 400, y: 400, w: 200, h: 60 }
    expect(placed({}, [over, under]).y).toBe(200 - 16 - 40)
    const wall = { x: 0, y: 0, w: 1000, h: 1000 }
    expect(placed({}, [wall]).y).toBe(300 - 40 - 16)
  })

  it("[CM-28] is clear of the boxes that an arrow runs between", () => {
    const boxes = [
      { x: 180, y: 260, w: 200, h: 80 },
      { x: 600, y: 260, w: 200, h: 80 },
    ]
    const { x, y } = barPlace({
      target: { x: 380, y: 298, w: 220, h: 4 },
      bar: { w: 380, h: 40 },
      view,
      others: boxes,
    })
    for (const box of boxes) expect(overlap({ x, y, w: 380, h: 40 }, box)).toBe(false)
  })
})
