/**
 * Puts a planned move into words. Everything that is decided is decided before: whoever words moves in another way,
 * a language model for instance, gets the same plan and gives a text.
 */
import { shuffled } from "./choose.ts"
import { LINES, type LineId } from "./lines.ts"
import type { Move, Plan } from "./move.ts"
import { questionMarks, sentencesOf } from "./sentences.ts"

/** One of the interviewer's lines, with what stands in its braces. */
export interface Line {
  readonly line: LineId
  readonly with?: Readonly<Record<string, string>>
}

/** A line, or words that are said as they are. */
export type Part = Line | string

export interface Saying {
  readonly main: Part
  /** What is said before it where there is room, the most wanted last. */
  readonly leads?: readonly Part[]
}

export const MOST_SENTENCES = 2
export const MOST_QUESTIONS = 1

/** `before`: what was said so far, so that wordings take turns. */
export function putIntoWords({ says, ...step }: Plan, seed: number, before: readonly string[]): Move {
  const word = (part: Part) => wordPart(part, seed, before)
  let text = word(says.main)
  for (const lead of (says.leads ?? []).toReversed()) {
    const longer = `${word(lead)} ${text}`
    if (!isShort(longer)) break
    text = longer
  }
  return { ...step, text }
}

export function isShort(text: string): boolean {
  return sentencesOf(text).length <= MOST_SENTENCES && questionMarks(text) <= MOST_QUESTIONS
}

function wordPart(part: Part, seed: number, before: readonly string[]): string {
  if (typeof part === "string") return part
  return leastUsed(shuffled(LINES[part.line], seed, part.line), before).replaceAll(
    BRACES,
    (braces, name: string) => part.with?.[name] ?? braces,
  )
}

const BRACES = /\{(\w+)\}/g

function leastUsed(wordings: readonly string[], before: readonly string[]): string {
  const uses = (wording: string) => before.filter(text => text.includes(longestPiece(wording))).length
  return wordings.reduce((best, wording) => (uses(wording) < uses(best) ? wording : best))
}

/** By which a wording is recognised, whatever stands in its braces. */
function longestPiece(wording: string): string {
  return wording
    .split(/\{\w+\}/)
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest))
}
