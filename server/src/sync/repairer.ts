import { decodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import { GraphIndex, type GraphRecord } from "@outloud/shared/records/graph-checks.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import { repairFields, standsWhereMoved } from "@outloud/shared/records/repair.ts"
import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import * as Y from "yjs"
import type { Clock } from "../clock.ts"
import { changedRecords } from "./changed-records.ts"
import { PinnedRecords } from "./pinned-records.ts"

interface RepairerOptions {
  readonly clock: Clock
  readonly limits: Limits
  /** Writes as the server, in the document's turn. */
  readonly write: (repair: (doc: Y.Doc) => void) => void
}

/** Long enough to check a dragged shape a few times a second, well within the promised half second. */
const DELAY_MS = 200

/**
 * Takes back, as the server, what an applied update made invalid: the structure was judged before, but
 * whether a record makes sense can only be seen in the result.
 */
export class Repairer {
  readonly #options: RepairerOptions
  readonly #records: Y.Map<RecordFields>
  readonly #pinned: PinnedRecords
  /** Made for the first check, so that opening a board does not wait for it. */
  #graph: GraphIndex | undefined
  #changed = new Set<string>()
  /** Of these only the place has changed: what is dragged is seen often, and most of it stays as it was. */
  #moved = new Set<string>()
  /** Records that were looked at in full and needed no repair; whatever but a move takes them out again. */
  readonly #sound = new Set<string>()
  #added = new Set<string>()
  #cancel: (() => void) | undefined
  #writing = false

  constructor(doc: Y.Doc, options: RepairerOptions) {
    this.#options = options
    this.#records = recordsOf(doc)
    this.#pinned = new PinnedRecords(this.#records)
    this.#records.observeDeep(this.#onChange)
  }

  /** Whether a record waits to be checked. */
  get isPending(): boolean {
    return this.#cancel !== undefined || this.#writing
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#records.unobserveDeep(this.#onChange)
  }

  /** Has these records looked at, as if they had just changed. */
  check(ids: Iterable<string>): void {
    for (const id of ids) this.#changed.add(id)
    if (this.#changed.size > 0) this.#schedule()
  }

  /** Looks at what waits without further delay. Call it in the document's turn. */
  repairNow(): void {
    this.#cancel?.()
    this.#repair()
  }

  readonly #onChange = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    if (this.#writing) return
    const { all, added, moved } = changedRecords(events, this.#records)
    for (const id of added) this.#added.add(id)
    for (const id of moved) this.#moved.add(id)
    if (moved.length > 0) this.#schedule()
    this.check(all)
  }

  #schedule(): void {
    this.#cancel ??= this.#options.clock.after(DELAY_MS, () => this.#look())
  }

  /** Most of what changes is dragged and stands where it was moved: that takes no turn of the document's. */
  #look(): void {
    this.#passMoved()
    if (this.#changed.size === 0) this.#cancel = undefined
    else this.#options.write(() => this.#repair())
  }

  #passMoved(): void {
    for (const id of this.#moved) if (!this.#standsWhereMoved(id)) this.#changed.add(id)
    this.#moved = new Set()
  }

  #repair(): void {
    this.#passMoved()
    const changed = this.#changed
    const added = this.#added
    this.#changed = new Set()
    this.#added = new Set()
    this.#cancel = undefined
    this.#writing = true
    try {
      for (const id of changed) this.#repairRecord(id)
      this.#removeExcess(added)
      if (changed.size > 0) this.#repairGraph(changed)
    } finally {
      this.#writing = false
    }
  }

  #standsWhereMoved(id: string): boolean {
    return this.#sound.has(id) && standsWhereMoved(id, this.#records.get(id), this.#options.limits)
  }

  #repairRecord(id: string): void {
    this.#sound.delete(id)
    if (this.#pinned.restore(id)) return
    const entry: unknown = this.#records.get(id)
    if (entry === undefined) return
    const repair = repairFields(id, entry, this.#options.limits)
    if (repair === undefined) this.#sound.add(id)
    else if (repair === "delete") this.#records.delete(id)
    else for (const { key, value } of repair) (entry as RecordFields).set(key, value)
    this.#pinned.unpinForged(id)
  }

  /** Takes away what came last where a layer holds more records than it may. */
  #removeExcess(added: ReadonlySet<string>): void {
    let excess = this.#records.size - this.#options.limits.layerRecords
    for (const id of [...added].reverse()) {
      if (excess <= 0) return
      if (!this.#records.has(id) || this.#pinned.has(id)) continue
      this.#records.delete(id)
      excess--
    }
  }

  #repairGraph(changed: ReadonlySet<string>): void {
    const graph = this.#graph ?? new GraphIndex()
    for (const id of this.#graph === undefined ? this.#records.keys() : changed) this.#index(graph, id)
    this.#graph = graph
    for (const { kind, id } of graph.problemsAround(changed)) {
      if (kind === "binding") this.#records.delete(id)
      else this.#records.get(id)?.set("parentId", PAGE_ID)
      this.#index(graph, id)
    }
  }

  #index(graph: GraphIndex, id: string): void {
    const entry: unknown = this.#records.get(id)
    const record = entry instanceof Y.Map ? decodeRecord(entry as RecordFields) : undefined
    if (record === undefined) graph.delete(id)
    else graph.set(record as unknown as GraphRecord)
  }
}
