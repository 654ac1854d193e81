import * as decoding from "lib0/decoding"
import { StorageCorrupt } from "./storage-errors.ts"

const utf8 = new TextDecoder("utf-8", { fatal: true })

/**
 * Reads stored bytes and never looks past their end. (lib0's own byte arrays are bounded by the
 * buffer below a view, not by the view, so a wrong length would return a neighbour's bytes.)
 */
export class BoundedReader {
  readonly #decoder: decoding.Decoder

  constructor(bytes: Uint8Array) {
    this.#decoder = decoding.createDecoder(bytes)
  }

  byte(): number {
    if (this.#left() < 1) throw new StorageCorrupt("Stored bytes end too early")
    return decoding.readUint8(this.#decoder)
  }

  /** A varuint up to 2^53 - 1. */
  uint(): number {
    try {
      return decoding.readVarUint(this.#decoder)
    } catch (cause) {
      throw new StorageCorrupt("Stored bytes hold a malformed number", { cause })
    }
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.uint()
    if (length > this.#left())
      throw new StorageCorrupt(`Stored bytes end too early: ${length} announced, ${this.#left()} left`)
    return decoding.readUint8Array(this.#decoder, length)
  }

  text(): string {
    const bytes = this.bytes()
    try {
      return utf8.decode(bytes)
    } catch (cause) {
      throw new StorageCorrupt("Stored text is not UTF-8", { cause })
    }
  }

  /** Refuses what stands after the last field. */
  end(): void {
    if (this.#left() > 0) throw new StorageCorrupt(`Stored bytes go on for ${this.#left()} after their end`)
  }

  #left(): number {
    return this.#decoder.arr.length - this.#decoder.pos
  }
}

/** Reads a list's length, then its members. Every member takes at least one byte, so the length cannot lie by much. */
export function readList<Member>(reader: BoundedReader, read: (reader: BoundedReader) => Member): Member[] {
  const members: Member[] = []
  for (let left = reader.uint(); left > 0; left--) members.push(read(reader))
  return members
}

/** The version is the first byte of every stored value. */
export function readVersion(reader: BoundedReader, what: string, known: number): void {
  const version = reader.byte()
  if (version !== known)
    throw new StorageCorrupt(`${what} has version ${version}; this server reads ${known}`)
}
