/** The database of local copies, in the words of the copies. */
import * as Y from "yjs"
import type { AsideKey, CopyDatabase, LayerPlace, UpdateKey } from "./database.ts"
import type { AsideWork, KeptRoom, LayerFacts, UnsentUpdate } from "./kept-types.ts"
import type { Apart } from "./take-apart.ts"

/** One change to a layer's rows; without a value the row goes. */
export type RowChange =
  | { readonly store: "updates" | "unsent"; readonly key: UpdateKey; readonly value: Uint8Array }
  | { readonly store: "unsent"; readonly key: UpdateKey; readonly value?: undefined }
  | { readonly store: "aside"; readonly key: AsideKey; readonly value: AsideWork | undefined }

export interface StoredRows {
  /** In no particular order: an update waits in Yjs for those it stands on. */
  readonly updates: readonly Uint8Array[]
  readonly unsent: readonly UnsentUpdate[]
}

/** All that is kept of a layer under one generation, and what is aside of any. */
export interface StoredCopy extends StoredRows {
  readonly facts: LayerFacts | undefined
  readonly aside: readonly AsideWork[]
}

/** Updates of two generations are never merged: their documents do not have the same history. */
export function generationOf({ schema, epoch }: LayerFacts): string {
  return `${schema}.${epoch ?? 0}`
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
    return { updates, unsent: unsentOf(keys, bytes) }
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
    const tx = this.#db.transaction(["layers", "updates", "unsent", "aside"], "readwrite")
    const requests: Promise<unknown>[] = changes.map(change => {
      if (change.value === undefined) return tx.objectStore(change.store).delete(change.key)
      if (change.store === "aside") return tx.objectStore("aside").put(change.value, change.key)
      return tx.objectStore(change.store).put(change.value, change.key)
    })
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

  /** Changes what is kept into what `decide` makes of it: read and written in one transaction, all or nothing. */
  async takeApart(
    place: LayerPlace,
    generation: string,
    decide: (stored: StoredCopy) => Apart,
  ): Promise<void> {
    const range = within([...place, generation])
    const tx = this.#db.transaction(["layers", "updates", "unsent", "aside"], "readwrite")
    const layers = tx.objectStore("layers")
    const rows = tx.objectStore("updates")
    const unsent = tx.objectStore("unsent")
    const aside = tx.objectStore("aside")
    const [facts, updates, keys, bytes, works] = await Promise.all([
      layers.get(place),
      rows.getAll(range),
      unsent.getAllKeys(range),
      unsent.getAll(range),
      aside.getAll(within(place)),
    ])
    const apart = decide({ facts, updates, unsent: unsentOf(keys, bytes), aside: works })
    const isCurrent = facts !== undefined && generationOf(facts) === generation
    await Promise.all([
      ...works.filter(work => !apart.aside.includes(work)).map(({ id }) => aside.delete([...place, id])),
      ...apart.aside.filter(work => !works.includes(work)).map(work => aside.put(work, [...place, work.id])),
      ...apart.gone.map(({ at, tab }) => unsent.delete([...place, generation, at, tab])),
      apart.isOver ? rows.delete(range) : undefined,
      apart.isOver && isCurrent ? layers.put({ ...facts, epoch: undefined, whole: false }, place) : undefined,
      tx.done,
    ])
  }

  async asideOf(place: LayerPlace): Promise<AsideWork[]> {
    return this.#db.getAll("aside", within(place))
  }

  async dropAside(place: LayerPlace, id: string): Promise<void> {
    await this.#db.delete("aside", [...place, id])
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

function unsentOf(keys: readonly UpdateKey[], bytes: readonly Uint8Array[]): UnsentUpdate[] {
  return keys.map(([, , , , at, tab], index) => ({ at, tab, bytes: bytes[index] ?? NOTHING }))
}

/** Every key that begins so: in IndexedDB's order an array comes after all strings and numbers. */
function within(start: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...start], [...start, []])
}
