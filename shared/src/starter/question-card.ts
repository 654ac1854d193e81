import type { Question } from "../questions/question.ts"
import { textHeight } from "./text-size.ts"

/** How the question stands on a new board. */
export interface QuestionCard {
  /** Canvas pixels. */
  readonly h: number
  readonly size: "s" | "m"
  readonly scale: number
  /** Each a paragraph; the first is the title. */
  readonly lines: readonly string[]
}

/** Canvas pixels. Small enough that a label can be read while the whole board fits a laptop's screen. */
export const CARD_WIDTH = 380
/** What most questions need. */
export const CARD_HEIGHT = 250
/** Tldraw's padding around a label, and its font sizes. */
const PADDING = 16
const FONT_SIZES = { s: 18, m: 22 }

interface Manner extends Pick<QuestionCard, "size" | "scale"> {
  /** The height up to which it is better than the next one. */
  readonly most: number
}

/**
 * From the one that reads best on. A longer question makes the board higher, which costs less than making it wider,
 * and from some length on it is written smaller, since whoever reads it all zooms in or reads it in the panel.
 */
const MANNERS: readonly Manner[] = [
  { size: "m", scale: 1, most: CARD_HEIGHT },
  { size: "s", scale: 1, most: 600 },
  { size: "s", scale: 0.8, most: 900 },
  { size: "s", scale: 0.6, most: 1_100 },
  { size: "s", scale: 0.45, most: 1_200 },
  { size: "s", scale: 0.35, most: 1_300 },
]

/** The question on a card that holds all of it. Where there are more lines than any card holds, they are run together. */
export function questionCard({ title, text }: Question): QuestionCard {
  const apart = [title, ...text.split("\n")]
  const joined = [title, text.replaceAll(/\s+/g, " ")]
  for (const lines of [apart, joined]) {
    for (const { most, ...manner } of MANNERS) {
      const height = heightOf(lines, manner)
      if (height <= most) return { ...manner, h: Math.max(CARD_HEIGHT, Math.ceil(height)), lines }
    }
  }
  throw new Error("a question is longer than any card can hold")
}

function heightOf(lines: readonly string[], { size, scale }: Omit<Manner, "most">): number {
  const padding = 2 * PADDING * scale
  return padding + textHeight(lines, FONT_SIZES[size] * scale, CARD_WIDTH - padding)
}
