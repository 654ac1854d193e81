/** Shapes that carry a number, by which it can be told which of several things that were written on them is there. */
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import * as Y from "yjs"
import { box } from "./records.ts"

const NUMBER = "meta.n"

/** A new shape with this number. Returns its id. */
export function drawNumbered(doc: Y.Doc, number: number): string {
  const name = `drawn-${number}`
  recordsOf(doc).set(`shape:${name}`, encodeRecord(box(name, { meta: { n: number } })))
  return `shape:${name}`
}

/** Writes another number on a shape. */
export function renumber(doc: Y.Doc, id: string, number: number): void {
  recordsOf(doc).get(id)?.set(NUMBER, number)
}

/** The number on a shape; -1 where there is no such shape. */
export function numberOf(doc: Y.Doc, id: string): number {
  const fields = recordsOf(doc).get(id)
  if (fields === undefined) return -1
  const base = fields.get("base") as { meta?: { n?: number } } | undefined
  return (fields.get(NUMBER) as number | undefined) ?? base?.meta?.n ?? -1
}

export function docOf(...updates: readonly (Uint8Array | undefined)[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) if (update !== undefined) Y.applyUpdate(doc, update)
  return doc
}
