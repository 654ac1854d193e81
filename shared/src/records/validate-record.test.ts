import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { JsonObject } from "./codec.ts"
import { DEFAULT_LIMITS } from "./limits.ts"
import { BOARD_SHAPE_TYPES, type BoardRecord } from "./schema.ts"
import { hasRules } from "./shape-rules.ts"
import { editArbitrary, richText, SHAPE_TYPES, sampleBinding, sampleShape } from "./testing/sample-records.ts"
import { checkRecord, type RecordProblem } from "./validate-record.ts"

const ID = "shape:a"

function check(record: unknown, id = ID): RecordProblem | undefined {
  return checkRecord(id, record, DEFAULT_LIMITS)
}

function shape(type: string, change: JsonObject): BoardRecord {
  return sampleShape(type, ID, change)
}

describe("checkRecord", () => {
  test.each(SHAPE_TYPES)("[SY-4] a %s may be in a board", type => {
    expect(check(sampleShape(type, ID))).toBeUndefined()
  })

  test("[SY-4] a binding may be in a board", () => {
    expect(check(sampleBinding("binding:a", "shape:a", "shape:b"), "binding:a")).toBeUndefined()
  })

  test("[SY-4] every type that the schema knows has its limits listed", () => {
    expect(SHAPE_TYPES.toSorted()).toEqual(BOARD_SHAPE_TYPES.toSorted())
    for (const type of BOARD_SHAPE_TYPES) expect(hasRules("shape", type)).toBe(true)
    expect(hasRules("binding", "arrow")).toBe(true)
  })

  test("[SY-4] every edit that a person can make is let through", () => {
    fc.assert(
      fc.property(editArbitrary(ID), ({ after }) => check(after) === undefined),
      { numRuns: 300 },
    )
  })

  test.each<[string, unknown, string?]>([
    ["nothing", undefined],
    ["null", null],
    ["a list", []],
    ["a number", 5],
    ["a page", { id: "page:page", typeName: "page", name: "", index: "a1", meta: {} }, "page:page"],
    ["a user's presence", { id: ID, typeName: "instance_presence" }],
    ["another id than its key", sampleShape("geo", "shape:b")],
    ["an id without a name", sampleShape("geo", "shape:"), "shape:"],
    ["an id that is too long", sampleShape("geo", `shape:${"a".repeat(123)}`), `shape:${"a".repeat(123)}`],
    ["an id with a line break", sampleShape("geo", "shape:a\nb"), "shape:a\nb"],
    ["a shape under a binding's id", sampleShape("geo", "binding:a"), "binding:a"],
    ["a type that loads from elsewhere", { ...sampleShape("geo", ID), type: "embed" }],
    ["a type named like a method", { ...sampleShape("geo", ID), type: "constructor" }],
    ["a foreign field", { ...sampleShape("geo", ID), evil: true }],
    ["a foreign prop", shape("geo", { props: { evil: true } })],
    ["a missing field", { ...sampleShape("geo", ID), opacity: undefined }],
    ["a foreign page", shape("geo", { parentId: "page:other" })],
    ["itself as parent", shape("frame", { parentId: ID })],
    ["an index that is none", shape("geo", { index: "zzz!" })],
    ["an index that is too long", shape("geo", { index: `a1${"V".repeat(600)}` })],
    ["a url that runs", shape("geo", { props: { url: "javascript:alert(1)" } })],
    ["large meta", shape("geo", { meta: { big: "x".repeat(5000) } })],
    ["meta that is a list", shape("geo", { meta: [] as unknown as JsonObject })],
    ["a binding to itself", sampleBinding("binding:a", "shape:a", "shape:a"), "binding:a"],
    ["a binding to the page", sampleBinding("binding:a", "shape:a", "page:page"), "binding:a"],
    ["a property that would become a prototype", shape("geo", { meta: JSON.parse('{"a":{"__proto__":1}}') })],
    ["an inherited field", Object.create(sampleShape("geo", ID))],
  ])("[SY-4] refuses %s", (_, record, id) => {
    expect(check(record, id)).toBeDefined()
  })

  test.each<[string, JsonObject]>([
    ["geo", { x: 1e6 + 1 }],
    ["geo", { y: -1e12 }],
    ["geo", { x: Number.NaN }],
    ["geo", { rotation: Number.POSITIVE_INFINITY }],
    ["geo", { props: { w: 1e12 } }],
    ["geo", { props: { growY: 1e7 } }],
    ["geo", { props: { scale: 1e6 } }],
    ["geo", { props: { geo: "cloud", w: 1e6, h: 1 } }],
    ["note", { props: { growY: 2e6 } }],
    ["note", { props: { fontSizeAdjustment: 1e9 } }],
    ["text", { props: { w: 1e308 } }],
    ["text", { props: { scale: 1e-9 } }],
    ["frame", { props: { h: 1e7 } }],
    ["arrow", { props: { bend: -1e7 } }],
    ["arrow", { props: { end: { x: 0, y: 1e7 } } }],
    ["arrow", { props: { labelPosition: 1e300 } }],
    ["arrow", { props: { elbowMidPoint: -5 } }],
    ["draw", { props: { segments: [{ type: "free", points: [{ x: 2e6, y: 0 }] }] } }],
    ["line", { props: { points: { a1: { id: "a1", index: "a1", x: 0, y: 2e6 } } } }],
    ["draw", { props: { segments: [] } }],
    [
      "highlight",
      {
        props: {
          segments: [
            { type: "straight", points: [] },
            { type: "free", points: [] },
          ],
        },
      },
    ],
    ["line", { props: { points: {} } }],
    [
      "line",
      {
        props: {
          points: { a: { id: "a", index: "a1", x: 0, y: 0 }, b: { id: "b", index: "a1", x: 9, y: 0 } },
        },
      },
    ],
    ["line", { props: { points: { a1: { id: "a2", index: "a1", x: 0, y: 0 } } } }],
  ])("[SY-5] refuses a %s with %j", (type, change) => {
    expect(check(shape(type, change))).toBeDefined()
  })

  test.each<[string, JsonObject]>([
    ["geo", { x: 1e6, y: -1e6 }],
    ["geo", { rotation: 100 }],
    ["geo", { props: { geo: "cloud", w: 4000, h: 300 } }],
    ["draw", { props: { segments: [{ type: "free", points: [{ x: 0, y: 0, z: 5 }] }] } }],
  ])("[SY-5] lets a %s with %j through", (type, change) => {
    expect(check(shape(type, change))).toBeUndefined()
  })

  test("[SY-5] bounds the points of a stroke and of a line", () => {
    const points = (count: number) => Array.from({ length: count }, (_, i) => ({ x: i, y: 0 }))
    const stroke = (count: number) =>
      shape("draw", { props: { segments: [{ type: "free", points: points(count) }] } })
    expect(check(stroke(4_999))).toBeUndefined()
    expect(check(stroke(5_000))).toMatchObject({ code: "size", path: "props.segments" })
    const corners = Object.fromEntries(
      points(1_001).map((p, i) => [`a${i}`, { id: `a${i}`, index: `a1${"V".repeat(i % 120)}`, ...p }]),
    )
    expect(check(shape("line", { props: { points: corners } }))).toMatchObject({ code: "size" })
  })

  test("[SY-6] a label has up to 20,000 characters", () => {
    const label = (count: number) => shape("geo", { props: { richText: richText("x".repeat(count)) } })
    expect(check(label(20_000))).toBeUndefined()
    expect(check(label(20_001))).toMatchObject({ code: "text", path: "props.richText" })
    expect(check(shape("frame", { props: { name: "x".repeat(20_001) } }))).toMatchObject({ code: "text" })
    expect(check(shape("arrow", { props: { text: "x".repeat(20_001) } }))).toMatchObject({ code: "text" })
  })

  test("[SY-4] takes anything and never throws", () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
    fc.assert(
      fc.property(anything, fc.string(), (value, key) => {
        check(value)
        check({ ...sampleShape("geo", ID), [key]: value })
        check(shape("geo", { props: { richText: value as JsonObject } }))
      }),
      { numRuns: 500 },
    )
  })

  test("[SY-4] deep nesting is refused without following it", () => {
    let deep: JsonObject = {}
    for (let i = 0; i < 100_000; i++) deep = { deep }
    expect(check(shape("geo", { meta: { deep } }))).toMatchObject({ code: "json" })
  })

  test("[SY-4] a message never carries a whole hostile value", () => {
    expect(check(shape("geo", { props: { dash: "x".repeat(100_000) } }))?.message.length).toBeLessThan(250)
  })
})
