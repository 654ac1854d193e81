/** Elements of Excalidraw as shapes of tldraw, where they stand on the page. Parents are given later. */
import { toRichText } from "@tldraw/tlschema"
import type { JsonObject } from "../records/codec.ts"
import { type Box, boxAround, type Element, type Point, turned } from "./excalidraw-element.ts"
import {
  dashOf,
  fontOf,
  headOf,
  horizontalOf,
  inkOf,
  letterSizeOf,
  lookOf,
  strokeSizeOf,
  TEXT_SIZES,
  verticalOf,
} from "./excalidraw-look.ts"
import { sortKey } from "./sort-key.ts"
import { wellFormed } from "./well-formed.ts"

/** The part of a record that an element's own fields decide. */
export interface Placed {
  readonly type: "geo" | "text" | "arrow" | "line" | "draw" | "frame"
  readonly x: number
  readonly y: number
  readonly rotation: number
  readonly props: JsonObject
}

/** Points of one stroke; longer ones are thinned out. Half of what a record may hold. */
const MAX_STROKE_POINTS = 2_500
const MAX_LINE_POINTS = 1_000

const OUTLINES = { rectangle: "rectangle", ellipse: "ellipse", diamond: "diamond" } as const

/** The shape of an element, with the text that is bound to it; undefined where its fields make none. */
export function shapeOf(element: Element, label: Element | undefined): Placed | undefined {
  switch (element.type) {
    case "rectangle":
    case "ellipse":
    case "diamond":
      return geoOf(element, OUTLINES[element.type], label)
    case "text":
      return textOf(element)
    case "arrow":
      return arrowOf(element, label)
    case "line":
      return isArrow(element) ? arrowOf(element, label) : lineOf(element)
    case "freedraw":
      return strokeOf(element)
    case "frame":
      return frameOf(element)
    default:
      return undefined
  }
}

/** Old files draw arrows as lines with heads. */
export function isArrow(element: Element): boolean {
  if (element.type !== "line") return element.type === "arrow"
  return element.has("startArrowhead") || element.has("endArrowhead")
}

function geoOf(element: Element, geo: string, label: Element | undefined): Placed | undefined {
  const box = element.box()
  if (box === undefined) return undefined
  return {
    type: "geo",
    ...corner(box, element),
    props: {
      geo,
      ...sized(box),
      ...lookOf(element),
      dash: dashOf(element),
      size: label === undefined ? strokeSizeOf(element) : letterSizeOf(label, "label"),
      font: label === undefined ? "draw" : fontOf(label),
      labelColor: label === undefined ? "black" : inkOf(label.text("strokeColor")),
      align: label === undefined ? "middle" : horizontalOf(label),
      verticalAlign: label === undefined ? "middle" : verticalOf(label),
      richText: toRichText(wordsOf(label)) as unknown as JsonObject,
      url: "",
      growY: 0,
      scale: 1,
    },
  }
}

function textOf(element: Element): Placed | undefined {
  const box = element.box()
  const words = wordsOf(element)
  if (box === undefined || words.trim() === "") return undefined
  const size = letterSizeOf(element, "text")
  const scale = element.number("fontSize", 20) / TEXT_SIZES[size]
  return {
    type: "text",
    ...corner(box, element),
    props: {
      color: inkOf(element.text("strokeColor")),
      size,
      font: fontOf(element),
      textAlign: horizontalOf(element),
      // Before it is scaled.
      w: Math.max(1, box.w / Math.max(scale, 0.01)),
      richText: toRichText(words) as unknown as JsonObject,
      scale: Math.min(100, Math.max(0.01, scale)),
      // Excalidraw's letters have other widths: a text that was not wrapped by hand may be as wide as it needs.
      autoSize: !element.has("autoResize") || element.flag("autoResize"),
    },
  }
}

