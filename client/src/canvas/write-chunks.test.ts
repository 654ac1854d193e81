import { expect, test } from "vitest"
import type { Write } from "./edit-writes.ts"
import { chunkWrites } from "./write-chunks.ts"

function update(id: string, characters: number): Write {
  return { kind: "update", id, fields: new Map([["props.text", "x".repeat(characters)]]) }
}

test("[BD-15] small changes stay together, in their order", () => {
  const writes = [update("a", 10), { kind: "delete", id: "b" } as const, update("c", 10)]
  expect(chunkWrites(writes)).toEqual([writes])
})

test("[BD-15] large changes are split, and one that is larger than a piece goes alone", () => {
  const writes = [update("a", 200_000), update("b", 200_000), update("c", 900_000), update("d", 1)]
  expect(chunkWrites(writes).map(chunk => chunk.map(({ id }) => id))).toEqual([["a"], ["b"], ["c"], ["d"]])
})

test("[BD-15] nothing is nothing", () => {
  expect(chunkWrites([])).toEqual([])
})
