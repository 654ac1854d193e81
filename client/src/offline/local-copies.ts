import type { RoomView } from "@outloud/shared/protocol/api.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"
import type { CopyScheduler } from "./copy-scheduler.ts"
import { CopyStore, generationOf } from "./copy-store.ts"
import type { CopyDatabase, LayerPlace, UpdateKey } from "./database.ts"
import type { AsideWork, KeptRoom, LayerFacts } from "./kept-types.ts"
import { LayerCopy } from "./layer-copy.ts"
import { ALONE, type OpenPages } from "./open-pages.ts"
import { type Holder, whoOf } from "./place.ts"
import { standsOn } from "./record-changes.ts"
import { type WorkName, withoutGapped, withoutLeftovers } from "./take-apart.ts"

export interface LocalCopiesParts {
  /** Rejects where this browser keeps no databases. */
  readonly open: () => Promise<CopyDatabase>
  /** Those that share these copies. */
  readonly pages: OpenPages
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
  /** Work set aside that has not found its way back into the room yet: once it is for this page to put it back. */
  readonly aside: Promise<readonly AsideWork[]>
  /** Lets other pages take the copies apart: nothing may be drawn into them any more. */
  readonly leave: () => void
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

  /**
   * `schema` is the version of the records that this page understands. `makeWay` is called when another page of this
   * browser has to take the copies apart: this one then writes what it has, and leaves.
   */
  async open<L extends Layer>(
    holder: Holder,
    layers: readonly L[],
    schema: number,
    makeWay: () => void,
  ): Promise<RoomCopies<L>> {
    const store = await this.#open()
    const look = () =>
      Promise.all(layers.map(layer => this.#openLayer(store, placeOf(holder, layer), schema)))
    const enter = () => (store === null ? ALONE : this.#parts.pages.enter(nameOf(holder), makeWay))
    let stay = await enter()
    let opened = await look()
    if (store !== null && opened.some(({ isTidy }) => !isTidy)) {
      stay.leave()
      await this.alone(holder, () => this.#tidy(store, holder, layers, schema))
      stay = await enter()
      opened = await look()
    }
    return {
      layers: Object.fromEntries(layers.map((layer, index) => [layer, opened[index]?.copy])) as Record<
        L,
        LayerCopy
      >,
      aside: stay.turn.then(
        () => this.#asideIn("waiting", holder, layers),
        // It has left before.
        () => [],
      ),
      leave: stay.leave,
    }
  }

  /** Does something to the copies while no page has them open; this one must have left them before. */
  async alone(holder: Holder, task: () => Promise<void>): Promise<void> {
    // Where there are none, there is nothing to wait for.
    if ((await this.#open()) === null) return task()
    return this.#parts.pages.alone(nameOf(holder), task)
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
    const at = this.#parts.scheduler.now()
    await Promise.all(
      [...documents].map(([layer, { epoch, updates }]) => {
        const place = placeOf(holder, layer)
        const facts = { epoch, schema, whole: true }
        const rows = updates.map((bytes, n) => ({
          ...{ store: "updates" as const, value: bytes },
          key: [...place, generationOf(facts), at + n, this.#newTab()] as UpdateKey,
        }))
        return store.write(place, rows, facts)
      }),
    )
    await store.keepRoom(holder.roomId, whoOf(holder), { view, at })
  }

  /** Work that could not be put back, the latest first: until the person removes it, on every visit. */
  async keptAside(holder: Holder, layers: readonly Layer[]): Promise<readonly AsideWork[]> {
    const kept = await this.#asideIn("failed", holder, layers)
    return [...kept].sort((a, b) => b.at - a.at)
  }

  /** The person has given the work up. */
  async dropAside(holder: Holder, { layer, id }: AsideWork): Promise<void> {
    await this.#attempt(store => store.dropAside(placeOf(holder, layer), id))
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
      const facts = await store.loadFacts(placeOf(holder, "diagram"))
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

  async #openLayer(store: CopyStore | null, place: LayerPlace, schema: number): Promise<OpenedLayer> {
    try {
      if (store !== null) return await this.#readLayer(store, place, schema)
    } catch {
      // The room works without what cannot be read.
    }
    return { copy: this.#empty(place, schema), isTidy: true }
  }

  async #readLayer(store: CopyStore, place: LayerPlace, schema: number): Promise<OpenedLayer> {
    const facts = await this.#readableFacts(store, place, schema)
    const current = generationOf(facts)
    const generations = await store.generationsWithUnsent(place)
    const rows = await store.loadRows(place, current)
    const { scheduler } = this.#parts
    const updates = rows.updates.filter(isReadable)
    const unsent = rows.unsent.filter(({ bytes }) => isReadable(bytes))
    const isGapped = !standsOn(
      updates,
      unsent.map(({ bytes }) => bytes),
    )
    return {
      copy: new LayerCopy({
        ...{ store, place, facts, scheduler, tab: this.#newTab() },
        ...{ updates, unsent: isGapped ? [] : unsent },
      }),
      isTidy: !isGapped && generations.every(generation => generation === current),
    }
  }

  /** Sets aside what no page can go on from: what an older document was left with, and what stands on what is aside. */
  async #tidy(store: CopyStore, holder: Holder, layers: readonly Layer[], schema: number): Promise<void> {
    for (const layer of layers) {
      const place = placeOf(holder, layer)
      try {
        const current = generationOf(await this.#readableFacts(store, place, schema))
        for (const generation of await store.generationsWithUnsent(place)) {
          await store.takeApart(place, generation, stored =>
            generation === current
              ? withoutGapped(stored, this.newName(layer))
              : withoutLeftovers(stored, this.newName(layer)),
          )
        }
      } catch {
        // It stays as it is until the room is opened again.
      }
    }
  }

  async #asideIn(
    wanted: AsideWork["state"],
    holder: Holder,
    layers: readonly Layer[],
  ): Promise<readonly AsideWork[]> {
    const kept = await this.#attempt(store =>
      Promise.all(layers.map(layer => store.asideOf(placeOf(holder, layer)))),
    )
    return (kept ?? []).flat().filter(({ state }) => state === wanted)
  }

  async #readableFacts(store: CopyStore, place: LayerPlace, schema: number): Promise<LayerFacts> {
    const facts = await store.loadFacts(place)
    return facts?.schema === schema ? facts : nothingKnown(schema)
  }

  /** For work that is being set aside. */
  newName(layer: Layer): WorkName {
    const at = this.#parts.scheduler.now()
    return { id: `${at}.${this.#newTab()}`, layer, at }
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

interface OpenedLayer {
  readonly copy: LayerCopy
  /** Whether all that is unsent is in the copy, and can be sent. */
  readonly isTidy: boolean
}

function placeOf(holder: Holder, layer: Layer): LayerPlace {
  return [holder.roomId, whoOf(holder), layer]
}

/** Of the pages that share a holder's copies. */
function nameOf(holder: Holder): string {
  return `outloud copy ${holder.roomId} ${whoOf(holder)}`
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
