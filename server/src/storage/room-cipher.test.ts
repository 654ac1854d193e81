import { describe, expect, it } from "vitest"
import { keyObject, newRoomKey, seal, unseal } from "./room-cipher.ts"
import { StorageCorrupt } from "./storage-errors.ts"

const key = keyObject(newRoomKey())
const plain = new TextEncoder().encode("why not a queue?")

describe("room cipher", () => {
  it("gives back what was sealed, as a plain Uint8Array, the empty one too", () => {
    expect(unseal(key, seal(key, plain))).toStrictEqual(plain)
    expect(unseal(key, seal(key, new Uint8Array()))).toStrictEqual(new Uint8Array())
  })

  it("[ST-16] shows nothing without the key, and never seals twice alike", () => {
    const sealed = seal(key, plain)
    expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false)
    expect(seal(key, plain)).not.toEqual(sealed)
    expect(() => unseal(keyObject(newRoomKey()), sealed)).toThrow(StorageCorrupt)
  })

  it("notices every bit that changed and every byte that is missing", () => {
    const sealed = seal(key, plain)
    for (let at = 0; at < sealed.length; at++) {
      const damaged = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte))
      expect(() => unseal(key, damaged), `byte ${at}`).toThrow(StorageCorrupt)
      expect(() => unseal(key, sealed.slice(0, at)), `${at} bytes`).toThrow(StorageCorrupt)
    }
  })
})
