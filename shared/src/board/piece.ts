/** What one record alone says: worked out once per record, since tldraw's records never change. */
import type { TLDefaultShape, TLShape, TLTextShape } from "@tldraw/tlschema"
import { kindOfRecord, noteOfRecord } from "./component.ts"
import { around, type Rect } from "./geometry.ts"
import type { KindId } from "./kinds.ts"
import { oneLine, plainText } from "./plain-text.ts"
import { recogniseKind } from "./recognise.ts"
import { MAX_WORDS, readsAsProse, wordsOf } from "./words.ts"

/** "stroke": drawn by hand. "card": the question or an estimate, words but never a component. */
export type Role = "box" | "note" | "text" | "stroke" | "frame" | "lane" | "group" | "arrow" | "line" | "card"

export interface Piece {
  readonly id: string
  readonly shape: TLDefaultShape
  readonly role: Role
  /** As written. */
  readonly words: string
  /** The words on one line. */
  readonly label: string
  readonly note: string
  /** Given by a person. */
  readonly given: KindId | null
  /** Recognised by its words. */
  readonly recognised: KindId | null
  /** Too many words for a name. */
  readonly isLong: boolean
  /** A sentence, a question or an exclamation. */
  readonly isRemark: boolean
  /** In its own coordinates; of nothing for groups, arrows and lines. */
  readonly local: Rect
}

/** Sizes of tldraw's fonts, by style: text stands in larger letters than labels do. */
const TEXT_SIZES: Readonly<Record<string, number>> = { s: 18, m: 24, l: 36, xl: 44 }
const LINE_HEIGHT = 1.35
/** Width of a letter as a share of the font's size: a mean of tldraw's four fonts. */
const LETTER = 0.54
const NOTE_SIZE = 200
const NOTHING: Rect = { x: 0, y: 0, w: 0, h: 0 }
/** Of a label's words, those that are looked at to tell a name from a remark. */
const MAX_READ = 400

/** Undefined for what is no part of the diagram: the interviewer's marks, highlights. */
export function readPiece(record: TLShape): Piece | undefined {
  // A board holds tldraw's own shapes and no others: checkRecord has seen to it.
  const shape = record as TLDefaultShape
  const role = shape.meta.layer === undefined ? roleOf(shape) : undefined
  if (role === undefined) return undefined
  const words = wordsIn(shape)
  const label = oneLine(words)
  const reads = role === "box" || role === "note" || role === "text"
  const head = words.slice(0, MAX_READ)
  const isQuestion = /[?!]$/u.test(head) && wordsOf(head).length > 1
  return {
    id: shape.id,
    shape,
    role,
    words,
    label,
    note: noteOfRecord(shape),
    given: kindOfRecord(shape) ?? null,
    recognised: (reads ? recogniseKind(words)?.kind : undefined) ?? null,
    isLong: reads && (label.length > MAX_READ || wordsOf(label).length > MAX_WORDS + 2),
    isRemark: reads && (isQuestion || readsAsProse(label)),
    local: localBounds(shape),
  }
}

function roleOf(shape: TLDefaultShape): Role | undefined {
  switch (shape.type) {
    case "geo":
      return geoRole(shape)
    case "draw":
      return "stroke"
    case "note":
    case "text":
    case "frame":
    case "group":
    case "arrow":
    case "line":
      return shape.type
    default:
      return undefined
  }
}

/** What the server pins is the question's card, on the page, and the lanes, in their frame. */
function geoRole(shape: TLDefaultShape): Role {
  if (typeof shape.meta.estimate === "string") return "card"
  if (shape.meta.pinned !== true) return "box"
  return shape.parentId.startsWith("shape:") ? "lane" : "card"
}

function wordsIn(shape: TLDefaultShape): string {
  const { props } = shape
  if ("richText" in props) return plainText(props.richText)
  if ("text" in props && typeof props.text === "string") return props.text.trim()
  return "name" in props && typeof props.name === "string" ? props.name.trim() : ""
}

function localBounds(shape: TLDefaultShape): Rect {
  switch (shape.type) {
    case "geo":
      return { x: 0, y: 0, w: shape.props.w, h: Math.max(1, shape.props.h + shape.props.growY) }
    case "frame":
      return { x: 0, y: 0, w: shape.props.w, h: shape.props.h }
    case "note": {
      const { scale, growY } = shape.props
      return { x: 0, y: 0, w: NOTE_SIZE * scale, h: Math.max(1, NOTE_SIZE + growY) * scale }
    }
    case "text":
      return textBounds(shape)
    case "draw": {
      const points = shape.props.segments.flatMap(segment => segment.points)
      return points.length === 0 ? NOTHING : around(points)
    }
    default:
      return NOTHING
  }
}

/** About as large as a browser would draw it, which nobody can ask here. */
function textBounds(shape: TLTextShape): Rect {
  const { size, scale, autoSize, w } = shape.props
  const font = (TEXT_SIZES[size] ?? 24) * scale
  const lines = plainText(shape.props.richText).split("\n")
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 1)
  if (autoSize) return { x: 0, y: 0, w: longest * font * LETTER, h: lines.length * font * LINE_HEIGHT }
  const width = Math.max(1, w) * scale
  const rows = lines.reduce(
    (count, line) => count + Math.max(1, Math.ceil((line.length * font * LETTER) / width)),
    0,
  )
  return { x: 0, y: 0, w: width, h: rows * font * LINE_HEIGHT }
}
