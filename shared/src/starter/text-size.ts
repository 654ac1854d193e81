/**
 * How high a text gets in tldraw's sans-serif, IBM Plex Sans, estimated without a browser: a little too much rather
 * than too little, since a card that is too low lets its text run over what is below.
 */

/** Tldraw's line height, in font sizes. */
const LINE_HEIGHT = 1.35

/** Widths in font sizes, as measured, rounded up; the first that holds a character counts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/ /, 0.24],
  [/[ijl.,:;'!|]/, 0.31],
  [/[frtI()[\]{}\-/\\"]/, 0.45],
  [/[mwMW@%&]/, 0.93],
  [/[A-Z]/, 0.68],
  [/[!-~]/, 0.6],
]
const ASCII = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 0
})
/** Chinese, Japanese, Korean, and what lies beyond the first plane, such as emoji. */
const SQUARE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFFE6]|[^\0-\uFFFF]/u
const SQUARE_WIDTH = 1.05
const OTHER_WIDTH = 0.8

/** Canvas pixels from the first line's top to the last one's foot, wrapped at `width`. */
export function textHeight(lines: readonly string[], fontSize: number, width: number): number {
  const rows = lines.reduce((sum, line) => sum + rowsOf(line, width / fontSize), 0)
  return rows * fontSize * LINE_HEIGHT
}

/** Rows of one line, broken between words where that is possible. `room` is in font sizes. */
function rowsOf(line: string, room: number): number {
  let rows = 1
  let used = 0
  for (const [word] of line.matchAll(/\s+|\S+/g)) {
    const width = widthOf(word)
    if (used + width <= room) used += width
    else if (word.trim() !== "") {
      // What is too long for any row begins one of its own and is broken within, before a character that is cut.
      const rest = Math.ceil(width / (room - 1)) - 1
      rows += (used > 0 ? 1 : 0) + rest
      used = width - rest * (room - 1)
    }
  }
  return rows
}

function widthOf(word: string): number {
  let width = 0
  for (const character of word)
    width += ASCII[character.codePointAt(0) ?? 0] ?? (SQUARE.test(character) ? SQUARE_WIDTH : OTHER_WIDTH)
  return width
}
