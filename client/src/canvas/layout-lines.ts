/** How well flows can be read, drawn as straight lines between the middles of their boxes. Pure. */
import type { Box, VecLike } from "tldraw"

/** Of a box, what the costs below ask for again and again. */
export type Rect = Pick<Box, "minX" | "minY" | "maxX" | "maxY" | "midX" | "midY">

/** A straight line between the middles of two boxes. */
export interface Stretch {
  readonly from: Rect
  readonly to: Rect
}

export interface Flow extends Stretch {
  /** What is written on it. */
  readonly label: string
  /** Whether it leads to another lane: how far down that is, is no matter of layout. */
  readonly isAcross: boolean
}

/** A flow as it is drawn: what can be seen of its line, and the place of its words. */
export interface Line {
  readonly flow: Flow
  readonly start: VecLike
  readonly end: VecLike
  readonly words: Rect | undefined
  /** Around line and words. */
  readonly bounds: Rect
}

/** Reading goes from left to right before it goes down. */
const DOWN = 2.01
/** What each fault costs, in canvas pixels of length. */
const THROUGH_A_BOX = 2_000
const ACROSS_A_LINE = 200
const BACKWARDS = 600
const WORDS_ON_A_BOX = 1_200
const WORDS_ON_WORDS = 800
const WORDS_ON_A_LINE = 400
/** Two boxes so near that neither the arrow nor its words can be seen. */
const NO_ROOM = 300
const LEAST_ROOM = { plain: 30, labelled: 60 } as const
/** So near to a box, a line seems to end there. */
const CLEAR = 8

export function rect(minX: number, minY: number, maxX: number, maxY: number): Rect {
  return { minX, minY, maxX, maxY, midX: (minX + maxX) / 2, midY: (minY + maxY) / 2 }
}

export function drawLine(flow: Flow): Line {
  const { from, to, label } = flow
  const [start, end] = [leaving(from, to), leaving(to, from)]
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  const words = label === "" ? undefined : wordsAt(label, middle, { w: end.x - start.x, h: end.y - start.y })
  return { flow, start, end, words, bounds: boundsOf([start, end], words) }
}

/** Around points, and around words where there are some. */
export function boundsOf(points: readonly VecLike[], words: Rect | undefined): Rect {
  let [minX, minY, maxX, maxY] = [words?.minX, words?.minY, words?.maxX, words?.maxY]
  for (const { x, y } of points) {
    minX = Math.min(minX ?? x, x)
    minY = Math.min(minY ?? y, y)
    maxX = Math.max(maxX ?? x, x)
    maxY = Math.max(maxY ?? y, y)
  }
  return rect(minX ?? 0, minY ?? 0, maxX ?? 0, maxY ?? 0)
}

/** What a flow costs by itself: the less, the better. */
export function costOf({ flow }: Line): number {
  const { from, to, label, isAcross } = flow
  const [dx, dy] = [to.midX - from.midX, to.midY - from.midY]
  const room = label === "" ? LEAST_ROOM.plain : LEAST_ROOM.labelled
  return (
    Math.abs(dx) +
    (isAcross ? 0 : DOWN * Math.abs(dy)) +
    (dx < (from.minX - from.maxX) / 2 ? BACKWARDS : 0) +
    (roomBetween(from, to) < room ? NO_ROOM : 0)
  )
}

/** What it costs that a box stands where it does. Nothing, where the box is an end or stands around one. */
export function costWithBox({ flow, start, end, words, bounds }: Line, box: Rect): number {
  const { from, to } = flow
  if (!meet(bounds, box, CLEAR) || isAround(box, from) || isAround(box, to)) return 0
  return (
    (meetsLine(box, start, end, CLEAR) ? THROUGH_A_BOX : 0) +
    (words !== undefined && meet(words, box, 0) ? WORDS_ON_A_BOX : 0)
  )
}

/** What it costs that a box lies on a line that is drawn already, and does not only touch its end. */
export function costOfCovering({ flow: { from, to }, start, end }: Line, box: Rect): number {
  const isEnd = isAround(box, from) || isAround(box, to)
  return !isEnd && meetsLine(box, start, end, -1) ? THROUGH_A_BOX : 0
}

