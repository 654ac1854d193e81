/**
 * What the props of each shape and binding may hold beyond tldraw's own validators, which let any number
 * and any length through. A prop that is not listed is a style or a flag, fully checked by tldraw.
 *
 * Every check is called with a value that tldraw's validator has already accepted.
 */
import type { Json, JsonObject } from "./codec.ts"
import type { Limits } from "./limits.ts"
import { checkRichText, MAX_URL_LENGTH } from "./rich-text.ts"

export type RuleCode = "geometry" | "number" | "text" | "size"

export interface Violation {
  readonly code: RuleCode
  readonly message: string
}

type Rule = (value: Json, limits: Limits) => Violation | undefined

/** Points of one stroke. tldraw starts a new shape after 600; a highlighter's are costly to measure. */
const MAX_STROKE_POINTS = 5_000
/** Corners of one line. */
const MAX_LINE_POINTS = 1_000
/** A font of one shape is at most so many times larger, or smaller, than its size says. */
const MAX_SCALE = 100
/** Arcs of one cloud; their number grows with its outline, and each is measured and drawn by itself. */
const MAX_CLOUD_ARCS = 5_000
/** Length of the smallest arc of a cloud, in canvas pixels. */
const CLOUD_ARC = 50
const MAX_KEY_LENGTH = 128

export const coordinate: Rule = (value, limits) =>
  Math.abs(value as number) <= limits.geometry
    ? undefined
    : { code: "geometry", message: `lies outside ±${limits.geometry}` }

function between(least: number, most: number): Rule {
  const violation: Violation = { code: "number", message: `is not between ${least} and ${most}` }
  return value => ((value as number) >= least && (value as number) <= most ? undefined : violation)
}

const scale = between(1 / MAX_SCALE, MAX_SCALE)
const ratio = between(0, 1)

const point: Rule = (value, limits) => {
  const { x, y } = value as { x: number; y: number }
  return coordinate(x, limits) ?? coordinate(y, limits)
}

/** A place on a shape, as a share of its size; somewhat outside where the shape is concave or was resized. */
const anchor: Rule = value => {
  const { x, y } = value as { x: number; y: number }
  return Math.abs(x) <= 10 && Math.abs(y) <= 10
    ? undefined
    : { code: "geometry", message: "lies far outside the shape" }
}

const label: Rule = (value, limits) =>
  (value as string).length <= limits.labelLength
    ? undefined
    : { code: "text", message: `has more than ${limits.labelLength} characters` }

const url: Rule = value =>
  (value as string).length <= MAX_URL_LENGTH ? undefined : { code: "text", message: "is too long an address" }

const richText: Rule = (value, limits) => {
  const problem = checkRichText(value, limits)
  return problem === undefined ? undefined : { code: "text", message: `holds ${problem}` }
}

const strokes: Rule = (value, limits) => {
  const segments = value as readonly { points: readonly { x: number; y: number }[] }[]
  let points = 0
  for (const segment of segments) points += segment.points.length
  // An empty segment costs as much as a point.
  if (segments.length + points > MAX_STROKE_POINTS) {
    return { code: "size", message: `has more than ${MAX_STROKE_POINTS} points` }
  }
  // tldraw throws where it measures a stroke of nothing.
  if (points === 0) return { code: "size", message: "has no points" }
  return firstViolation(segments, segment =>
    firstViolation(segment.points, each => point(each as Json, limits)),
  )
}

interface Corner {
  readonly id: string
  readonly index: string
  readonly x: number
  readonly y: number
}

const corners: Rule = (value, limits) => {
  const points = Object.entries(value as unknown as Record<string, Corner>)
  if (points.length === 0 || points.length > MAX_LINE_POINTS) {
    return { code: "size", message: `has no points or more than ${MAX_LINE_POINTS}` }
  }
  // tldraw throws where it puts a handle between two of the same index.
  if (new Set(points.map(([, corner]) => corner.index)).size < points.length) {
    return { code: "size", message: "has two points at one index" }
  }
  return firstViolation(points, ([key, { id, index, x, y }]) =>
    key.length <= MAX_KEY_LENGTH && id === key && index.length <= MAX_KEY_LENGTH
      ? (coordinate(x, limits) ?? coordinate(y, limits))
      : { code: "size", message: "has a point whose id or index does not fit" },
  )
}

function firstViolation<T>(
  items: readonly T[],
  check: (item: T) => Violation | undefined,
): Violation | undefined {
  for (const item of items) {
    const violation = check(item)
    if (violation !== undefined) return violation
  }
  return undefined
}

type Rules = Readonly<Record<string, Rule>>

const SHAPES: Readonly<Record<string, Rules>> = {
  arrow: {
    start: point,
    end: point,
    bend: coordinate,
    text: label,
    labelPosition: ratio,
    elbowMidPoint: ratio,
    scale,
  },
  draw: { segments: strokes, scale },
  frame: { w: coordinate, h: coordinate, name: label },
  geo: { w: coordinate, h: coordinate, growY: coordinate, scale, url, richText },
  group: {},
  highlight: { segments: strokes, scale },
  line: { points: corners, scale },
  note: { growY: coordinate, fontSizeAdjustment: between(0, 1_000), scale, url, richText },
  text: { w: coordinate, scale, richText },
}

const BINDINGS: Readonly<Record<string, Rules>> = { arrow: { normalizedAnchor: anchor } }

/** The first prop that breaks a rule. A type without rules has none to break: tests hold that every type is listed. */
export function propsViolation(
  record: { readonly typeName: string; readonly type: string; readonly props: JsonObject },
  limits: Limits,
): (Violation & { readonly prop: string }) | undefined {
  const rules = (record.typeName === "shape" ? SHAPES : BINDINGS)[record.type] ?? {}
  for (const prop in rules) {
    const violation = rules[prop]?.(record.props[prop] as Json, limits)
    if (violation !== undefined) return { prop, ...violation }
  }
  return record.type === "geo" ? cloudViolation(record.props) : undefined
}

function cloudViolation(props: JsonObject): (Violation & { prop: string }) | undefined {
  if (props.geo !== "cloud") return undefined
  // As tldraw counts: an arc is never longer than the short side, which it takes to be 1 at least.
  const w = Math.max(1, props.w as number)
  const h = Math.max(1, (props.h as number) + (props.growY as number))
  const arcs = (2 * (w + h)) / Math.min(CLOUD_ARC, w, h)
  return arcs <= MAX_CLOUD_ARCS
    ? undefined
    : { prop: "w", code: "geometry", message: "is too long for a cloud" }
}

export function hasRules(typeName: "shape" | "binding", type: string): boolean {
  return Object.hasOwn(typeName === "shape" ? SHAPES : BINDINGS, type)
}
