/** A board as the server has it, two people on it, and what their browsers send. For tests of the guard only. */
import { writeUint8 } from "lib0/encoding"
import { expect } from "vitest"
import * as Y from "yjs"
import { encodeRecord, type Json, recordsOf } from "../codec.ts"
import { type GuardContext, inspectUpdate, type Verdict } from "../guard.ts"
import { DEFAULT_LIMITS } from "../limits.ts"
import { type RawItem, type RawStruct, rawUpdate, type } from "./raw-update.ts"
import { sampleShape } from "./sample-records.ts"

export const ANN = 2000
export const BOB = 3000
const OWNERS = new Map([
  [ANN, "ann"],
  [BOB, "bob"],
])

export function context(change: Partial<GuardContext> = {}): GuardContext {
  return {
    owners: OWNERS,
    author: "ann",
    profile: "records",
    limits: DEFAULT_LIMITS,
    mayWrite: true,
    ...change,
  }
}

/** A document as the server has it: one shape of Ann's, moved once by Bob. */
export function board(): Y.Doc {
  const doc = new Y.Doc()
  const ann = peer(doc, ANN)
  recordsOf(ann).set("shape:a", encodeRecord(sampleShape("geo", "shape:a")))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ann))
  const bob = peer(doc, BOB)
  recordsOf(bob).get("shape:a")?.set("xy", [5, 5])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(bob))
  return doc
}

export function peer(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}

/** What a person's browser sends for a change. */
export function edit(doc: Y.Doc, clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = peer(doc, clientId)
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

export const move = (doc: Y.Doc) => recordsOf(doc).get("shape:a")?.set("xy", [7, 7])

export function inspect(doc: Y.Doc, update: Uint8Array, change?: Partial<GuardContext>): Verdict {
  const before = Y.encodeStateAsUpdate(doc)
  const verdict = inspectUpdate(doc, update, context(change))
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  return verdict
}

/** Ann's next structs, whatever they are. */
export function annWrites(doc: Y.Doc, ...structs: RawStruct[]): Uint8Array {
  return rawUpdate([{ client: ANN, clock: clock(doc, ANN), structs }])
}

export function clock(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

export const entry: RawItem = { key: "shape:new", ...type(1) }
/** Ann's shape: its entry is the first thing she wrote. */
export const SHAPE = { client: ANN, clock: 0 }
export const field = (content: Pick<RawItem, "content" | "write">, key = "new"): RawItem => ({
  parent: SHAPE,
  key,
  ...content,
})

export function nest(depth: number): RawItem["write"] {
  return encoder => {
    bytes(encoder, [1])
    for (let level = 0; level < depth; level++) bytes(encoder, [117, 1])
    bytes(encoder, [126])
  }
}

export function bytes(encoder: Parameters<RawItem["write"]>[0], all: number[]): void {
  for (const byte of all) writeUint8(encoder, byte)
}

export function nested(depth: number): Json {
  let value: Json = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value }
  return value
}