function arrowOf(element: Element, label: Element | undefined): Placed | undefined {
  const path = pathOf(element)
  if (path === undefined) return undefined
  const { points, x, y, rotation } = path
  const [start, end] = [points[0], points.at(-1)]
  if (start === undefined || end === undefined || points.length < 2) return undefined
  return {
    type: "arrow",
    x,
    y,
    rotation,
    props: {
      kind: element.flag("elbowed") ? "elbow" : "arc",
      color: inkOf(element.text("strokeColor")),
      labelColor: inkOf((label ?? element).text("strokeColor")),
      fill: "none",
      dash: dashOf(element),
      size: label === undefined ? strokeSizeOf(element) : letterSizeOf(label, "label"),
      arrowheadStart: headOf(element, "startArrowhead"),
      arrowheadEnd: headOf(element, "endArrowhead"),
      font: label === undefined ? "draw" : fontOf(label),
      start: { ...start },
      end: { ...end },
      bend: element.flag("elbowed") ? 0 : bendOf(points),
      text: wordsOf(label),
      labelPosition: 0.5,
      scale: 1,
      elbowMidPoint: 0.5,
    },
  }
}

/** How far the middle corner lies from the straight line, as tldraw measures a bend; no more than the line is long. */
function bendOf(points: readonly Point[]): number {
  const [start, end] = [points[0], points.at(-1)]
  const middle = points.length > 2 ? points[points.length >> 1] : undefined
  if (start === undefined || end === undefined || middle === undefined) return 0
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy)
  if (length < 1) return 0
  const away = ((middle.x - start.x) * dy - (middle.y - start.y) * dx) / length
  return Math.max(-length, Math.min(length, -away))
}

function lineOf(element: Element): Placed | undefined {
  const path = pathOf(element)
  if (path === undefined || path.points.length < 2) return undefined
  const corners = thinned(path.points, MAX_LINE_POINTS).map(({ x, y }, n) => {
    const key = sortKey(n)
    return [key, { id: key, index: key, x, y }] as const
  })
  return {
    type: "line",
    x: path.x,
    y: path.y,
    rotation: path.rotation,
    props: {
      color: inkOf(element.text("strokeColor")),
      dash: dashOf(element),
      size: strokeSizeOf(element),
      spline: element.has("roundness") ? "cubic" : "line",
      points: Object.fromEntries(corners),
      scale: 1,
    },
  }
}

function strokeOf(element: Element): Placed | undefined {
  const path = pathOf(element)
  if (path === undefined || path.points.length === 0) return undefined
  const points = thinned(path.points, MAX_STROKE_POINTS).map(({ x, y }) => ({ x, y, z: 0.5 }))
  return {
    type: "draw",
    x: path.x,
    y: path.y,
    rotation: path.rotation,
    props: {
      ...lookOf(element),
      dash: dashOf(element),
      size: strokeSizeOf(element),
      segments: [{ type: "free", points }],
      isComplete: true,
      isClosed: false,
      isPen: false,
      scale: 1,
    },
  }
}

function frameOf(element: Element): Placed | undefined {
  const box = element.box()
  if (box === undefined) return undefined
  // A frame is never turned in Excalidraw, and what stands in it counts on that.
  return {
    type: "frame",
    x: box.x,
    y: box.y,
    rotation: 0,
    props: { ...sized(box), name: element.text("name"), color: "black" },
  }
}

function sized({ w, h }: Box) {
  return { w: Math.max(1, w), h: Math.max(1, h) }
}

/** tldraw turns a shape about its own corner, Excalidraw about its middle. */
function corner(box: Box, element: Element) {
  const angle = angleOf(element)
  return { ...turned(box, box, angle), rotation: angle }
}

function angleOf(element: Element): number {
  return element.number("angle", 0) % (2 * Math.PI)
}

/** A line's points, counted from its first, and where that lies when it has been turned about the line's middle. */
function pathOf(element: Element) {
  const points = element.points()
  const at = element.box() && { x: element.number("x", 0), y: element.number("y", 0) }
  if (points === undefined || at === undefined) return undefined
  const { x, y, w, h } = boxAround(points)
  const rotation = angleOf(element)
  return { points, rotation, ...turned(at, { x: at.x + x, y: at.y + y, w, h }, rotation) }
}

/** At most so many points, the first and the last among them. */
function thinned(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, n) => points[Math.round(n * step)] ?? { x: 0, y: 0 })
}

/** As its writer typed it, without the line breaks that Excalidraw put in to make it fit. */
function wordsOf(element: Element | undefined): string {
  const words = element?.text("originalText") || element?.text("text") || ""
  return wellFormed(words.replaceAll(/\r\n?/g, "\n").trimEnd())
}
