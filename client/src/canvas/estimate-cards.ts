/** The estimates on a board, as its cards say them, and the cards that they stand on. */
import { type EstimateCard, estimateOfRecord } from "@outloud/shared/estimates/estimate.ts"
import { type Computed, computed, type Editor, react, type TLGeoShape, type TLShape } from "tldraw"
import { layerOf } from "./layer-stamp.ts"

const SHAPES = new WeakMap<Editor, Computed<readonly TLGeoShape[]>>()
const CARDS = new WeakMap<Editor, Computed<readonly EstimateCard[]>>()

/** The estimates' shapes. Reactive, as tldraw's signals are; the same array while none of them changes. */
export function estimateShapes(editor: Editor): readonly TLGeoShape[] {
  return signalOf(SHAPES, editor, () => {
    const boxes = editor.store.query.records("shape", () => ({ type: { eq: "geo" } }))
    return computed("estimate shapes", () => boxes.get().filter(isEstimate), { isEqual: areSame })
  }).get()
}

/** The estimates. Reactive; the same array while no field of them changes: moving a card is nobody's business here. */
export function estimateCards(editor: Editor): readonly EstimateCard[] {
  return signalOf(CARDS, editor, () => {
    const read = () => estimateShapes(editor).flatMap(shape => estimateOfRecord(shape) ?? [])
    return computed("estimates", read, { isEqual: saySame })
  }).get()
}

/** Calls back whenever an estimate changes. Returns what ends it. */
export function watchEstimates(editor: Editor, changed: () => void): () => void {
  let first = true
  return react("watch estimates", () => {
    estimateCards(editor)
    if (first) first = false
    else changed()
  })
}

/** Whether a shape of the canvas is an estimate. Only the diagram's are: an annotation is nobody's estimate. */
function isEstimate(shape: TLShape): shape is TLGeoShape {
  return layerOf(shape) === "diagram" && estimateOfRecord(shape) !== undefined
}

function signalOf<T>(
  signals: WeakMap<Editor, Computed<T>>,
  editor: Editor,
  make: () => Computed<T>,
): Computed<T> {
  const signal = signals.get(editor) ?? make()
  signals.set(editor, signal)
  return signal
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}

function saySame(a: readonly EstimateCard[], b: readonly EstimateCard[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]
      return other !== undefined && CARD_FIELDS.every(field => one[field] === other[field])
    })
  )
}

const CARD_FIELDS = ["id", "name", "formula", "unit", "source"] as const satisfies (keyof EstimateCard)[]