/** What two flows cost each other. Lines that share an end only meet there. */
export function costOfTwo(a: Line, b: Line): number {
  if (!meet(a.bounds, b.bounds, 0)) return 0
  const [one, other] = [a.flow, b.flow]
  const isShared =
    one.from === other.from || one.from === other.to || one.to === other.from || one.to === other.to
  return (
    (a.words !== undefined && b.words !== undefined && meet(a.words, b.words, 0) ? WORDS_ON_WORDS : 0) +
    (a.words !== undefined && meetsLine(a.words, b.start, b.end, 0) ? WORDS_ON_A_LINE : 0) +
    (b.words !== undefined && meetsLine(b.words, a.start, a.end, 0) ? WORDS_ON_A_LINE : 0) +
    (!isShared && areCrossing(a, b) ? ACROSS_A_LINE : 0)
  )
}

/** tldraw's sizes for the words of an arrow: a letter's width, a line's height, what stays free on both sides. */
const LETTER = 9.5
const LINE_HEIGHT = 25
const PADDING = 9
const MARGIN = 64
const WIDEST = 288

/** About where tldraw puts an arrow's words, which it breaks to what a line that runs across has room for. */
export function wordsAt(
  label: string,
  middle: VecLike,
  run: { readonly w: number; readonly h: number },
): Rect {
  const whole = label.length * LETTER
  const room = Math.abs(run.w) > Math.abs(run.h) ? Math.max(MARGIN, Math.abs(run.w) - MARGIN) : WIDEST
  // Words break where they end, so that no line is filled.
  const lines = whole <= room ? 1 : Math.ceil((whole * 1.15) / room)
  const [w, h] = [(Math.min(whole, room) + PADDING) / 2, (lines * LINE_HEIGHT + PADDING) / 2]
  return rect(middle.x - w, middle.y - h, middle.x + w, middle.y + h)
}

/** Where the way from the middle of a box to another's leaves the box. */
function leaving(box: Rect, to: Rect): VecLike {
  const { midX: x, midY: y } = box
  const [dx, dy] = [to.midX - x, to.midY - y]
  const share = Math.min(1, (box.maxX - x) / (Math.abs(dx) || 1e-9), (box.maxY - y) / (Math.abs(dy) || 1e-9))
  return { x: x + dx * share, y: y + dy * share }
}

function roomBetween(a: Rect, b: Rect): number {
  const x = Math.max(a.minX, b.minX) - Math.min(a.maxX, b.maxX)
  const y = Math.max(a.minY, b.minY) - Math.min(a.maxY, b.maxY)
  return Math.max(x, y)
}

export function isAround(box: Rect, { midX, midY }: Rect): boolean {
  return box.minX <= midX && midX <= box.maxX && box.minY <= midY && midY <= box.maxY
}

export function meet(a: Rect, b: Rect, clear: number): boolean {
  return (
    a.minX < b.maxX + clear && b.minX < a.maxX + clear && a.minY < b.maxY + clear && b.minY < a.maxY + clear
  )
}

/** Clips the line at the box's sides, which are moved out by `clear` (Liang and Barsky, 1984). */
export function meetsLine(box: Rect, start: VecLike, end: VecLike, clear: number): boolean {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const [left, right] = [box.minX - clear - start.x, box.maxX + clear - start.x]
  const [top, bottom] = [box.minY - clear - start.y, box.maxY + clear - start.y]
  return (
    Math.max(0, enters(dx, left, right), enters(dy, top, bottom)) <
    Math.min(1, leaves(dx, left, right), leaves(dy, top, bottom))
  )
}

/** The share of a way at which it comes between two bounds, and at which it leaves them again. */
function enters(way: number, low: number, high: number): number {
  if (way === 0) return low < 0 && high > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return Math.min(low / way, high / way)
}

function leaves(way: number, low: number, high: number): number {
  return way === 0 ? Number.POSITIVE_INFINITY : Math.max(low / way, high / way)
}

type Segment = Pick<Line, "start" | "end">

export function areCrossing(a: Segment, b: Segment): boolean {
  return isBetween(a, b) && isBetween(b, a)
}

/** Whether the line's ends lie on two sides of the other's. */
function isBetween({ start, end }: Segment, other: Segment): boolean {
  return side(other, start) * side(other, end) < 0
}

function side({ start, end }: Segment, point: VecLike): number {
  return Math.sign((end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x))
}
