import { describe, expect, it } from "vitest"
import { FakeStorage } from "../../remembered/fake-storage.ts"
import { keptStorage } from "../../remembered/kept-storage.ts"
import { createPalette } from "./palette-state.ts"

function palette(isWide = true, kept = new FakeStorage()) {
  const storage = keptStorage(() => kept)
  const store = createPalette({ storage, isWide })
  return { store, state: () => store.getState(), again: (wide = isWide) => palette(wide, kept) }
}

describe("the palette", () => {
  it("[CM-1] shows names where there is room, else icons, and remembers what somebody chose", () => {
    expect(palette(true).state().expanded).toBe(true)
    expect(palette(false).state().expanded).toBe(false)
    const narrow = palette(false)
    narrow.state().setExpanded(true)
    expect(narrow.again().state().expanded).toBe(true)
    narrow.state().setExpanded(false)
    expect(narrow.again(true).state().expanded).toBe(false)
  })

  it("keeps the last three kinds, the last first, each once", () => {
    const { state, again } = palette()
    for (const kind of ["cache", "service", "cache", "stream", "nosql"] as const) state().used(kind)
    expect(state().recent).toEqual(["nosql", "stream", "cache"])
    expect(again().state().recent).toEqual(["nosql", "stream", "cache"])
  })

  it("forgets kinds that it does not know", () => {
    const kept = new FakeStorage()
    kept.setItem("outloud:recent-kinds", "cache quantum cache __proto__ cdn")
    expect(palette(true, kept).state().recent).toEqual(["cache", "cdn"])
  })

  it("comes up for a search, each time anew, and goes when something was placed", () => {
    const { state } = palette(false)
    state().search()
    state().answerSearch()
    expect(state()).toMatchObject({ calledUp: true, searches: 1, answered: 1 })
    state().search()
    expect(state().searches).toBeGreaterThan(state().answered)
    state().used("cache")
    expect(state().calledUp).toBe(false)
  })
})
