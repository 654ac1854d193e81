import { describe, expect, it } from "vitest"
import { decodeOwners, encodeOwners } from "./owners-codec.ts"
import { StorageCorrupt } from "./storage-errors.ts"

const owners = new Map([
  [1, "server"],
  [2 ** 32 - 1, "alice"],
  [77, "bob"],
  [2 ** 53 - 1, "alice"],
])

describe("owners codec", () => {
  it("gives back who owns which client id", () => {
    expect(decodeOwners(encodeOwners(owners))).toEqual(owners)
    expect(decodeOwners(encodeOwners(new Map()))).toEqual(new Map())
  })

  it("[ST-18] refuses a list that is cut off anywhere, goes on, or has an unknown version", () => {
    const whole = encodeOwners(owners)
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeOwners(whole.slice(0, length)), `${length} bytes`).toThrow(StorageCorrupt)
    }
    expect(() => decodeOwners(Uint8Array.from([...whole, 0]))).toThrow(StorageCorrupt)
    expect(() => decodeOwners(new Uint8Array([0]))).toThrow("version 0")
  })

  it("does not write a client id that Yjs cannot have", () => {
    for (const client of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => encodeOwners(new Map([[client, "alice"]])), String(client)).toThrow(RangeError)
    }
  })
})
