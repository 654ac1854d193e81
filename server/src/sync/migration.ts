import { decodeRecord, encodeRecord, type Json, recordsOf } from "@outloud/shared/records/codec.ts"
import { SERVER_AUTHOR, SERVER_CLIENT_ID } from "@outloud/shared/records/guard.ts"
import { migrateRecord } from "@outloud/shared/records/migrate-record.ts"
import { SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import type { SCHEMA_HISTORY, SerializedSchema } from "@outloud/shared/records/schema-history.ts"
import { entriesOf } from "@outloud/shared/room/note-entries.ts"
import { sessionOf } from "@outloud/shared/room/session.ts"
import * as Y from "yjs"
import type { DocRef, LogRow, RoomStore, StoredDoc } from "../storage/room-store.ts"
import { headOf, loadInto } from "./doc-state.ts"

/** A document was written by a newer version of this program, or by one that nobody knows any more. */
export class UnknownSchema extends Error {
  constructor({ roomId, layer }: DocRef, version: number) {
    super(`${roomId}/${layer} has schema version ${version}; this server knows up to ${SCHEMA_VERSION}`)
    this.name = "UnknownSchema"
  }
}

interface LoadOptions {
  readonly store: RoomStore
  readonly ref: DocRef
  readonly history: typeof SCHEMA_HISTORY
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * The stored document, in today's schema: an older one is migrated and begins a new epoch first, so that no
 * browser merges its copy of the old one. Undefined where there is no such room. Throws UnknownSchema.
 */
export async function loadCurrent({ store, ref, history, now }: LoadOptions): Promise<StoredDoc | undefined> {
  const stored = await store.loadDoc(ref)
  if (stored === undefined || stored.schemaVersion === SCHEMA_VERSION) return stored
  const from = history[stored.schemaVersion]
  if (from === undefined || stored.schemaVersion > SCHEMA_VERSION)
    throw new UnknownSchema(ref, stored.schemaVersion)
  const row: LogRow = {
    seq: headOf(stored) + 1,
    at: now,
    updates: [{ author: SERVER_AUTHOR, bytes: migrated(stored, from) }],
  }
  await store.startEpoch(ref, row, SCHEMA_VERSION)
  return store.loadDoc(ref)
}

/** The whole document in today's schema, as one update by the server. */
function migrated(stored: StoredDoc, from: SerializedSchema): Uint8Array {
  const old = new Y.Doc()
  loadInto(old, stored)
  const doc = new Y.Doc()
  doc.clientID = SERVER_CLIENT_ID
  doc.transact(() => {
    for (const [id, entry] of recordsOf(old)) {
      const record = decodeRecord(entry)
      const today = record === undefined ? undefined : migrateRecord(record, from)
      if (today !== undefined) recordsOf(doc).set(id, encodeRecord(today))
    }
    for (const [key, value] of sessionOf(old)) sessionOf(doc).set(key, structuredClone(value) as Json)
    for (const [key, value] of entriesOf(old)) entriesOf(doc).set(key, structuredClone(value) as Json)
    const notes = old.getText("text").toDelta()
    if (notes.length > 0) doc.getText("text").applyDelta(notes)
  })
  return Y.encodeStateAsUpdate(doc)
}
