import { wellFormed } from "../import/well-formed.ts"

/** Characters, as UTF-16 counts them. */
export const TITLE_LENGTH = 120
export const TEXT_LENGTH = 4_000

const LINE_END = /\r\n?|[\u2028\u2029\v\f]/g
/** Not the two that join letters: Persian and Hindi are misspelt without them. */
const UNSEEN = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}]+/gu
const BLANK_LINES = /\n{3,}/g

/** One line, without control characters: they would garble every list that it stands in. */
export function cleanLine(text: string): string {
  return wellFormed(text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim())
}

/** Lines as they were written, without control characters and without more than one blank line at a time. */
export function cleanText(text: string): string {
  const lines = text.replaceAll(LINE_END, "\n").replaceAll(UNSEEN, " ").split("\n")
  const trimmed = lines.map(line => line.trimEnd()).join("\n")
  return wellFormed(trimmed.replaceAll(BLANK_LINES, "\n\n").trim())
}
