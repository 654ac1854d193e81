import { equalityDeep } from "lib0/function"
import type * as Y from "yjs"

export interface Reading<T> {
  subscribe(listener: () => void): () => void
  /** The same object until something of it changes. */
  getSnapshot(): T
}

/** What `read` gives for a document, following it. */
export function readingOf<T>(doc: Y.Doc, read: (doc: Y.Doc) => T): Reading<T> {
  let value = read(doc)
  const look = () => {
    const next = read(doc)
    if (equalityDeep(next, value)) return false
    value = next
    return true
  }
  return {
    subscribe(listener) {
      const follow = () => {
        if (look()) listener()
      }
      doc.on("afterTransaction", follow)
      follow()
      return () => doc.off("afterTransaction", follow)
    },
    getSnapshot: () => value,
  }
}
