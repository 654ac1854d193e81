/** A board as this browser had it, where the server's is an older one: to be compared, and to be downloaded. */
import { decodeRecord, type JsonObject, recordsOf } from "@outloud/shared/records/codec.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import { boardSchema, PAGE_ID } from "@outloud/shared/records/schema.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { equalityDeep } from "lib0/function"
import * as Y from "yjs"
import { documentOf } from "./record-changes.ts"

/** The records of the document that these updates make, as far as a board can show them. */
export function recordsIn(updates: readonly Uint8Array[], limits: Limits): ReadonlyMap<string, JsonObject> {
  return validRecords(documentOf(updates), limits)
}

/** How many of these records `doc` does not have, or has otherwise. */
export function countMissing(records: ReadonlyMap<string, JsonObject>, doc: Y.Doc, limits: Limits): number {
  const there = validRecords(doc, limits)
  return [...records].filter(([id, record]) => !equalityDeep(record, there.get(id))).length
}

/** A file of tldraw's own format, which Outloud and tldraw open. */
export function boardFile(records: Iterable<JsonObject>): Blob {
  const content = {
    tldrawFileFormatVersion: 1,
    schema: boardSchema.serialize(),
    records: [
      { typeName: "document", id: "document:document", gridSize: 10, name: "", meta: {} },
      { typeName: "page", id: PAGE_ID, name: "Board", index: "a1", meta: {} },
      ...records,
    ],
  }
  return new Blob([JSON.stringify(content)], { type: "application/vnd.tldraw+json" })
}

function validRecords(doc: Y.Doc, limits: Limits): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  for (const [id, fields] of recordsOf(doc).entries()) {
    const record = fields instanceof Y.Map ? decodeRecord(fields) : undefined
    if (record !== undefined && checkRecord(id, record, limits) === undefined) found.set(id, record)
  }
  return found
}
