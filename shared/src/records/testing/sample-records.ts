/** Valid records of every type, and random ones, for tests only. */
import fc from "fast-check"
import type { JsonObject } from "../codec.ts"
import type { BoardRecord } from "../schema.ts"

const TEXT = { color: "black", size: "m", font: "draw" }
const LABEL = { ...TEXT, labelColor: "black", align: "middle", verticalAlign: "middle", url: "", growY: 0 }

export function richText(text: string): JsonObject {
  const paragraph: JsonObject =
    text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] }
  return { type: "doc", content: [paragraph] }
}

const SEGMENTS = [
  {
    type: "free",
    points: [
      { x: 0, y: 0, z: 0.5 },
      { x: 10, y: 5, z: 0.5 },
    ],
  },
]

/** Props of a valid shape of each type. */
export const SHAPE_PROPS: Readonly<Record<string, JsonObject>> = {
  arrow: {
    ...TEXT,
    kind: "arc",
    labelColor: "black",
    fill: "none",
    dash: "draw",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    start: { x: 0, y: 0 },
    end: { x: 100, y: 50 },
    bend: 0,
    text: "",
    labelPosition: 0.5,
    scale: 1,
    elbowMidPoint: 0.5,
  },
  draw: {
    color: "black",
    fill: "none",
    dash: "draw",
    size: "m",
    segments: SEGMENTS,
    isComplete: true,
    isClosed: false,
    isPen: false,
    scale: 1,
  },
  frame: { w: 300, h: 200, name: "Front end", color: "black" },
  geo: {
    ...LABEL,
    geo: "rectangle",
    dash: "draw",
    fill: "none",
    w: 120,
    h: 80,
    scale: 1,
    richText: richText("API"),
  },
  group: {},
  highlight: { color: "yellow", size: "l", segments: SEGMENTS, isComplete: true, isPen: false, scale: 1 },
  line: {
    color: "black",
    dash: "draw",
    size: "m",
    spline: "line",
    points: { a1: { id: "a1", index: "a1", x: 0, y: 0 }, a2: { id: "a2", index: "a2", x: 40, y: 40 } },
    scale: 1,
  },
  note: { ...LABEL, fontSizeAdjustment: 0, scale: 1, richText: richText("Why?") },
  text: { ...TEXT, textAlign: "start", w: 90, richText: richText("Hello"), scale: 1, autoSize: true },
}

export const SHAPE_TYPES = Object.keys(SHAPE_PROPS)

export function sampleShape(type: string, id: string, change: JsonObject = {}): BoardRecord {
  const { props, ...rest } = change
  return {
    id,
    typeName: "shape",
    type,
    x: 10,
    y: 20,
    rotation: 0,
    index: "a1",
    parentId: "page:page",
    isLocked: false,
    opacity: 1,
    meta: {},
    ...rest,
    props: { ...SHAPE_PROPS[type], ...(props as JsonObject | undefined) },
  } as unknown as BoardRecord
}

export function sampleBinding(id: string, fromId: string, toId: string, terminal = "start"): BoardRecord {
  const props = {
    terminal,
    normalizedAnchor: { x: 0.5, y: 0.5 },
    isExact: false,
    isPrecise: true,
    snap: "none",
  }
  return { id, typeName: "binding", type: "arrow", fromId, toId, props, meta: {} } as unknown as BoardRecord
}

const place = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(value => value + 0)
const size = fc.double({ min: 1, max: 1e5, noNaN: true })
const scale = fc.double({ min: 0.01, max: 100, noNaN: true })
const label = fc.string({ maxLength: 20 }).map(richText)
const color = fc.constantFrom("black", "red", "blue", "light-green")
const points = fc.array(fc.record({ x: place, y: place, z: fc.double({ min: 0, max: 1, noNaN: true }) }), {
  minLength: 1,
  maxLength: 5,
})
const segments = fc.array(fc.record({ type: fc.constantFrom("free", "straight"), points }), {
  minLength: 1,
  maxLength: 3,
})

/** Props that vary, by type; merged over the sample's. */
const VARIED: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  arrow: fc.record({
    color,
    bend: place,
    text: fc.string({ maxLength: 20 }),
    end: fc.record({ x: place, y: place }),
  }),
  draw: fc.record({ color, scale, segments }),
  frame: fc.record({ w: size, h: size, name: fc.string({ maxLength: 20 }) }),
  geo: fc.record({
    color,
    w: size,
    h: size,
    scale,
    richText: label,
    geo: fc.constantFrom("rectangle", "ellipse", "diamond"),
  }),
  group: fc.constant({}),
  highlight: fc.record({ color, scale, segments }),
  line: fc.record({ color, spline: fc.constantFrom("line", "cubic") }),
  note: fc.record({ color, growY: size, richText: label }),
  text: fc.record({ color, w: size, richText: label, autoSize: fc.boolean() }),
}

const meta = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), {
    maxKeys: 4,
    noNullPrototype: true,
  })
  .filter(each => !JSON.stringify(each).includes("__proto__"))

export function shapeArbitrary(type: string, id: string): fc.Arbitrary<BoardRecord> {
  return fc
    .record({
      x: place,
      y: place,
      rotation: fc.double({ min: -4, max: 4, noNaN: true }),
      index: fc.constantFrom("a1", "a2", "a1V", "b00"),
      parentId: fc.constantFrom("page:page", "shape:frame"),
      isLocked: fc.boolean(),
      opacity: fc.double({ min: 0, max: 1, noNaN: true }),
      meta,
      props: VARIED[type] ?? fc.constant({}),
    })
    .map(change => sampleShape(type, id, withoutNegativeZero(change) as JsonObject))
}

/** JSON has no -0, and neither has anything that went through it. */
function withoutNegativeZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}

/** A random valid record, and the same one later: each field as before or newly drawn. */
export function editArbitrary(
  id = "shape:edited",
): fc.Arbitrary<{ before: BoardRecord; after: BoardRecord }> {
  return fc.constantFrom(...SHAPE_TYPES).chain(type =>
    fc
      .tuple(shapeArbitrary(type, id), shapeArbitrary(type, id), fc.infiniteStream(fc.boolean()))
      .map(([before, other, keeps]) => ({
        before,
        after: mixed(before, other, () => keeps.next().value as boolean),
      })),
  )
}

function mixed(before: BoardRecord, other: BoardRecord, keep: () => boolean): BoardRecord {
  const after: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(other)) if (!keep()) after[key] = value
  const props: Record<string, unknown> = { ...before.props }
  for (const [key, value] of Object.entries(other.props)) if (!keep()) props[key] = value
  return { ...after, props } as unknown as BoardRecord
}
