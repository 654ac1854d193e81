/**
 * What stands on an estimate's card: its name and value, its formula, and what it rests on. The same words in every
 * browser, for the card is shared.
 */
import { withUnit } from "./number-format.ts"
import type { EstimateRow, Sheet } from "./sheet.ts"

/** Assumptions that a card lists; the rest is counted, for a card is no page. */
const MAX_LISTED = 12
/** Characters of a unit that still goes into the title, which is read from afar. */
const MAX_TITLE_UNIT = 16

export interface CardText {
  readonly type: "doc"
  readonly content: readonly (Heading | Paragraph)[]
}

interface Heading {
  readonly type: "heading"
  readonly attrs: { readonly level: 2 }
  readonly content: readonly TextNode[]
}

interface Paragraph {
  readonly type: "paragraph"
  readonly content: readonly TextNode[]
}

interface TextNode {
  readonly type: "text"
  readonly text: string
}

/** The rich text of a row's card. */
export function cardText(row: EstimateRow, sheet: Sheet): CardText {
  const [title, ...lines] = cardLines(row, sheet)
  const heading: Heading = {
    type: "heading",
    attrs: { level: 2 },
    content: [{ type: "text", text: title }],
  }
  return { type: "doc", content: [heading, ...lines.map(paragraph)] }
}

/** The lines of a row's card, its title first. */
export function cardLines(row: EstimateRow, sheet: Sheet): readonly [string, ...string[]] {
  const { name, formula, result, source } = row
  const called = name === "" ? "(no name)" : name
  if (result.kind === "empty") return [called, "no formula yet"]
  if (result.kind === "error") return [`${called} = ?`, ...[formula.trim(), result.message].filter(isLine)]
  const isLong = result.unit.length > MAX_TITLE_UNIT
  const title = `${called} = ${isLong ? result.short : withUnit(result.short, result.unit)}`
  const unit = isLong ? result.unit : ""
  if (result.needs.length > 0)
    return [title, ...[unit, formula.trim()].filter(isLine), ...assumptions(result.restsOn, sheet)]
  return [title, ...[unit, isNumber(formula) ? "" : formula.trim(), source].filter(isLine)]
}

function assumptions(names: readonly string[], sheet: Sheet): string[] {
  const lines = names.slice(0, MAX_LISTED).flatMap(name => {
    const row = sheet.byName.get(name)
    return row === undefined ? [] : [`• ${assumption(row)}`]
  })
  const more = names.length - MAX_LISTED
  return more > 0 ? [...lines, `• and ${more} more`] : lines
}

function assumption({ name, result, source }: EstimateRow): string {
  const value = result.kind === "value" ? ` = ${withUnit(result.short, result.unit)}` : ""
  return source === "" ? name + value : `${name}${value} (${source})`
}

function isNumber(formula: string): boolean {
  return /^\s*[-\d.,eE\s]+(?:k|M|bn|tn)?\s*$/.test(formula)
}

function isLine(line: string): boolean {
  return line !== ""
}

function paragraph(text: string): Paragraph {
  return { type: "paragraph", content: [{ type: "text", text }] }
}
