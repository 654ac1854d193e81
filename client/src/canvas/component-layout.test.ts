import { LABEL_FONT_SIZES, type TLGeoShapeProps } from "tldraw"
import { describe, expect, it } from "vitest"
import { layOutComponent, NOTE_CORNER } from "./component-layout.ts"

type Measures = Parameters<typeof layOutComponent>[0]

const box = (over: Partial<Measures> = {}): Measures => ({
  geo: "rectangle",
  w: 200,
  h: 80,
  growY: 0,
  scale: 1,
  size: "s",
  verticalAlign: "middle",
  ...over,
})

function everyBox(): Measures[] {
  const sides = [1, 12, 40, 90, 120, 160, 200, 600, 5000]
  const geos = ["rectangle", "ellipse", "cloud", "diamond"] as const
  return geos.flatMap(geo =>
    sides.flatMap(w =>
      sides.flatMap(h =>
        (["s", "m", "l", "xl"] as const).flatMap(size =>
          (["start", "middle", "end"] as const).flatMap(verticalAlign =>
            [0.5, 1, 3].map(scale => box({ geo, w, h, size, verticalAlign, scale })),
          ),
        ),
      ),
    ),
  )
}

describe("a component's icon", () => {
  it("[CM-5] never stands where the label does, at any size, style or outline", () => {
    for (const props of everyBox()) {
      const { icon, insets, place } = layOutComponent(props)
      if (icon === null) continue
      if (place === "inside") expect(icon.x + icon.size).toBeLessThan(insets.left)
      // A badge's rim reaches a little further than its icon.
      else expect(icon.y + icon.size * 1.3).toBeLessThan(insets.top)
    }
  })

  it("leaves room for a word, and for the mark of a note", () => {
    for (const props of everyBox()) {
      const { insets, place } = layOutComponent(props)
      const room = props.w / props.scale - insets.left - insets.right
      if (place === "inside") expect(room).toBeGreaterThanOrEqual(LABEL_FONT_SIZES[props.size] * 3)
      expect(Math.max(insets.right, insets.top)).toBeGreaterThanOrEqual(NOTE_CORNER)
    }
  })

  it("stays inside its rectangle, level with the words", () => {
    const y = (verticalAlign: TLGeoShapeProps["verticalAlign"]) =>
      layOutComponent(box({ h: 300, verticalAlign })).icon?.y ?? Number.NaN
    expect(y("start")).toBeGreaterThan(0)
    expect(y("start")).toBeLessThan(y("middle"))
    expect(y("middle")).toBe((300 - 24) / 2)
    expect(y("end")).toBeGreaterThan(y("middle"))
    expect(y("end")).toBeLessThan(300 - 24)
    const low = layOutComponent(box({ h: 24 })).icon
    expect(low).not.toBeNull()
    expect((low?.y ?? -1) + (low?.size ?? 99)).toBeLessThanOrEqual(24)
  })

  it("is left out where nobody could make it out", () => {
    expect(layOutComponent(box({ w: 20, h: 20 })).icon).toBeNull()
    expect(layOutComponent(box({ h: 12 })).icon).toBeNull()
  })
})
