/** The database of local copies, in the words of the copies. */
import * as Y from "yjs"
import type { CopyDatabase, LayerPlace, UpdateKey } from "./database.ts"
import type { AsideWork, KeptRoom, LayerFacts, UnsentUpdate } from "./kept-types.ts"

/** One change to a layer's rows. */
export type RowChange =
  | { readonly store: "updates" | "unsent"; readonly key: UpdateKey; readonly bytes: Uint8Array }
  | { readonly store: "unsent"; readonly key: UpdateKey; readonly bytes?: never }

export interface StoredRows {
  /** In no particular order: an update waits in Yjs for those it stands on. */
  readonly updates: readonly Uint8Array[]
  readonly unsent: readonly UnsentUpdate[]
}

export class CopyStore {
  readonly #db: CopyDatabase

  constructor(db: CopyDatabase) {
    this.#db = db
  }

  async loadFacts(place: LayerPlace): Promise<LayerFacts | undefined> {
    return this.#db.get("layers", place)
  }

  /** The rows of one generation, as they were at one moment. */
  async loadRows(place: LayerPlace, generation: string): Promise<StoredRows> {
    const range = within([...place, generation])
    const tx = this.#db.transaction(["updates", "unsent"])
    const [updates, keys, bytes] = await Promise.all([
      tx.objectStore("updates").getAll(range),
      tx.objectStore("unsent").getAllKeys(range),
      tx.objectStore("unsent").getAll(range),
      tx.done,
    ])
    return {
      updates,
      unsent: keys.map(([, , , , at, tab], index) => ({ at, tab, bytes: bytes[index] ?? NOTHING })),
    }
  }

  /** Other generations of a layer that hold something unsent, each once. */
  async generationsWithUnsent(place: LayerPlace): Promise<string[]> {
    const keys = await this.#db.getAllKeys("unsent", within(place))
    return [...new Set(keys.map(([, , , generation]) => generation))]
  }

  /**
   * All or nothing, in one transaction, which is begun, filled and committed before this returns: so that it reaches
   * the database even where the page goes away at once. Left to commit by itself, it would go with the page.
   */
  async write(place: LayerPlace, changes: readonly RowChange[], facts?: LayerFacts): Promise<void> {
    const tx = this.#db.transaction(["layers", "updates", "unsent"], "readwrite")
    const requests: Promise<unknown>[] = changes.map(({ store, key, bytes }) =>
      bytes === undefined ? tx.objectStore(store).delete(key) : tx.objectStore(store).put(bytes, key),
    )
    if (facts !== undefined) requests.push(tx.objectStore("layers").put(facts, place))
    tx.commit()
    await Promise.all([...requests, tx.done])
  }

  /** Makes one update of those that the server has. Safe beside other tabs that write to the same copy. */
  async compact(place: LayerPlace, generation: string): Promise<void> {
    const range = within([...place, generation])
    const tx = this.#db.transaction("updates", "readwrite")
    const [key, updates] = await Promise.all([tx.store.getKey(range), tx.store.getAll(range)])
    if (key === undefined || updates.length < 2) return tx.done
    const merged = Y.mergeUpdates(updates)
    await Promise.all([tx.store.delete(range), tx.store.put(merged, key), tx.done])
  }

  /** In one transaction: the work is aside, and its unsent rows are gone. */
  async setAside(place: LayerPlace, work: AsideWork, gone: readonly UpdateKey[]): Promise<void> {
    const tx = this.#db.transaction(["aside", "unsent"], "readwrite")
    const unsent = tx.objectStore("unsent")
    await Promise.all([
      tx.objectStore("aside").put(work, [...place, work.id]),
      ...gone.map(key => unsent.delete(key)),
      tx.done,
    ])
  }

  async asideOf(place: LayerPlace): Promise<AsideWork[]> {
    return this.#db.getAll("aside", within(place))
  }

  async dropAside(place: LayerPlace, id: string): Promise<void> {
    await this.#db.delete("aside", [...place, id])
  }

  /** Removes a document's rows; what was set aside stays. */
  async dropGeneration(place: LayerPlace, generation: string, facts?: LayerFacts): Promise<void> {
    const range = within([...place, generation])
    const tx = this.#db.transaction(["layers", "updates", "unsent"], "readwrite")
    await Promise.all([
      tx.objectStore("updates").delete(range),
      tx.objectStore("unsent").delete(range),
      facts === undefined ? undefined : tx.objectStore("layers").put(facts, place),
      tx.done,
    ])
  }

  async keepRoom(room: string, who: string, kept: KeptRoom): Promise<void> {
    await this.#db.put("rooms", kept, [room, who])
  }

  async keptRoom(room: string, who: string): Promise<KeptRoom | undefined> {
    return this.#db.get("rooms", [room, who])
  }

  /** Removes everything under a room, or of one link's holder in it. */
  async forget(room: string, who?: string): Promise<void> {
    const range = within(who === undefined ? [room] : [room, who])
    const stores = ["layers", "updates", "unsent", "aside", "rooms"] as const
    const tx = this.#db.transaction(stores, "readwrite")
    await Promise.all([...stores.map(name => tx.objectStore(name).delete(range)), tx.done])
  }
}

const NOTHING = new Uint8Array([0, 0])

/** Every key that begins so: in IndexedDB's order an array comes after all strings and numbers. */
function within(start: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...start], [...start, []])
}
