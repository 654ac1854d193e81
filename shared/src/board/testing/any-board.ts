/** Random boards, for tests only: every type of shape, close together, with parents and bindings that may be missing. */
import fc from "fast-check"
import type { JsonObject } from "../../records/codec.ts"
import { type BoardRecord, PAGE_ID } from "../../records/schema.ts"
import { richText, SHAPE_PROPS } from "../../records/testing/sample-records.ts"

const LABELS = ["", "", "Redis", "playlist service", "Kafka topic", "How big is this?", "nightly", "DB", "?"]
const MOST = 14

function idOf(at: number): string {
  return `shape:s${String(at).padStart(2, "0")}`
}

interface Plan {
  readonly type: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly rotation: number
  readonly parent: number
  readonly kind: string | undefined
}

const plan: fc.Arbitrary<Plan> = fc.record({
  type: fc.constantFrom(
    "geo",
    "geo",
    "geo",
    "text",
    "arrow",
    "arrow",
    "line",
    "note",
    "frame",
    "group",
    "draw",
  ),
  label: fc.constantFrom(...LABELS),
  x: fc.integer({ min: -400, max: 900 }),
  y: fc.integer({ min: -400, max: 900 }),
  w: fc.integer({ min: 1, max: 500 }),
  h: fc.integer({ min: 1, max: 400 }),
  rotation: fc.constantFrom(0, 0, 0, 0.4, Math.PI / 2),
  parent: fc.integer({ min: -6, max: MOST }),
  kind: fc.constantFrom(undefined, undefined, undefined, "cache", "no such kind"),
})

/** Valid records, each by itself; not always among each other, as between an edit and its repair. */
export function anyBoard(): fc.Arbitrary<BoardRecord[]> {
  const binding = fc.record({
    from: fc.integer({ min: 0, max: MOST }),
    to: fc.integer({ min: 0, max: MOST }),
    terminal: fc.constantFrom("start", "end"),
  })
  return fc
    .tuple(fc.array(plan, { maxLength: MOST }), fc.array(binding, { maxLength: 8 }))
    .map(([plans, bindings]) => [
      ...plans.map((one, at) => shapeOf(one, at)),
      ...bindings
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, terminal }, at) => bindingOf(from, to, terminal, at)),
    ])
}

function shapeOf({ type, label, x, y, w, h, rotation, parent, kind }: Plan, at: number): BoardRecord {
  const props: Record<string, unknown> = { ...SHAPE_PROPS[type] }
  if ("richText" in props) props.richText = richText(label)
  else if ("text" in props) props.text = label
  else if ("name" in props) props.name = label
  if (type === "geo" || type === "frame") Object.assign(props, { w, h })
  if (type === "arrow") Object.assign(props, { end: { x: w - 200, y: h - 200 } })
  return {
    id: idOf(at),
    typeName: "shape",
    type,
    parentId: parent < 0 || parent === at ? PAGE_ID : idOf(parent),
    index: `a${at + 1}V`,
    x,
    y,
    rotation,
    isLocked: false,
    opacity: 1,
    props,
    meta: (kind === undefined ? {} : { kind }) satisfies JsonObject,
  } as unknown as BoardRecord
}

function bindingOf(from: number, to: number, terminal: string, at: number): BoardRecord {
  return {
    id: `binding:b${at}`,
    typeName: "binding",
    type: "arrow",
    fromId: idOf(from),
    toId: idOf(to),
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" },
    meta: {},
  } as unknown as BoardRecord
}
