/**
 * Lets annotations follow the shapes that they were put on, in every browser by itself: whoever moves a shape
 * writes nothing for the annotations on it. Once all is quiet, those who may annotate also write where an
 * annotation was last seen, so that it stays there when its shape goes.
 */
import { decodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { equalityDeep } from "lib0/function"
import {
  type Atom,
  atom,
  type Editor,
  react,
  type TLEventInfo,
  type TLShape,
  type TLShapeId,
  type VecModel,
} from "tldraw"
import { type Anchor, anchoredPlace, anchorOf, findAnchor } from "./anchor.ts"
import type { BoardStore } from "./board-store.ts"
import { ANCHOR_META, layerOf } from "./layer-stamp.ts"
import type { Cancel } from "./scheduler.ts"

/** How long an anchored annotation must lie still before its place is written, in milliseconds. */
export const KEEP_PLACE_MS = 250
/** How long the shape that took an annotation is pointed out, in milliseconds. */
const HINT_MS = 800
const MARK_LAYERS = ["annotations", "notes"] as const satisfies readonly CanvasLayer[]
const END_OF_GESTURE: ReadonlySet<string> = new Set(["pointer_up", "cancel", "complete", "interrupt"])
/** A transaction of no person: projected like anybody else's. */
const ORIGIN = { kind: "anchored-place" }

export class AnchoredAnnotations {
  readonly #editor: Editor
  readonly #board: BoardStore
  readonly #anchored: Atom<ReadonlySet<TLShapeId>>
  /** Put somewhere by this person, and not yet asked what they lie on now. */
  readonly #placed = new Set<TLShapeId>()
  /** Shown elsewhere than their document says. */
  readonly #unkept = new Set<TLShapeId>()
  /** The last place written for each. Never twice the same: two browsers that measure differently would not end. */
  readonly #kept = new Map<TLShapeId, string>()
  readonly #stop: Cancel[]
  #cancelSettle: Cancel | undefined
  #cancelKeep: Cancel = () => {}
  #cancelHint: Cancel = () => {}
  #hasBegun = false
  #isDisposed = false

  constructor(editor: Editor, board: BoardStore) {
    this.#editor = editor
    this.#board = board
    const shapes = editor.store.allRecords().filter(record => record.typeName === "shape")
    this.#anchored = atom(
      "anchored annotations",
      new Set(shapes.filter(shape => anchorOf(shape) !== undefined).map(({ id }) => id)),
    )
    const { sideEffects } = editor
    this.#stop = [
      sideEffects.registerAfterCreateHandler("shape", (shape, source) => {
        this.#index(shape)
        if (source === "user" && isFree(shape)) this.#await(shape.id)
      }),
      sideEffects.registerAfterChangeHandler("shape", (before, after, source) => {
        this.#index(after)
        if (source === "user" && isFree(after) && isPutElsewhere(before, after)) this.#await(after.id)
      }),
      sideEffects.registerAfterDeleteHandler("shape", ({ id }) => this.#forget(id)),
      react("follow anchors", () => this.follow(), { scheduleEffect: run => this.#inNextFrame(run) }),
    ]
    editor.on("event", this.#onEvent)
    board.projector.placeOf = shape => this.#placeOf(shape)
  }

  dispose(): void {
    this.#isDisposed = true
    this.#editor.off("event", this.#onEvent)
    this.#board.projector.placeOf = () => undefined
    this.#cancelSettle?.()
    this.#cancelKeep()
    this.#cancelHint()
    for (const stop of this.#stop) stop()
  }

  #index(shape: TLShape): void {
    const isAnchored = anchorOf(shape) !== undefined
    if (this.#anchored.__unsafe__getWithoutCapture().has(shape.id) === isAnchored) return
    this.#anchored.update(before => {
      const after = new Set(before)
      if (isAnchored) after.add(shape.id)
      else after.delete(shape.id)
      return after
    })
  }

  #forget(id: TLShapeId): void {
    this.#placed.delete(id)
    this.#unkept.delete(id)
    this.#kept.delete(id)
    if (!this.#anchored.__unsafe__getWithoutCapture().has(id)) return
    this.#anchored.update(before => new Set([...before].filter(other => other !== id)))
  }

  /** Where the projector shall show an annotation; undefined for where its document says. */
  #placeOf(shape: TLShape): VecModel | undefined {
    const anchor = anchorOf(shape)
    const place = anchor && anchoredPlace(this.#editor, anchor)
    if (place !== undefined && (place.x !== shape.x || place.y !== shape.y)) this.#keepLater(shape.id)
    return place
  }

  /** At once when it begins, then once per frame in which an annotation, or what it was put on, has changed. */
  #inNextFrame(run: () => void): void {
    const isFirst = !this.#hasBegun
    this.#hasBegun = true
    if (isFirst) run()
    else this.#board.scheduler.frame(() => this.#isDisposed || run())
  }

  /** Moves every anchored annotation to where it now belongs. Cheap where nothing has changed. */
  follow(): void {
    const places = new Map<string, VecModel>()
    const stranded: TLShapeId[] = []
    for (const id of this.#anchored.get()) {
      const shape = this.#editor.getShape(id)
      const anchor = shape && anchorOf(shape)
      if (shape === undefined || anchor === undefined || this.#isHeld(id)) continue
      const place = anchoredPlace(this.#editor, anchor)
      if (place === undefined) stranded.push(id)
      else if (place.x !== shape.x || place.y !== shape.y) places.set(id, place)
    }
    for (const id of [...places.keys(), ...stranded]) this.#keepLater(id as TLShapeId)
    if (places.size > 0) this.#board.projector.move(places)
    // Only who may write its last place may show it there: the others show what is written.
    const notOurs = stranded.filter(id => !this.#mayKeep(id))
    if (notOurs.length > 0) this.#board.projector.restore(notOurs)
  }

  /** What this person has in hand goes where they take it. */
  #isHeld(id: TLShapeId): boolean {
    if (this.#placed.has(id)) return true
    return this.#editor.inputs.isPointing && this.#editor.getSelectedShapeIds().includes(id)
  }

  #await(id: TLShapeId): void {
    this.#placed.add(id)
    if (!this.#editor.inputs.isPointing) this.#settleSoon()
  }

  readonly #onEvent = ({ name }: TLEventInfo): void => {
    if (this.#placed.size > 0 && END_OF_GESTURE.has(name)) this.#settleSoon()
  }

  #settleSoon(): void {
    this.#cancelSettle ??= this.#board.scheduler.frame(() => this.#settle())
  }

  /** Asks, once it is let go, what it lies on now. */
  #settle(): void {
    this.#cancelSettle = undefined
    const placed = [...this.#placed].flatMap(id => this.#editor.getShape(id) ?? [])
    this.#placed.clear()
    const anchors = new Map(placed.map(shape => [shape, findAnchor(this.#editor, shape)]))
    // With the gesture itself it is one step to undo.
    this.#editor.run(
      () => {
        for (const [shape, anchor] of anchors) this.#anchor(shape, anchor)
      },
      { history: "record-preserveRedoStack" },
    )
    this.#hint([...anchors.values()].flatMap(anchor => anchor?.shape ?? []))
  }

  #anchor(shape: TLShape, anchor: Anchor | undefined): void {
    const { [ANCHOR_META]: before, ...meta } = shape.meta
    if (anchor === undefined && before === undefined) return
    this.#editor.store.put([
      { ...shape, meta: anchor === undefined ? meta : { ...meta, [ANCHOR_META]: { ...anchor } } },
    ])
  }

  #hint(targets: readonly TLShapeId[]): void {
    if (targets.length === 0) return
    this.#cancelHint()
    this.#editor.setHintingShapes([...targets])
    this.#cancelHint = this.#board.scheduler.after(HINT_MS, () => this.#editor.setHintingShapes([]))
  }

  #mayKeep(id: TLShapeId): boolean {
    const shape = this.#editor.getShape(id)
    return shape !== undefined && this.#board.access.mayWrite(layerOf(shape))
  }

  #keepLater(id: TLShapeId): void {
    if (!this.#mayKeep(id)) return
    this.#unkept.add(id)
    this.#cancelKeep()
    this.#cancelKeep = this.#board.scheduler.after(KEEP_PLACE_MS, () => this.#keep())
  }

  #keep(): void {
    this.#board.writer.flush()
    for (const layer of MARK_LAYERS) {
      const { doc } = this.#board.layers[layer]
      doc.transact(() => {
        for (const id of this.#unkept) this.#keepPlace(id, layer, recordsOf(doc).get(id))
      }, ORIGIN)
    }
    this.#unkept.clear()
  }

  #keepPlace(id: TLShapeId, layer: CanvasLayer, fields: RecordFields | undefined): void {
    const shape = this.#editor.getShape(id)
    if (shape === undefined || fields === undefined || layerOf(shape) !== layer) return
    const place = JSON.stringify([shape.x, shape.y, shape.meta[ANCHOR_META]])
    if (this.#kept.get(id) === place || isAt(fields, shape)) return
    this.#kept.set(id, place)
    fields.set("xy", [shape.x, shape.y])
  }
}

/** Whether it lies on the page as an annotation, rather than in a frame or group of annotations. */
function isFree(shape: TLShape): boolean {
  return layerOf(shape) !== "diagram" && shape.parentId === PAGE_ID
}

/** Undo brings a place and its anchor back together: then there is nothing to ask. */
function isPutElsewhere(before: TLShape, after: TLShape): boolean {
  const isMoved = before.x !== after.x || before.y !== after.y || before.parentId !== after.parentId
  return isMoved && equalityDeep(before.meta[ANCHOR_META], after.meta[ANCHOR_META])
}

function isAt(fields: RecordFields, shape: TLShape): boolean {
  const written = decodeRecord(fields)
  return written?.x === shape.x && written.y === shape.y
}
