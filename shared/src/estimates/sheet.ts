/** The sheet of a room: the question's inputs and the cards on the board, as rows with their results. */
import { ASSUMPTION, byAge, type EstimateCard, type EstimateInput, type EstimateSource } from "./estimate.ts"
import type { RowResult, SheetRow } from "./evaluate-sheet.ts"
import { typedNumber } from "./number-format.ts"

export interface EstimateRow {
  /** The card's record id; for an input without a card, `input:` and its key. */
  readonly id: string
  readonly name: string
  readonly formula: string
  readonly unit: string
  /** Where its number comes from, in words; empty for a result, which comes from its formula. */
  readonly source: string
  /** The card that it stands on; null where it has none. */
  readonly card: EstimateCard | null
  /** What the question gives under this name; null for an estimate of somebody's own. */
  readonly given: EstimateInput | null
  readonly result: RowResult
}

export interface Sheet {
  /** The question's, in its order: each with its given value, or as somebody changed it. */
  readonly inputs: readonly EstimateRow[]
  /** What people wrote, from the oldest on. */
  readonly estimates: readonly EstimateRow[]
  readonly byName: ReadonlyMap<string, EstimateRow>
}

export type Evaluate = (rows: readonly SheetRow[]) => ReadonlyMap<string, RowResult>

/** Pure, and the same for the same cards whatever their order. */
export function readSheet(
  cards: readonly EstimateCard[],
  inputs: readonly EstimateInput[],
  evaluate: Evaluate,
): Sheet {
  const oldest = oldestByName(cards)
  const drafts = [
    ...inputs.map(input => draftOf(input, oldest.get(input.key) ?? null)),
    ...[...cards].sort(byAge).flatMap(card => {
      const isInput = oldest.get(card.name) === card && inputs.some(({ key }) => key === card.name)
      return isInput ? [] : [{ ...card, card, given: null }]
    }),
  ]
  const results = evaluate(drafts)
  const rows = drafts.map((draft): EstimateRow => {
    const result = results.get(draft.id) ?? { kind: "empty" }
    return { ...draft, result, source: sourceOf(draft, result) }
  })
  return {
    inputs: rows.filter(({ given }) => given !== null),
    estimates: rows.filter(({ given }) => given === null),
    byName: firstByName(rows),
  }
}

type Draft = Omit<EstimateRow, "result">

function draftOf(input: EstimateInput, card: EstimateCard | null): Draft {
  if (card !== null) return { ...card, card, given: input }
  const { key, value, unit } = input
  return { id: inputId(key), name: key, formula: typedNumber(value), unit, source: "", card, given: input }
}

function inputId(key: string): string {
  return `input:${key}`
}

/** Whether a row still says what the question gave, however it is written. */
export function isAsGiven({ given, card, unit, result }: Omit<EstimateRow, "source">): boolean {
  if (given === null || card === null) return given !== null
  const isNumber = result.kind === "value" && result.needs.length === 0
  return isNumber && result.number === given.value && unit === given.unit
}

function sourceOf(draft: Draft, result: RowResult): string {
  const said = draft.source.trim()
  if (said !== "") return said === ASSUMPTION ? ASSUMED : said
  if (draft.given !== null && isAsGiven({ ...draft, result })) return sourceWords(draft.given.source)
  return result.kind === "value" && result.needs.length === 0 ? ASSUMED : ""
}

/** How an assumption is called wherever it is shown. */
export const ASSUMED = "assumed"

function sourceWords(source: EstimateSource): string {
  if (source.kind === "assumption") return ASSUMED
  return source.kind === "question" ? "from the question" : source.title
}

function oldestByName(cards: readonly EstimateCard[]): ReadonlyMap<string, EstimateCard> {
  const oldest = new Map<string, EstimateCard>()
  for (const card of [...cards].sort(byAge)) if (!oldest.has(card.name)) oldest.set(card.name, card)
  return oldest
}

function firstByName(rows: readonly EstimateRow[]): ReadonlyMap<string, EstimateRow> {
  const byName = new Map<string, EstimateRow>()
  for (const row of rows) if (!byName.has(row.name)) byName.set(row.name, row)
  return byName
}
