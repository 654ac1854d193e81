/** Writes Yjs updates (version 1) struct by struct, the way an attacker would: nothing is checked. For tests only. */
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeVarString,
  writeVarUint,
} from "lib0/encoding"

export interface RawId {
  readonly client: number
  readonly clock: number
}

export interface RawItem {
  readonly origin?: RawId
  readonly rightOrigin?: RawId
  /** Written where there is no origin on either side: a root's name or an item's id. */
  readonly parent?: string | RawId
  readonly key?: string
  /** Yjs content type: 1 deleted, 2 JSON, 3 binary, 4 string, 5 embed, 6 format, 7 type, 8 any, 9 document. */
  readonly content: number
  readonly write: (encoder: Encoder) => void
}

export type RawStruct = { readonly gc: number } | { readonly skip: number } | RawItem

export interface RawBlock {
  readonly client: number
  readonly clock: number
  readonly structs: readonly RawStruct[]
}

export type RawDeletes = Readonly<Record<number, readonly (readonly [clock: number, len: number])[]>>

export function rawUpdate(blocks: readonly RawBlock[], deletes: RawDeletes = {}): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    writeVarUint(encoder, structs.length)
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  const clients = Object.entries(deletes)
  writeVarUint(encoder, clients.length)
  for (const [client, ranges] of clients) {
    writeVarUint(encoder, Number(client))
    writeVarUint(encoder, ranges.length)
    for (const range of ranges) for (const part of range) writeVarUint(encoder, part)
  }
  return toUint8Array(encoder)
}

function writeStruct(encoder: Encoder, struct: RawStruct): void {
  if ("gc" in struct || "skip" in struct) {
    writeUint8(encoder, "gc" in struct ? 0 : 10)
    writeVarUint(encoder, "gc" in struct ? struct.gc : struct.skip)
    return
  }
  const { origin, rightOrigin, parent = "records", key, content } = struct
  writeUint8(encoder, content | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (key === undefined ? 0 : 32))
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    writeVarUint(encoder, typeof parent === "string" ? 1 : 0)
    if (typeof parent === "string") writeVarString(encoder, parent)
    else writeId(encoder, parent)
    if (key !== undefined) writeVarString(encoder, key)
  }
  struct.write(encoder)
}

function writeId(encoder: Encoder, { client, clock }: RawId): void {
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
}

/** Content of an item: any number of values. */
export function values(...all: unknown[]): Pick<RawItem, "content" | "write"> {
  return {
    content: 8,
    write: encoder => {
      writeVarUint(encoder, all.length)
      for (const value of all) writeAny(encoder, value as never)
    },
  }
}

/** Content of an item: a shared type, by Yjs's number (0 array, 1 map, 2 text, 3 XML element …). */
export function type(ref: number): Pick<RawItem, "content" | "write"> {
  return {
    content: 7,
    write: encoder => {
      writeVarUint(encoder, ref)
      if (ref === 3 || ref === 5) writeVarString(encoder, "div")
    },
  }
}

export function deleted(len: number): Pick<RawItem, "content" | "write"> {
  return { content: 1, write: encoder => writeVarUint(encoder, len) }
}

export function text(value: string): Pick<RawItem, "content" | "write"> {
  return { content: 4, write: encoder => writeVarString(encoder, value) }
}
