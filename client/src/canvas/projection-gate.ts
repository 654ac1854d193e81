import type { TLRecord, TLStore } from "tldraw"

/**
 * Lets into the store, while documents are projected, exactly the records that come from them.
 *
 * tldraw answers a remote change with changes of its own (an arrow's index, an unbound terminal,
 * a dissolved group). Only the browser whose user caused them may persist such answers, or every
 * reader would write; everywhere else they are kept out, and arrive as records in their turn.
 */
export class ProjectionGate {
  #records: ReadonlySet<TLRecord> = new Set()
  #putIds: ReadonlySet<string> = new Set()
  #removals: ReadonlySet<string> = new Set()
  #open = false

  get open(): boolean {
    return this.#open
  }

  /** Whether this very record comes from a document. */
  admits(record: TLRecord): boolean {
    return this.#records.has(record)
  }

  /** Whether a record of this id is to be there. */
  admitsId(id: string): boolean {
    return this.#putIds.has(id)
  }

  /** Whether a record of this id is to go. */
  admitsRemoval(id: string): boolean {
    return this.#removals.has(id)
  }

  /** Puts and removes as one remote change. Throws, having changed nothing, where tldraw does. */
  apply(store: TLStore, puts: readonly TLRecord[], removals: readonly TLRecord["id"][]): void {
    this.#records = new Set(puts)
    this.#putIds = new Set(puts.map(({ id }) => id))
    this.#removals = new Set(removals)
    this.#open = true
    try {
      store.mergeRemoteChanges(() => {
        // Bindings first: a shape that still has one would have it undone by tldraw as it goes.
        store.remove(removals.filter(id => id.startsWith("binding:")))
        store.remove(removals.filter(id => !id.startsWith("binding:")))
        store.put([...puts])
      })
    } finally {
      this.#open = false
    }
  }
}
