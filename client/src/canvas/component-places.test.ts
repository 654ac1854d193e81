import { describe, expect, it } from "vitest"
import { contains, GAP_X, GAP_Y, type Point, placeBeside, placeNear, type Rect } from "./component-places.ts"

const SIZE = { w: 200, h: 80 }
const anchor: Rect = { x: 0, y: 0, ...SIZE }
const right: Point = { x: 200 + GAP_X + 100, y: 40 }

const at = ({ x, y }: Point): Rect => ({ x: x - SIZE.w / 2, y: y - SIZE.h / 2, ...SIZE })
const overlap = (a: Rect, b: Rect) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe("the place of a new component", () => {
  it("[CM-6] is to the right of the selected one, else further down that column, and so on, on nothing", () => {
    expect(placeBeside(anchor, SIZE, [], [])).toEqual(right)
    expect(placeBeside(anchor, SIZE, [at(right)], [])).toEqual({ x: right.x, y: 40 + SIZE.h + GAP_Y })
    const taken: Rect[] = [anchor]
    for (let n = 0; n < 60; n++) {
      const place = at(placeBeside(anchor, SIZE, taken, []))
      expect(taken.filter(other => overlap(other, place))).toEqual([])
      taken.push(place)
    }
  })

  it("is below where the right is walled up", () => {
    const wall: Rect = { x: 230, y: -5000, w: 4000, h: 10_000 }
    expect(placeBeside(anchor, SIZE, [wall], [])).toEqual({ x: 100, y: 40 + SIZE.h + GAP_Y })
  })

  it("stays in the innermost container that has room", () => {
    const lane: Rect = { x: -20, y: -60, w: 250, h: 200 }
    const frame: Rect = { x: -40, y: -80, w: 300, h: 900 }
    const inFrame = at(placeBeside(anchor, SIZE, [], [lane, frame]))
    expect(contains(frame, inFrame)).toBe(true)
    expect(placeBeside(anchor, SIZE, [], [lane])).toEqual(right)
    const wide: Rect = { x: -20, y: -60, w: 600, h: 200 }
    expect(contains(wide, at(placeBeside(anchor, SIZE, [], [wide, frame])))).toBe(true)
  })

  it("is the nearest free one to the middle of the view", () => {
    const middle = { x: 500, y: 500 }
    expect(placeNear(middle, SIZE, [])).toEqual(middle)
    const taken: Rect[] = []
    for (let n = 0; n < 40; n++) {
      const place = at(placeNear(middle, SIZE, taken))
      expect(taken.filter(other => overlap(other, place))).toEqual([])
      taken.push(place)
    }
    expect(placeNear(middle, SIZE, [{ x: -9e5, y: -9e5, w: 2e6, h: 2e6 }])).toEqual(middle)
  })
})
