/** One layer's copy in this browser: what the server has, what it does not have yet, and where both are kept. */
import * as Y from "yjs"
import type { CopyScheduler } from "./copy-scheduler.ts"
import { type CopyStore, generationOf, type RowChange, type StoredCopy } from "./copy-store.ts"
import type { LayerPlace, UpdateKey } from "./database.ts"
import type { AsideWork, Kept, LayerFacts, UnsentUpdate } from "./kept-types.ts"
import type { Apart } from "./take-apart.ts"

/** Milliseconds for which the work of others may wait to be written; one's own is written at once. */
const REMOTE_MS = 1_000
/** Milliseconds after which a refused write is tried again. */
const RETRY_MS = 5_000
/** Rows, and bytes in them, after which what the server has is made into one row again. */
const COMPACT_ROWS = 500
const COMPACT_BYTES = 1024 * 1024

export interface LayerCopyParts {
  /** Null where this browser keeps nothing: then all stays in this tab. */
  readonly store: CopyStore | null
  readonly place: LayerPlace
  readonly facts: LayerFacts
  readonly updates: readonly Uint8Array[]
  readonly unsent: readonly UnsentUpdate[]
  readonly scheduler: CopyScheduler
  /** Tells this tab's rows from another's that were written in the same millisecond. */
  readonly tab: number
}

export class LayerCopy {
  /** What was there when the room was opened: the base, and on it the unsent updates in order. */
  readonly updates: readonly Uint8Array[]
  readonly unsent: readonly UnsentUpdate[]
  /** Called when `kept` may have changed. */
  onChange: () => void = () => {}
  #store: CopyStore | null
  readonly #place: LayerPlace
  readonly #scheduler: CopyScheduler
  readonly #tab: number
  #facts: LayerFacts
  #factsChanged = false
  #changes: RowChange[] = []
  #remote: Uint8Array[] = []
  #lastAt: number
  /** Rows and bytes since the copy was last one row. */
  #rows: number
  #bytes = 0
  #inFlight = 0
  #writing: Promise<unknown> = Promise.resolve()
  #failed: boolean
  #flushSoon = false
  #cancelTimer: (() => void) | null = null

  constructor(parts: LayerCopyParts) {
    this.updates = parts.updates
    this.unsent = parts.unsent
    this.#store = parts.store
    this.#failed = parts.store === null
    this.#place = parts.place
    this.#facts = parts.facts
    this.#scheduler = parts.scheduler
    this.#tab = parts.tab
    this.#rows = parts.updates.length
    this.#lastAt = Math.max(0, ...parts.unsent.map(({ at }) => at))
  }

  /** Whether there is a whole board in it. */
  get whole(): boolean {
    return this.#facts.whole
  }

  get epoch(): number | undefined {
    return this.#facts.epoch
  }

