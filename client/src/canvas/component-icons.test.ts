import { COMPONENT_KINDS, KIND_IDS } from "@outloud/shared/board/kinds.ts"
import { describe, expect, it } from "vitest"
import { iconOf } from "./component-icons.ts"

describe("kinds of components", () => {
  it("[CM-3] each have a picture of their own", () => {
    expect(new Set(KIND_IDS.map(iconOf)).size).toBe(KIND_IDS.length)
    for (const id of KIND_IDS) expect(iconOf(id)).toBeDefined()
  })

  it("[CM-4] have letters that no other kind has, that are not the room's, nor those of the canvas's own tools", () => {
    const letters = COMPONENT_KINDS.flatMap(({ key }) => key ?? [])
    expect(new Set(letters).size).toBe(letters.length)
    // The room's: annotate, arrow, palette. The canvas's: select, hand, draw, rectangle, ellipse, text, note, frame,
    // eraser, laser, zoom.
    for (const taken of [..."aci", ..."vhdrotnfekz"]) expect(letters).not.toContain(taken)
  })
})
