import { describe, expect, it } from "vitest"
import { decodeBatch, encodeBatch } from "./batch-codec.ts"
import { StorageCorrupt } from "./storage-errors.ts"

const updates = [
  { author: "alice", bytes: new Uint8Array([1, 2, 3]) },
  { author: "bøb ☂", bytes: new Uint8Array() },
  { author: "alice", bytes: new Uint8Array(300).fill(7) },
]

describe("batch codec", () => {
  it("[ST-18] gives back the updates in order, with their authors", () => {
    expect(decodeBatch(encodeBatch(updates))).toEqual(updates)
    expect(decodeBatch(encodeBatch([]))).toEqual([])
  })

  it("names an author once, however many updates are theirs", () => {
    const author = "a".repeat(22)
    const one = encodeBatch([{ author, bytes: new Uint8Array(1) }]).length
    const two = encodeBatch([
      { author, bytes: new Uint8Array(1) },
      { author, bytes: new Uint8Array(1) },
    ]).length
    expect(two - one).toBe(3)
  })

  it("[ST-18] refuses a batch that is cut off anywhere", () => {
    const whole = encodeBatch(updates)
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeBatch(whole.slice(0, length)), `${length} bytes`).toThrow(StorageCorrupt)
    }
  })

  it("[ST-18] never reads past its view into a neighbour's bytes", () => {
    const whole = encodeBatch(updates)
    expect(() => decodeBatch(whole.subarray(0, whole.length - 1))).toThrow(StorageCorrupt)
  })

  it("[ST-18] refuses trailing bytes, an unknown version, an author who is not listed and broken text", () => {
    expect(() => decodeBatch(Uint8Array.from([...encodeBatch(updates), 0]))).toThrow("go on for 1")
    expect(() => decodeBatch(new Uint8Array([9, 0, 0]))).toThrow("version 9")
    expect(() => decodeBatch(new Uint8Array([1, 0, 1, 0, 0]))).toThrow("author 0 of 0")
    expect(() => decodeBatch(new Uint8Array([1, 1, 1, 0xff, 0]))).toThrow("not UTF-8")
    expect(() => decodeBatch(new Uint8Array(20).fill(0xff).fill(1, 0, 1))).toThrow("malformed number")
  })
})
