import type { RoomView } from "@outloud/shared/protocol/api.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"
import { CopyStore } from "./copy-store.ts"
import type { CopyDatabase, LayerPlace, UpdateKey } from "./database.ts"
import type { AsideWork, KeptRoom, LayerFacts, UnsentUpdate } from "./kept-types.ts"
import { type CopyScheduler, generationOf, LayerCopy } from "./layer-copy.ts"
import { type Holder, whoOf } from "./place.ts"
import { standsOn } from "./record-changes.ts"

export interface LocalCopiesParts {
  /** Rejects where this browser keeps no databases. */
  readonly open: () => Promise<CopyDatabase>
  readonly scheduler: CopyScheduler
  /** A number in [0, 1). */
  readonly random: () => number
}

/** What a layer's document begins with. */
export interface BegunDocument {
  readonly epoch: number
  readonly updates: readonly Uint8Array[]
}

/** A room's copies, as they were when it was opened. */
export interface RoomCopies<L extends Layer> {
  readonly layers: Readonly<Record<L, LayerCopy>>
  /** Work set aside that has not found its way back into the room yet. */
  readonly aside: readonly AsideWork[]
}

/**
 * What this browser keeps of the rooms that it has been in. Nothing here rejects: where the
 * browser keeps no databases, the room works as long as its tab is open.
 */
export class LocalCopies {
  readonly #parts: LocalCopiesParts
  #store: Promise<CopyStore | null> | undefined

  constructor(parts: LocalCopiesParts) {
    this.#parts = parts
  }

  /** `schema` is the version of the records that this page understands. */
  async open<L extends Layer>(holder: Holder, layers: readonly L[], schema: number): Promise<RoomCopies<L>> {
    const store = await this.#open()
    const who = whoOf(holder)
    const opened = await Promise.all(
      layers.map(async layer => {
        const place: LayerPlace = [holder.roomId, who, layer]
        const empty = { copy: this.#empty(place, schema), aside: [] as AsideWork[] }
        if (store === null) return empty
        return this.#openLayer(store, place, layer, schema).catch(() => empty)
      }),
    )
    return {
      layers: Object.fromEntries(layers.map((layer, index) => [layer, opened[index]?.copy])) as Record<
        L,
        LayerCopy
      >,
      aside: opened.flatMap(({ aside }) => aside),
    }
  }

  /**
   * Begins a room whose server is away: its documents stand here whole. Rejects where this browser keeps no databases,
   * since a room that is nowhere else must not live in a tab alone.
   */
  async begin(
    holder: Holder,
    view: RoomView,
    documents: ReadonlyMap<Layer, BegunDocument>,
    schema: number,
  ): Promise<void> {
    const store = await this.#open()
    if (store === null)
      throw new Error("This browser keeps nothing, so nothing can be begun without the server.")
    const who = whoOf(holder)
    const at = this.#parts.scheduler.now()
    await Promise.all(
      [...documents].map(([layer, { epoch, updates }]) => {
        const place: LayerPlace = [holder.roomId, who, layer]
        const facts = { epoch, schema, whole: true }
        const rows = updates.map((bytes, n) => ({
          ...{ store: "updates" as const, bytes },
          key: [...place, generationOf(facts), at + n, this.#newTab()] as UpdateKey,
        }))
        return store.write(place, rows, facts)
      }),
    )
    await store.keepRoom(holder.roomId, who, { view, at })
  }

  /** Work that could not be put back, the latest first: until the person removes it, on every visit. */
  async keptAside(holder: Holder, layers: readonly Layer[]): Promise<readonly AsideWork[]> {
    const who = whoOf(holder)
    const kept = await this.#attempt(store =>
      Promise.all(layers.map(layer => store.asideOf([holder.roomId, who, layer]))),
    )
    return (kept ?? [])
      .flat()
      .filter(({ state }) => state === "failed")
      .sort((a, b) => b.at - a.at)
  }

  /** The work is back in the room, or was given up by the person. */
  async dropAside(holder: Holder, { layer, id }: AsideWork): Promise<void> {
    await this.#attempt(store => store.dropAside([holder.roomId, whoOf(holder), layer], id))
  }

  /** Keeps work aside whose updates are in no copy any more. */
  async keepAside(holder: Holder, work: AsideWork): Promise<void> {
    await this.#attempt(store => store.setAside([holder.roomId, whoOf(holder), work.layer], work, []))
  }

  async keepRoom(holder: Holder, view: RoomView): Promise<void> {
    const kept: KeptRoom = { view, at: this.#parts.scheduler.now() }
    await this.#attempt(store => store.keepRoom(holder.roomId, whoOf(holder), kept))
  }

  /** The room as the server last described it to this holder; undefined where there is nothing to show of it. */
  async keptRoom(holder: Holder): Promise<RoomView | undefined> {
    return this.#attempt(async store => {
      const who = whoOf(holder)
      const kept = await store.keptRoom(holder.roomId, who)
      const facts = await store.loadFacts([holder.roomId, who, "diagram"])
      return facts?.whole ? kept?.view : undefined
    })
  }

