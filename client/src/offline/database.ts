import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type { AsideWork, KeptRoom, LayerFacts } from "./kept-types.ts"

/** One layer of one room, as one link's holder in this browser has it. Rooms come first, so that one range is a room. */
export type LayerPlace = [room: string, who: string, layer: string]

/**
 * Where an update is kept: its layer, the generation of the document it belongs to, and its place in the
 * order of writing, which is a time that never repeats within a tab, and the tab.
 */
export type UpdateKey = [...LayerPlace, generation: string, at: number, tab: number]

/** `who` and the id of the work set aside. */
export type AsideKey = [...LayerPlace, id: string]

export interface CopySchema extends DBSchema {
  layers: { key: LayerPlace; value: LayerFacts }
  /** What the server has: together the base that the unsent updates stand on. */
  updates: { key: UpdateKey; value: Uint8Array }
  /** What was drawn here and is not acknowledged. */
  unsent: { key: UpdateKey; value: Uint8Array }
  /** Work that could not be merged, whole, until it has found its way back. */
  aside: { key: AsideKey; value: AsideWork }
  rooms: { key: [room: string, who: string]; value: KeptRoom }
}

export type CopyDatabase = IDBPDatabase<CopySchema>

const NAME = "outloud"
const VERSION = 1
/** Milliseconds after which a database that does not open counts as missing: the board must not wait for it. */
const OPENING_MS = 2_000

/** Rejects where the browser has no database for us, refuses it, or another tab holds it up. */
export async function openDatabase(name = NAME): Promise<CopyDatabase> {
  if (typeof indexedDB === "undefined") throw new Error("This browser keeps no databases.")
  const opening = openDB<CopySchema>(name, VERSION, {
    upgrade(db) {
      for (const store of ["layers", "updates", "unsent", "aside", "rooms"] as const) {
        if (!db.objectStoreNames.contains(store)) db.createObjectStore(store)
      }
    },
    // A newer page may change the stores: this one lets go and keeps its work in the tab.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The browser's database does not open.")), OPENING_MS)
  })
  // One that opens too late is not used by anybody.
  late.catch(() => opening.then(db => db.close()).catch(() => undefined))
  try {
    return await Promise.race([opening, late])
  } finally {
    clearTimeout(timer)
  }
}
