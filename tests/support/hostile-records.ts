import { isObject, type Json, type JsonObject } from "@outloud/shared/records/codec.ts"
import { BOARD_SHAPE_TYPES } from "@outloud/shared/records/schema.ts"
import { sampleBinding, sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import type { Random } from "./random.ts"

/** Types that tldraw knows and a board does not hold, and some that nobody knows. */
const FOREIGN_TYPES = ["embed", "bookmark", "video", "image", "constructor", "__proto__", ""]

const EVIL: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e-300,
  0.0001,
  1e6,
  1e6 + 1,
  1e12,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  2 ** 53,
  "",
  "a0",
  "a1",
  "Zz",
  "zzzzzzzzzzzzzzzzzzzzzzzzzzzz",
  "page:page",
  "page:other",
  "shape:s0",
  "shape:nowhere",
  "red",
  "cloud",
  "__proto__",
  "javascript:alert(1)",
  "https://example.org/",
  "\u202e\u0000\ud800",
  "x".repeat(3_000),
  "line\nbreaks\r\n\t",
  [],
  [0, 0],
  [1e6, -1e6],
  [[[[[[[[]]]]]]]],
  {},
  { x: 0, y: 0 },
  { x: 1e6, y: 1e6, z: 5 },
  { w: 1e6, h: 0 },
  { $removed: true },
  { type: "doc", content: [] },
  { type: "doc", content: [{ type: "heading", attrs: { level: 7 } }] },
  { type: "doc", content: [{ type: "text", text: "loose" }] },
  { type: "doc", content: [{ type: "bulletList", content: [{ type: "listItem", content: [] }] }] },
  {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "hardBreak" }, { type: "text", text: "ok" }] }],
  },
  [{ type: "free", points: [] }],
  [{ type: "free", points: [{ x: 1e6, y: -1e6, z: 0.5 }] }],
  [{ type: "straight", points: [{ x: 0, y: 0 }] }],
  { a1: { id: "a1", index: "a1", x: 0, y: 0 } },
]

/** Ids are few, so that hostile records meet. */
const SHAPES = 30
const BINDINGS = 8

/** One of the ids that hostile records use. */
export function someId(random: Random): string {
  return random.chance(0.85) ? `shape:s${random.below(SHAPES)}` : `binding:b${random.below(BINDINGS)}`
}

export function evilValue(random: Random): Json {
  return structuredClone(random.pick(EVIL)) as Json
}

/** A record like an honest one, with often with up to three things in it that are not. */
export function hostileRecord(random: Random, id: string): JsonObject {
  const record = structuredClone(honestRecord(random, id)) as unknown as Record<string, Json>
  for (let changes = random.chance(0.5) ? 0 : 1 + random.below(3); changes > 0; changes--)
    spoil(random, record)
  return record
}

/** Of the keys that an entry may have, any. */
export function someKey(random: Random): string {
  const props = [
    "w",
    "h",
    "growY",
    "scale",
    "geo",
    "richText",
    "text",
    "bend",
    "start",
    "end",
    "segments",
    "points",
  ]
  const styles = ["color", "size", "font", "dash", "spline", "labelPosition", "url", "kind", "elbowMidPoint"]
  const fields = [
    "xy",
    "parentId",
    "index",
    "rotation",
    "opacity",
    "isLocked",
    "meta.pinned",
    "meta.x",
    "fromId",
    "toId",
  ]
  const others = [
    "base",
    "type",
    "id",
    "typeName",
    "props",
    "props.",
    "meta.__proto__",
    "toString",
    "props.toString",
  ]
  return random.pick([...fields, ...others, ...[...props, ...styles].map(name => `props.${name}`)])
}

function honestRecord(random: Random, id: string) {
  if (id.startsWith("binding:")) {
    const end = () => `shape:s${random.below(SHAPES)}`
    return sampleBinding(id, end(), end(), random.pick(["start", "end"]))
  }
  const type = random.pick(BOARD_SHAPE_TYPES)
  const parentId = random.chance(0.6) ? "page:page" : `shape:s${random.below(SHAPES)}`
  return sampleShape(type, id, { parentId, x: random.below(500), y: random.below(500) })
}

function spoil(random: Random, record: Record<string, Json>): void {
  const props = isObject(record.props) ? (record.props as Record<string, Json>) : {}
  const dice = random.next()
  if (dice < 0.1) record.type = random.pick(FOREIGN_TYPES)
  else if (dice < 0.4) record[random.pick(Object.keys(record))] = evilValue(random)
  else if (dice < 0.85 && Object.keys(props).length > 0)
    props[random.pick(Object.keys(props))] = evilValue(random)
  else if (dice < 0.9) delete record[random.pick(Object.keys(record))]
  else record[random.pick(["extra", "x", "parentId", "props"])] = evilValue(random)
}
