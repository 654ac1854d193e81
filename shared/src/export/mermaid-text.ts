/**
 * Words as Mermaid shows them unchanged. Inside quotes it still looks for entities (`#35;`), Markdown, HTML,
 * formulas and directives, so whatever could begin one is written as an entity.
 */

import { wellFormed } from "../import/well-formed.ts"

/** Quotes, tags, entities, Markdown, formulas, addresses, directives, and what ends a line or cannot be seen. */
const SPECIAL = /["#&<>*_`~$\\@\p{Cc}\u2028\u2029]|%(?=[%{])|:(?=\/\/|fa-)|(?<=www)\./giu
/** What begins a list in Markdown, which Mermaid does not draw. */
const LIST = /^(\d*)([-+.)])/
/** Mermaid takes a line with this and a colon for a style, and drops the semicolon of its last entity. */
const STYLE = /style|classDef/i
/** Mermaid takes a line with this in it for one about the chart's layout, wherever it stands. */
const LAYOUT = /d(?=irection\s)/g

/** `text` in quotes, its lines kept. A space stands for no text at all, since Mermaid has no empty labels. */
export function quoted(text: string): string {
  return `"${text.split("\n").map(entities).join("<br/>") || " "}"`
}

/** On one line: line breaks become entities too. */
export function entities(text: string): string {
  const line = wellFormed(text)
  const [start = "", digits = "", mark = ""] = LIST.exec(line) ?? []
  const rest = line.slice(start.length).replaceAll(SPECIAL, entity).replaceAll(LAYOUT, entity)
  const head = start === "" ? "" : digits + entity(mark)
  return STYLE.test(line) ? (head + rest).replaceAll(":", entity) : head + rest
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`
}
