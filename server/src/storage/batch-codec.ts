import * as encoding from "lib0/encoding"
import { BoundedReader, readList, readVersion } from "./bounded-reader.ts"
import type { LoggedUpdate } from "./room-store.ts"
import { StorageCorrupt } from "./storage-errors.ts"

const VERSION = 1

/**
 * The updates of one row as bytes: version, authors (each once), then per update its author's place in
 * that list and its bytes. A tick mostly holds many updates of few authors.
 */
export function encodeBatch(updates: readonly LoggedUpdate[]): Uint8Array {
  const authors = [...new Set(updates.map(update => update.author))]
  return encoding.encode(encoder => {
    encoding.writeUint8(encoder, VERSION)
    encoding.writeVarUint(encoder, authors.length)
    for (const author of authors) encoding.writeVarString(encoder, author)
    encoding.writeVarUint(encoder, updates.length)
    for (const update of updates) {
      encoding.writeVarUint(encoder, authors.indexOf(update.author))
      encoding.writeVarUint8Array(encoder, update.bytes)
    }
  })
}

/** The inverse. The updates' bytes are views into `batch`. Throws StorageCorrupt for anything else. */
export function decodeBatch(batch: Uint8Array): LoggedUpdate[] {
  const reader = new BoundedReader(batch)
  readVersion(reader, "A log row", VERSION)
  const authors = readList(reader, r => r.text())
  const updates = readList(reader, r => ({ author: authorAt(authors, r.uint()), bytes: r.bytes() }))
  reader.end()
  return updates
}

function authorAt(authors: readonly string[], index: number): string {
  const author = authors[index]
  if (author === undefined) throw new StorageCorrupt(`A log row names author ${index} of ${authors.length}`)
  return author
}
