/**
 * What the estimate sheet does to a board. Each is one step to undo, and writes with its own change the texts of
 * all cards that it makes stale.
 */
import { cardText } from "@outloud/shared/estimates/card-text.ts"
import {
  ESTIMATE_META,
  type EstimateCard,
  estimateId,
  FORMULA_META,
  MAX_FORMULA_LENGTH,
  MAX_SOURCE_LENGTH,
  MAX_UNIT_LENGTH,
  SOURCE_META,
  UNIT_META,
} from "@outloud/shared/estimates/estimate.ts"
import { renameInFormula } from "@outloud/shared/estimates/formula-text.ts"
import type { EstimateRow, Sheet } from "@outloud/shared/estimates/sheet.ts"
import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import { equalityDeep } from "lib0/function"
import {
  createShapeId,
  type Editor,
  type JsonObject,
  type TLGeoShape,
  type TLParentId,
  type TLRichText,
  type TLShapeId,
  uniqueId,
} from "tldraw"
import { estimateCards, estimateShapes } from "./estimate-cards.ts"
import { placeCard, withRoomToGrow } from "./estimate-layout.ts"

/** How a room reads cards: with its question's inputs, and with the arithmetic, which comes later than the board. */
export type ReadCards = (cards: readonly EstimateCard[]) => Sheet

export interface EstimateBoard {
  readonly editor: Editor
  readonly read: ReadCards
}

export interface NewEstimate {
  readonly name: string
  readonly formula: string
  readonly unit: string
}

/** What of a row can be changed by itself. */
export type EstimateChange = Partial<Pick<EstimateCard, "formula" | "unit" | "source">>

const META = {
  formula: { key: FORMULA_META, limit: MAX_FORMULA_LENGTH },
  unit: { key: UNIT_META, limit: MAX_UNIT_LENGTH },
  source: { key: SOURCE_META, limit: MAX_SOURCE_LENGTH },
} as const

/** Canvas pixels. The height is the least; a card grows with its text. */
const CARD = { w: 340, h: 56 }
/** Milliseconds. */
const ZOOM_DURATION = 150

/** Puts a new estimate onto the board. Returns its record id. */
export function addEstimate(board: EstimateBoard, estimate: NewEstimate): string {
  const id = newCardId()
  step(board, "add an estimate", () => createCard(board, id, estimate))
  return id
}

/** Puts an input of the question onto the board as it is. */
export function putOnBoard(board: EstimateBoard, row: EstimateRow): string {
  return row.card?.id ?? addEstimate(board, row)
}

/** Changes a row; one of the question's, which has no card yet, gets one. */
export function changeEstimate(board: EstimateBoard, row: EstimateRow, change: EstimateChange): void {
  step(board, "change an estimate", () => {
    if (row.card === null) createCard(board, newCardId(), { ...row, ...change })
    else writeMeta(board.editor, row.card.id, metaOf(change))
  })
}

/** Gives a row another name, in every formula that needs it too. */
export function renameEstimate(board: EstimateBoard, row: EstimateRow, name: string): void {
  const { card } = row
  if (card === null) return
  step(board, "rename an estimate", () => {
    const { editor } = board
    // Of two rows with one name, formulas mean the older.
    const isMeant = board.read(estimateCards(editor)).byName.get(card.name)?.id === card.id
    writeMeta(editor, card.id, { [ESTIMATE_META]: name })
    if (!isMeant) return
    for (const other of estimateCards(editor)) {
      const formula = renameInFormula(other.formula, card.name, name)
      if (formula !== other.formula) writeMeta(editor, other.id, { [FORMULA_META]: formula })
    }
  })
}

/** Takes a row's card from the board. What the question gives stays in the sheet. */
export function deleteEstimate(board: EstimateBoard, row: EstimateRow): void {
  const { card } = row
  if (card === null) return
  step(board, "delete an estimate", () => board.editor.deleteShape(card.id as TLShapeId))
}

/** Shows a card: selected, in the middle of the window. */
export function showEstimate({ editor }: Pick<EstimateBoard, "editor">, cardId: string): void {
  const bounds = editor.getShapePageBounds(cardId as TLShapeId)
  if (bounds === undefined) return
  editor.setSelectedShapes([cardId as TLShapeId])
  editor.zoomToBounds(bounds, { targetZoom: 1, animation: { duration: ZOOM_DURATION } })
}

/**
 * Writes onto every card what the sheet says of it, but for those that `isBusy` keeps back. Returns how many
 * were written. The caller says whether that can be undone.
 */
export function writeCardTexts(board: EstimateBoard, isBusy = (_id: string) => false): number {
  const stale = staleCards(board).filter(({ shape }) => !isBusy(shape.id))
  board.editor.updateShapes(
    stale.map(({ shape, richText }) => ({ id: shape.id, type: shape.type, props: { richText } })),
  )
  return stale.length
}

interface StaleCard {
  readonly shape: TLGeoShape
  /** What it should say. */
  readonly richText: TLRichText
}

/** The cards whose text is not what the sheet says. */
export function staleCards({ editor, read }: EstimateBoard): StaleCard[] {
  const sheet = read(estimateCards(editor))
  const rows = new Map([...sheet.inputs, ...sheet.estimates].map(row => [row.id, row]))
  return estimateShapes(editor).flatMap(shape => {
    const row = rows.get(shape.id)
    if (row === undefined) return []
    const richText = cardText(row, sheet) as TLRichText
    return equalityDeep(shape.props.richText, richText) ? [] : [{ shape, richText }]
  })
}

function step(board: EstimateBoard, name: string, change: () => void): void {
  const { editor } = board
  editor.markHistoryStoppingPoint(name)
  editor.run(
    () => {
      change()
      withRoomToGrow(editor, () => writeCardTexts(board))
    },
    { ignoreShapeLock: true },
  )
}

function newCardId(): TLShapeId {
  return createShapeId(estimateId(Date.now(), uniqueId(8)))
}

function metaOf(change: EstimateChange): JsonObject {
  const fields = Object.keys(META) as (keyof EstimateChange)[]
  return Object.fromEntries(
    fields.flatMap(field => {
      const words = change[field]
      return words === undefined ? [] : [[META[field].key, words.trim().slice(0, META[field].limit)]]
    }),
  )
}

function writeMeta(editor: Editor, cardId: string, meta: JsonObject): void {
  editor.updateShape({ id: cardId as TLShapeId, type: "geo", meta })
}

/** How a card looks until a person styles it: quiet and printed, as paper on the board. */
const LOOK = {
  geo: "rectangle",
  dash: "solid",
  fill: "semi",
  color: "grey",
  labelColor: "black",
  font: "sans",
  size: "s",
  align: "start",
  verticalAlign: "start",
} as const

function createCard(board: EstimateBoard, id: TLShapeId, estimate: NewEstimate & EstimateChange): void {
  const { editor } = board
  const { name, formula, unit } = estimate
  editor.createShape<TLGeoShape>({
    id,
    type: "geo",
    parentId: PAGE_ID as TLParentId,
    props: { ...LOOK, ...CARD },
    meta: { [ESTIMATE_META]: name, ...metaOf({ formula, unit }) },
  })
  // With its text it has its size, and only then it can be placed.
  writeCardTexts(board)
  placeCard(editor, id)
}
