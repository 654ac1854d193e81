/**
 * Rectangles by place. Each lies in a grid whose cells are about as large as itself, so that a few large ones cost
 * no more than many small ones. More than MAX_IN_CELL that lie on one another are looked at in part only:
 * nobody reads such a board, and it must not be slow either.
 */
import type { Rect } from "./geometry.ts"

const SMALLEST_CELL = 64
const MAX_IN_CELL = 64

export class Nearby<T> {
  /** Cell size -> cell -> what touches it, in order of addition. */
  readonly #levels = new Map<number, Map<string, T[]>>()

  add(rect: Rect, item: T): void {
    const size = cellSize(rect)
    const cells = this.#levels.get(size) ?? new Map<string, T[]>()
    this.#levels.set(size, cells)
    for (const key of cellsOf(rect, size)) {
      const items = cells.get(key)
      if (items === undefined) cells.set(key, [item])
      else if (items.length < MAX_IN_CELL) items.push(item)
    }
  }

  /** At least everything that touches the rectangle, each once. */
  around(rect: Rect): Set<T> {
    const found = new Set<T>()
    for (const [size, cells] of this.#levels) {
      if (cellCount(rect, size) > cells.size) {
        for (const items of cells.values()) for (const item of items) found.add(item)
      } else {
        for (const key of cellsOf(rect, size)) for (const item of cells.get(key) ?? []) found.add(item)
      }
    }
    return found
  }
}

/** The power of two that the rectangle fits into, so that it touches four cells at most. */
function cellSize({ w, h }: Rect): number {
  return Math.max(SMALLEST_CELL, 2 ** Math.ceil(Math.log2(Math.max(w, h, 1))))
}

function cellCount({ w, h }: Rect, size: number): number {
  return (w / size + 2) * (h / size + 2)
}

function* cellsOf({ x, y, w, h }: Rect, size: number): Generator<string> {
  const right = Math.floor((x + w) / size)
  const bottom = Math.floor((y + h) / size)
  for (let column = Math.floor(x / size); column <= right; column += 1) {
    for (let row = Math.floor(y / size); row <= bottom; row += 1) yield `${column}:${row}`
  }
}
