import { BoardReader, readBoard } from "@outloud/shared/board/read-board.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { expect, test } from "vitest"
import { Sketch } from "../support/sketch.ts"

const LABELS = [
  "Redis",
  "playlist service",
  "Kafka topic",
  "API gateway",
  "Postgress",
  "Recs trainer",
  "user db",
  "",
]
const ROW = 20

/** Boxes in rows, frames around them, words beside them, and arrows criss-cross, a third of them not tied. */
function denseBoard(boxes: number): BoardRecord[] {
  const sketch = new Sketch()
  const at = (n: number) => [(n % ROW) * 300, Math.floor(n / ROW) * 200] as const
  const ids = Array.from({ length: boxes }, (_, n) => sketch.box(LABELS[n % LABELS.length] ?? "", ...at(n)))
  for (let n = 0; n < boxes / 10; n++)
    sketch.frame(`Zone ${n}`, (n % 5) * 1200 - 40, Math.floor(n / 5) * 400 - 40, 1100, 350)
  for (let n = 0; n < Math.floor(boxes * 0.3); n++) sketch.text(`Redis ${n}`, at(n)[0], at(n)[1] + 100)
  for (let n = 0; n < Math.floor(boxes * 1.1); n++) {
    const [x, y] = at(n % boxes)
    const from = n % 3 === 0 ? ([x + 170, y + 40] as const) : (ids[n % boxes] as string)
    sketch.arrow(from, ids[(n * 7 + 1) % boxes] as string, { label: n % 2 === 0 ? "nightly dump" : "" })
  }
  return sketch.records
}

/**
 * Milliseconds of this thread's processor time for each: the mean of many runs, warmed up. They take turns, so that
 * whatever else shares the core slows all of them alike. Not the median: some kernels count in steps of 4 ms.
 */
function costsOf(works: readonly (() => void)[]): number[] {
  const costs: number[][] = works.map(() => [])
  for (let run = 0; run < 30; run++)
    for (const [at, work] of works.entries()) {
      const before = process.threadCpuUsage()
      work()
      const { user, system } = process.threadCpuUsage(before)
      costs[at]?.push((user + system) / 1000)
    }
  return costs.map(all => {
    const warm = all.slice(10)
    return warm.reduce((sum, cost) => sum + cost, 0) / warm.length
  })
}

test("[GR-11] a board of 500 shapes is read from scratch in a frame, and again in less", () => {
  const board = denseBoard(200)
  expect(board.filter(({ typeName }) => typeName === "shape")).toHaveLength(500)
  const reader = new BoardReader()
  // What any machine needs to copy the board: a third of a frame or less where a frame is enough to read it.
  const [copying = Number.NaN, reading = Number.NaN, again = Number.NaN] = costsOf([
    () => structuredClone(board),
    () => readBoard(board),
    () => reader.read(board),
  ])
  process.stdout.write(
    `500 shapes: ${reading.toFixed(1)} ms from scratch, ${again.toFixed(1)} ms again (a copy: ${copying.toFixed(1)} ms)\n`,
  )
  expect(reading).toBeLessThan(Math.max(16, 4 * copying))
  expect(again).toBeLessThan(reading)
})

test("[GR-11] twice the board costs about twice as much", () => {
  const [once, twice] = costsOf([200, 400].map(denseBoard).map(board => () => readBoard(board)))
  expect(twice).toBeLessThan(3.5 * (once ?? 0))
})
