import {
  BASE,
  baseValue,
  encodeRecord,
  isObject,
  type Json,
  overlayPlace,
  type RecordFields,
} from "@outloud/shared/records/codec.ts"
import { SERVER_CLIENT_ID } from "@outloud/shared/records/guard.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import type * as Y from "yjs"

const PINNED = "meta.pinned"

/** What the server pinned when it made the board: the question and its sections. Nobody changes or deletes it. */
export class PinnedRecords {
  readonly #records: Y.Map<RecordFields>
  readonly #bases = new Map<string, Json>()

  constructor(records: Y.Map<RecordFields>) {
    this.#records = records
    // Of a large board the server wrote little.
    for (const id of records._map.keys()) {
      const base = writtenByServer(records, id) ? records.get(id)?.get(BASE) : undefined
      if (base !== undefined && isPinned(base)) this.#bases.set(id, base)
    }
  }

  has(id: string): boolean {
    return this.#bases.has(id)
  }

  /** Puts a pinned record back as it was made. False where it is not one. */
  restore(id: string): boolean {
    const base = this.#bases.get(id)
    if (base === undefined) return false
    const entry = this.#records.get(id)
    if (entry === undefined || !writtenByServer(this.#records, id)) {
      this.#records.set(id, encodeRecord(base as unknown as BoardRecord))
      return true
    }
    if (JSON.stringify(entry.get(BASE)) !== JSON.stringify(base)) entry.set(BASE, base)
    for (const [key, value] of entry.entries()) {
      if (overlayPlace(key) === undefined) continue
      const own = baseValue(entry, key)
      if (JSON.stringify(value) !== JSON.stringify(own)) entry.set(key, own)
    }
    return true
  }

  /** A record that somebody else marked as pinned could not be deleted on anybody's screen. */
  unpinForged(id: string): void {
    const entry = this.#records.get(id)
    if (entry === undefined || this.has(id)) return
    const base = entry.get(BASE)
    const overlay = entry.get(PINNED)
    const isForged = overlay === undefined ? base !== undefined && isPinned(base) : overlay === true
    if (isForged) entry.set(PINNED, false)
  }
}

function isPinned(base: Json): boolean {
  return isObject(base) && isObject(base.meta) && base.meta.pinned === true
}

function writtenByServer(records: Y.Map<RecordFields>, id: string): boolean {
  return records._map.get(id)?.id.client === SERVER_CLIENT_ID
}
