import { type BoardGraph, EMPTY_GRAPH } from "@outloud/shared/board/graph.ts"
import { BoardReader } from "@outloud/shared/board/read-board.ts"
import type { Editor, TLRecord } from "tldraw"
import { isBoardRecord, layerOf } from "./layer-stamp.ts"
import { browserScheduler, type Cancel, type Scheduler } from "./scheduler.ts"
import type { BoardDiff } from "./tldraw-internals.ts"

/** The graph follows the board at most this often, in milliseconds. */
export const GRAPH_INTERVAL_MS = 250

/**
 * The board as a graph, kept up to date for whoever listens (as `useSyncExternalStore` wants it). Costs nothing
 * while nobody does. The snapshot is the same object until the graph is another one: moving a box about, which
 * changes no graph, wakes nobody.
 */
export class LiveGraph {
  readonly #editor: Editor
  readonly #scheduler: Scheduler
  readonly #reader = new BoardReader()
  readonly #listeners = new Set<() => void>()
  #graph = EMPTY_GRAPH
  #fingerprint = JSON.stringify(EMPTY_GRAPH)
  #readAt = Number.NEGATIVE_INFINITY
  /** The store's own count of its changes at the last reading. */
  #readVersion = -1
  #unlisten: (() => void) | null = null
  #waiting: Cancel | null = null

  constructor(editor: Editor, scheduler: Scheduler = browserScheduler) {
    this.#editor = editor
    this.#scheduler = scheduler
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    // A subscription of its own each time, though the same function is given twice.
    const own = () => listener()
    this.#listeners.add(own)
    this.#wake()
    return () => {
      this.#listeners.delete(own)
      if (this.#listeners.size === 0) this.#rest()
    }
  }

  /** The graph that listeners were last told of; where nobody listens, the board's as it is now. */
  readonly getSnapshot = (): BoardGraph => {
    if (this.#unlisten === null) this.#read()
    return this.#graph
  }

  /** The board as it is at this moment, for a command that acts on it. Tells listeners where it differs. */
  readonly readNow = (): BoardGraph => {
    this.#waiting?.()
    this.#waiting = null
    this.#tell()
    return this.#graph
  }

  #wake(): void {
    if (this.#unlisten !== null) return
    const listen = { scope: "document" } as const
    this.#unlisten = this.#editor.store.listen(({ changes }) => this.#onChanges(changes), listen)
    this.#read()
  }

  #onChanges(changes: BoardDiff): void {
    if (this.#waiting !== null || !touchesDiagram(changes)) return
    const wait = Math.max(0, this.#readAt + GRAPH_INTERVAL_MS - this.#scheduler.now())
    this.#waiting = this.#scheduler.after(wait, () => {
      this.#waiting = null
      this.#tell()
    })
  }

  #tell(): void {
    const before = this.#graph
    this.#read()
    if (this.#graph !== before) for (const listener of [...this.#listeners]) listener()
  }

  #read(): void {
    const { store } = this.#editor
    const version = store.history.__unsafe__getWithoutCapture()
    if (version === this.#readVersion) return
    this.#readVersion = version
    this.#readAt = this.#scheduler.now()
    const graph = this.#reader.read(store.allRecords().filter(isBoardRecord))
    const fingerprint = JSON.stringify(graph)
    if (fingerprint === this.#fingerprint) return
    this.#graph = graph
    this.#fingerprint = fingerprint
  }

  #rest(): void {
    this.#unlisten?.()
    this.#unlisten = null
    this.#waiting?.()
    this.#waiting = null
  }
}

function touchesDiagram({ added, updated, removed }: BoardDiff): boolean {
  const changed = [...Object.values(added), ...Object.values(removed)]
  for (const [, to] of Object.values(updated)) changed.push(to)
  return changed.some(isInDiagram)
}

function isInDiagram(record: TLRecord): boolean {
  return isBoardRecord(record) && layerOf(record) === "diagram"
}

const graphs = new WeakMap<Editor, LiveGraph>()

/** The one live graph of an editor. */
export function liveGraphOf(editor: Editor): LiveGraph {
  const known = graphs.get(editor)
  if (known !== undefined) return known
  const graph = new LiveGraph(editor)
  graphs.set(editor, graph)
  return graph
}
