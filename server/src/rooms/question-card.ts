import type { Question } from "@outloud/shared/questions/question.ts"
import { textHeight } from "./text-size.ts"

/** How the question stands on a new board: all in canvas pixels. */
export interface QuestionCard {
  readonly w: number
  readonly h: number
  readonly size: "s" | "m"
  readonly scale: number
  /** Each a paragraph; the first is the title. */
  readonly lines: readonly string[]
}

/** Tldraw's padding around a label, and its font sizes. */
const PADDING = 16
const FONT_SIZES = { s: 18, m: 22 }

interface Manner extends Pick<QuestionCard, "w" | "size" | "scale"> {
  /** Heights that a card of this manner has. */
  readonly least: number
  readonly most: number
}

/** The width of the side columns: small enough that a label can be read while the board fits a laptop's screen. */
export const SIDE = 380
/** The height that most questions have there. */
export const CARD = 250
/** As wide as a line that reads well: a column of its own, as high as the rest of the board at most. */
const WIDE = 720
const COLUMN = 1300

/** From the one that reads best on. A card of the last manner holds the longest text that there can be. */
const MANNERS: readonly Manner[] = [
  { w: SIDE, size: "m", scale: 1, least: CARD, most: CARD },
  { w: SIDE, size: "s", scale: 1, least: CARD, most: 480 },
  { w: WIDE, size: "m", scale: 1, least: CARD, most: COLUMN },
  { w: WIDE, size: "s", scale: 1, least: CARD, most: COLUMN },
  { w: WIDE, size: "s", scale: 0.75, least: CARD, most: COLUMN },
]
const LAST: Manner = { w: WIDE, size: "s", scale: 0.5, least: CARD, most: COLUMN }

/** The question on a card that holds all of it. Where there are more lines than any card holds, they are run together. */
export function questionCard({ title, text }: Question): QuestionCard {
  const lines = [title, ...text.split("\n")]
  for (const manner of [...MANNERS, LAST]) {
    const height = heightOf(lines, manner)
    if (height <= manner.most) return card(lines, manner, height)
  }
  const joined = [title, text.replaceAll(/\s+/g, " ")]
  return card(joined, LAST, heightOf(joined, LAST))
}

function card(lines: readonly string[], { w, size, scale, least }: Manner, height: number): QuestionCard {
  return { w, h: Math.max(least, Math.ceil(height)), size, scale, lines }
}

function heightOf(lines: readonly string[], { w, size, scale }: Manner): number {
  const padding = 2 * PADDING * scale
  return padding + textHeight(lines, FONT_SIZES[size] * scale, w - padding)
}