  /** Where one's own work is: "device" is said only once the database has said that it is written. */
  get kept(): Kept {
    if (this.#failed) return "tab"
    return this.#inFlight > 0 || this.#changes.length > 0 ? "writing" : "device"
  }

  /** The server has said of what epoch its document is. */
  follow(epoch: number): void {
    if (this.#facts.epoch !== epoch) this.#know({ epoch })
  }

  /** The server's document is here, whole. */
  arrived(): void {
    if (!this.#facts.whole) this.#know({ whole: true })
  }

  /** An update made here; written at once, and unsent until it is acknowledged. */
  addLocal(bytes: Uint8Array): UnsentUpdate {
    const update = { bytes, ...this.#newPlace() }
    this.#change({ store: "unsent", key: this.#key(update), value: bytes })
    return update
  }

  /** An update that came from the server, which therefore has it. */
  addRemote(bytes: Uint8Array): void {
    if (this.#store === null) return
    this.#remote.push(bytes)
    this.#flushAfter(REMOTE_MS)
  }

  /** The server has committed these. */
  acknowledge(updates: readonly UnsentUpdate[]): void {
    for (const update of updates) {
      const key = this.#key(update)
      this.#change({ store: "unsent", key })
      this.#change({ store: "updates", key, value: update.bytes })
      this.#count(update.bytes)
    }
  }

  /** Puts one update in the place of several that follow each other. */
  merge(updates: readonly UnsentUpdate[]): UnsentUpdate {
    const bytes = Y.mergeUpdates(updates.map(update => update.bytes))
    const { at, tab } = updates.at(-1) ?? this.#newPlace()
    const merged = { bytes, at, tab }
    for (const update of updates) this.#change({ store: "unsent", key: this.#key(update) })
    this.#change({ store: "unsent", key: this.#key(merged), value: bytes })
    return merged
  }

  /**
   * Changes what is kept into what `decide` makes of it, in whichever tab it was drawn. Returns whether the browser has
   * taken that; where not, all is as it was.
   */
  async takeApart(decide: (stored: StoredCopy) => Apart): Promise<boolean> {
    await this.flush()
    if (this.#store === null || this.#failed) return false
    try {
      await this.#store.takeApart(this.#place, generationOf(this.#facts), decide)
      return true
    } catch {
      this.#fail()
      return false
    }
  }

  /** Work that was aside is back in the document. Written together with what it was put back by, so that it is there once. */
  settle({ id }: AsideWork): void {
    this.#change({ store: "aside", key: [...this.#place, id], value: undefined })
  }

  /** Work that could not be put back whole stays aside for good. */
  settleFailed(work: AsideWork): void {
    this.#change({ store: "aside", key: [...this.#place, work.id], value: { ...work, state: "failed" } })
  }

  /** Resolves when all that waits now is written, or could not be. */
  async flush(): Promise<void> {
    this.flushNow()
    await this.#writing
  }

  /** Begins to write all that waits before it returns, so that it is written even if the page goes away. */
  flushNow(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (this.#store === null || this.#isWritten) return
    const changes = this.#takeChanges()
    const facts = this.#factsChanged ? this.#facts : undefined
    this.#factsChanged = false
    this.#begin(this.#store.write(this.#place, changes, facts), () => {
      this.#changes = [...changes, ...this.#changes]
      this.#factsChanged ||= facts !== undefined
    })
  }

  /** Writes nothing from now on: what is kept is being removed. */
  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#store = null
    this.#failed = true
    this.#changes = []
    this.#remote = []
  }

  get #isWritten(): boolean {
    return this.#changes.length === 0 && this.#remote.length === 0 && !this.#factsChanged
  }

  #begin(write: Promise<void>, takeBack: () => void): void {
    this.#inFlight += 1
    const done = write.then(
      () => this.#written(),
      () => {
        this.#inFlight -= 1
        takeBack()
        this.#fail()
      },
    )
    this.#writing = Promise.all([this.#writing, done])
  }

  /** What others did goes out together with one's own work, which may stand on it. */
  #takeChanges(): RowChange[] {
    const bytes = this.#remote.length > 1 ? Y.mergeUpdates(this.#remote) : this.#remote[0]
    this.#remote = []
    const changes = this.#changes
    this.#changes = []
    if (bytes === undefined) return changes
    this.#count(bytes)
    return [{ store: "updates", key: this.#key(this.#newPlace()), value: bytes }, ...changes]
  }

  #written(): void {
    this.#inFlight -= 1
    this.#failed = this.#store === null
    if (this.#inFlight === 0 && (this.#rows > COMPACT_ROWS || this.#bytes > COMPACT_BYTES)) this.#compact()
    this.onChange()
  }

  #compact(): void {
    this.#rows = 1
    this.#bytes = 0
    // A copy that stays in many rows is still a whole copy.
    const done = this.#store?.compact(this.#place, generationOf(this.#facts)).catch(() => undefined)
    this.#writing = Promise.all([this.#writing, done])
  }

  #fail(): void {
    this.#failed = true
    this.#flushAfter(RETRY_MS)
    this.onChange()
  }

  #know(facts: Partial<LayerFacts>): void {
    this.#facts = { ...this.#facts, ...facts }
    this.#factsChanged = true
    this.#flushAtOnce()
  }

  #change(change: RowChange): void {
    if (this.#store === null) return
    this.#changes.push(change)
    if (this.#failed) this.#flushAfter(RETRY_MS)
    else this.#flushAtOnce()
  }

  /** One write for all that one task does. Not a timer: a page that is being closed runs none. */
  #flushAtOnce(): void {
    if (this.#store === null || this.#flushSoon) return
    this.#flushSoon = true
    queueMicrotask(() => {
      this.#flushSoon = false
      this.flushNow()
    })
  }

  #flushAfter(ms: number): void {
    if (this.#store === null || this.#cancelTimer !== null) return
    this.#cancelTimer = this.#scheduler.after(ms, () => this.flushNow())
  }

  #count({ byteLength }: Uint8Array): void {
    this.#rows += 1
    this.#bytes += byteLength
  }

  #newPlace(): { at: number; tab: number } {
    return { at: this.#nextAt(), tab: this.#tab }
  }

  /** The time, or later: never the same twice, so that rows stay in the order in which they were made. */
  #nextAt(): number {
    this.#lastAt = Math.max(this.#scheduler.now(), this.#lastAt + 1)
    return this.#lastAt
  }

  #key({ at, tab }: { at: number; tab: number }): UpdateKey {
    return [...this.#place, generationOf(this.#facts), at, tab]
  }
}