  /** The room is deleted: nothing of it stays, by whichever link it was opened. */
  async forgetRoom(roomId: string): Promise<void> {
    await this.#attempt(store => store.forget(roomId))
  }

  async forgetHolder(holder: Holder): Promise<void> {
    await this.#attempt(store => store.forget(holder.roomId, whoOf(holder)))
  }

  async #openLayer(store: CopyStore, place: LayerPlace, layer: Layer, schema: number) {
    const facts = await store.loadFacts(place)
    const readable = facts?.schema === schema ? facts : nothingKnown(schema)
    const current = generationOf(readable)
    for (const generation of await store.generationsWithUnsent(place)) {
      if (generation !== current) await this.#rescue(store, place, layer, generation)
    }
    const rows = await store.loadRows(place, current)
    const { scheduler } = this.#parts
    const updates = rows.updates.filter(isReadable)
    const unsent = rows.unsent.filter(({ bytes }) => isReadable(bytes))
    const isGapped = !standsOn(
      updates,
      unsent.map(({ bytes }) => bytes),
    )
    if (isGapped) await this.#joinAside(store, place, layer, { generation: current, unsent })
    const copy = new LayerCopy({
      ...{ store, place, facts: readable, scheduler, tab: this.#newTab() },
      ...{ updates, unsent: isGapped ? [] : unsent },
    })
    return { copy, aside: (await store.asideOf(place)).filter(({ state }) => state === "waiting") }
  }

  /** Another tab has set aside what these updates stand on: they go after it, and come back together with it. */
  async #joinAside(
    store: CopyStore,
    place: LayerPlace,
    layer: Layer,
    { generation, unsent }: { readonly generation: string; readonly unsent: readonly UnsentUpdate[] },
  ): Promise<void> {
    const earlier = (await store.asideOf(place)).filter(
      ({ state, base }) => state === "waiting" && base === null,
    )
    const work: AsideWork = {
      ...{ id: this.newId(), layer, at: this.#parts.scheduler.now(), base: null, state: "waiting" },
      updates: [...earlier.flatMap(({ updates }) => updates), ...unsent.map(({ bytes }) => bytes)],
    }
    const keys = unsent.map(({ at, tab }): UpdateKey => [...place, generation, at, tab])
    await store.setAside(place, work, keys)
    for (const { id } of earlier) await store.dropAside(place, id)
  }

  /** What an older document was left with goes aside, with what it stands on. */
  async #rescue(store: CopyStore, place: LayerPlace, layer: Layer, generation: string): Promise<void> {
    const { updates, unsent } = await store.loadRows(place, generation)
    const work: AsideWork = {
      id: this.newId(),
      layer,
      at: this.#parts.scheduler.now(),
      updates: unsent.map(({ bytes }) => bytes),
      base: updates,
      state: "waiting",
    }
    await store.setAside(place, work, [])
    await store.dropGeneration(place, generation)
  }

  newId(): string {
    return `${this.#parts.scheduler.now()}.${this.#newTab()}`
  }

  /** Every opened copy counts as a tab of its own. */
  #newTab(): number {
    return Math.floor(this.#parts.random() * 2 ** 32)
  }

  #empty(place: LayerPlace, schema: number): LayerCopy {
    const { scheduler } = this.#parts
    return new LayerCopy({
      ...{ store: null, place, facts: nothingKnown(schema), updates: [], unsent: [] },
      ...{ scheduler, tab: this.#newTab() },
    })
  }

  async #attempt<T>(work: (store: CopyStore) => Promise<T>): Promise<T | undefined> {
    const store = await this.#open()
    try {
      return store === null ? undefined : await work(store)
    } catch {
      return undefined
    }
  }

  #open(): Promise<CopyStore | null> {
    this.#store ??= this.#parts.open().then(
      db => new CopyStore(db),
      () => null,
    )
    return this.#store
  }
}

function nothingKnown(schema: number): LayerFacts {
  return { epoch: undefined, schema, whole: false }
}

/** A damaged row must cost no more than what is in it. */
function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
