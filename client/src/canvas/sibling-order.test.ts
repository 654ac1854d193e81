import type { IndexKey } from "tldraw"
import { expect, test } from "vitest"
import { SiblingOrder } from "./sibling-order.ts"

const a1 = "a1" as IndexKey
const a2 = "a2" as IndexKey

test("[BD-18] siblings of equal index are ordered by id, below whatever is above them", () => {
  const order = new SiblingOrder()
  for (const id of ["c", "a", "b"]) order.place(id, "page", a1)
  const shown = ["a", "b", "c"].map(id => order.shownIndex(id, a1))
  expect(shown[0]).toBe(a1)
  expect([...shown, a2]).toEqual([...shown, a2].sort())
  expect(new Set(shown).size).toBe(3)
})

test("[BD-18] everybody whose order may have changed is named, and nobody else", () => {
  const order = new SiblingOrder()
  expect(order.place("b", "page", a1)).toEqual([])
  expect(order.place("x", "frame", a1)).toEqual([])
  expect(order.place("a", "page", a1).sort()).toEqual(["a", "b"])
  expect(order.place("a", "page", a1)).toEqual([])
  expect(order.place("a", "page", a2)).toEqual(["b"])
  expect(order.shownIndex("b", a1)).toBe(a1)
})

test("[BD-18] any number of them gets valid indexes, all different", () => {
  const order = new SiblingOrder()
  const ids = Array.from({ length: 500 }, (_, at) => `s${String(at).padStart(3, "0")}`)
  for (const id of ids) order.place(id, "page", a1)
  const shown = ids.map(id => order.shownIndex(id, a1))
  expect(shown).toEqual([...shown].sort())
  expect(new Set(shown).size).toBe(500)
  for (const index of shown) expect(index).not.toMatch(/0$/)
})

test("[BD-18] an index that was only shown, and then written, is told apart from those shown like it", () => {
  const order = new SiblingOrder()
  for (const id of ["a", "b", "c"]) order.place(id, "page", a1)
  const written = order.shownIndex("b", a1)
  order.place("b", undefined, a1)
  expect(order.place("group", "page", written).sort()).toEqual(["a", "c", "group"])
  const shown = [order.shownIndex("a", a1), order.shownIndex("c", a1), order.shownIndex("group", written)]
  expect(shown).toEqual([...shown].sort())
  expect(new Set(shown).size).toBe(3)
  // Once nothing is equal, everything is shown as it is.
  order.place("c", undefined, a1)
  expect(order.shownIndex("group", written)).toBe(written)
})

test("[BD-18] an index that only looks like a shown one is left whole", () => {
  const order = new SiblingOrder()
  const long = "b000001V" as IndexKey
  expect(order.place("a", "page", "b00" as IndexKey)).toEqual([])
  expect(order.place("b", "page", long)).toEqual([])
  order.place("c", "page", long)
  expect([order.shownIndex("b", long), order.shownIndex("c", long)]).toEqual([long, `${long}000001V`])
})
