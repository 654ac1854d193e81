import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { type Atom, atom, type TLShape } from "tldraw"
import type * as Y from "yjs"
import { isPinned, isShape, layerOf } from "./layer-stamp.ts"

export interface BoardLayer {
  readonly doc: Y.Doc
  /** As the role has it. The server decides; this only keeps the canvas from promising too much. */
  readonly writable: boolean
}

export type BoardLayers = Readonly<Record<CanvasLayer, BoardLayer>>

/** What this person may do, and in which layer they are doing it. */
export class BoardAccess {
  readonly #layers: BoardLayers
  readonly #activeLayer: Atom<CanvasLayer>
  readonly #frozen: Atom<boolean> = atom("frozen", false)

  constructor(layers: BoardLayers, activeLayer: CanvasLayer) {
    this.#layers = layers
    this.#activeLayer = atom("active layer", activeLayer)
  }

  /** Where new records go and what the pointer can reach. Reactive, as tldraw's signals are. */
  get activeLayer(): CanvasLayer {
    return this.#activeLayer.get()
  }

  set activeLayer(layer: CanvasLayer) {
    this.#activeLayer.set(layer)
  }

  /** Whether the board stays as it is, whatever the role: the interview has ended. */
  get frozen(): boolean {
    return this.#frozen.get()
  }

  set frozen(frozen: boolean) {
    this.#frozen.set(frozen)
  }

  mayWrite(layer: CanvasLayer): boolean {
    return this.#layers[layer].writable && !this.frozen
  }

  /** By role: holds for every change, undo and the editor's API included. */
  mayChange(record: BoardRecord): boolean {
    return this.mayWrite(layerOf(record)) && !isPinned(record)
  }

  /** By role and active layer: what a pointer can select. */
  maySelect(record: BoardRecord): boolean {
    return this.mayChange(record) && layerOf(record) === this.activeLayer
  }

  /**
   * Whether the canvas locks a shape, as it stands in a layer, against this person's pointer. A
   * pinned frame stays open, because tldraw puts nothing into a locked one; the guards hold it.
   */
  locks(record: BoardRecord, layer: CanvasLayer): record is TLShape {
    if (!isShape(record)) return false
    if (layer !== this.activeLayer || !this.mayWrite(layer)) return true
    return layer === "diagram" && isPinned(record) && record.type !== "frame"
  }
}
