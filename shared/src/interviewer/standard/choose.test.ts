import { expect, test } from "vitest"
import { fraction, shuffled } from "./choose.ts"

const CHOICES = ["a", "b", "c", "d"]

test("[SI-1] an order is the same for a seed, another for others, and has every choice once", () => {
  expect(shuffled(CHOICES, 1, "x")).toEqual(shuffled(CHOICES, 1, "x"))
  const orders = Array.from({ length: 40 }, (_, seed) => shuffled(CHOICES, seed, "x"))
  expect(new Set(orders.map(order => order.join(""))).size).toBeGreaterThan(10)
  for (const order of orders) expect([...order].sort()).toEqual(CHOICES)
})

test("[SI-1] fractions lie evenly from 0 to below 1", () => {
  const fractions = Array.from({ length: 400 }, (_, seed) => fraction(seed, "x"))
  for (const quarter of [0, 1, 2, 3]) {
    const share = fractions.filter(one => one >= quarter / 4 && one < (quarter + 1) / 4).length / 400
    expect(share).toBeGreaterThan(0.17)
  }
})
