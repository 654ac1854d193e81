import * as Y from "yjs"
import type { StoredDoc } from "../storage/room-store.ts"

/** Fills the document and says who owns which client id. */
export function loadInto(doc: Y.Doc, stored: StoredDoc): Map<number, string> {
  const owners = new Map<number, string>(stored.keyframe?.owners)
  doc.transact(() => {
    if (stored.keyframe !== undefined) Y.applyUpdate(doc, stored.keyframe.state)
    for (const row of stored.rows) {
      for (const { author, bytes } of row.updates) {
        for (const clientId of Y.parseUpdateMeta(bytes).from.keys()) {
          if (!owners.has(clientId)) owners.set(clientId, author)
        }
        Y.applyUpdate(doc, bytes)
      }
    }
  })
  return owners
}

/** What a client with this state vector lacks; undefined where the vector cannot be read. */
export function encodeMissing(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | undefined {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector)
  } catch {
    return undefined
  }
}
