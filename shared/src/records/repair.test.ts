import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import {
  changedFields,
  decodeRecord,
  encodeRecord,
  type Json,
  type RecordFields,
  recordsOf,
} from "./codec.ts"
import { DEFAULT_LIMITS } from "./limits.ts"
import { MAX_FIELDS, repairFields, standsWhereMoved } from "./repair.ts"
import { boardSchema } from "./schema.ts"
import { editArbitrary, richText, sampleBinding, sampleShape } from "./testing/sample-records.ts"
import { checkRecord } from "./validate-record.ts"

const ID = "shape:a"

function entry(fields: Record<string, Json>, id = ID): RecordFields {
  const doc = new Y.Doc()
  const map = new Y.Map<Json>()
  recordsOf(doc).set(id, map)
  for (const [key, value] of Object.entries(fields)) map.set(key, value)
  return map
}

function geo(overlays: Record<string, Json>): RecordFields {
  return entry({ base: sampleShape("geo", ID) as unknown as Json, ...overlays })
}

const repair = (fields: unknown, id = ID) => repairFields(id, fields, DEFAULT_LIMITS)

/** Writes the repair, as the server does. False where the entry has to go. */
function mend(fields: RecordFields): boolean {
  const repairs = repair(fields)
  if (repairs === "delete") return false
  for (const { key, value } of repairs ?? []) fields.set(key, value)
  return true
}

describe("standsWhereMoved", () => {
  const place = fc.oneof(
    fc.tuple(fc.double(), fc.double()),
    fc.tuple(fc.integer({ min: -2e6, max: 2e6 }), fc.integer({ min: -2e6, max: 2e6 })),
    fc.jsonValue(),
    fc.constantFrom([1], [1, 2, 3], [1, "2"], [null, 1], [1e6, -1e6], [1e6 + 1, 0], { $removed: true }),
  )

  test("[SY-8] says of a sound shape that was moved what repairFields says", () => {
    fc.assert(
      fc.property(editArbitrary(ID), place, ({ before, after }, xy) => {
        const fields = encodeRecord(before)
        recordsOf(new Y.Doc()).set(ID, fields)
        for (const [key, value] of changedFields(before, after)) fields.set(key, value)
        fields.set("xy", xy as Json)
        expect(standsWhereMoved(ID, fields, DEFAULT_LIMITS)).toBe(repair(fields) === undefined)
      }),
      { numRuns: 500 },
    )
  })

  test("[SY-8] leaves to repairFields what is no shape", () => {
    const binding = sampleBinding("binding:a", "shape:a", "shape:b") as unknown as Json
    expect(standsWhereMoved("binding:a", entry({ base: binding, xy: [1, 2] }), DEFAULT_LIMITS)).toBe(false)
    expect(standsWhereMoved(ID, undefined, DEFAULT_LIMITS)).toBe(false)
  })
})

describe("repairFields", () => {
  test("[SY-8] what a person can do needs no repair", () => {
    fc.assert(
      fc.property(editArbitrary(ID), ({ before, after }) => {
        const doc = new Y.Doc()
        const fields = encodeRecord(before)
        recordsOf(doc).set(ID, fields)
        for (const [key, value] of changedFields(before, after)) fields.set(key, value)
        expect(repair(fields)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  test.each<[string, Record<string, Json>, string]>([
    ["a huge number", { "props.w": 1e12 }, "props.w"],
    ["a place far out", { xy: [1e9, 0] }, "xy"],
    ["a place that is none", { xy: "here" }, "xy"],
    ["an unknown field", { evil: true }, "evil"],
    ["a field named like a method", { constructor: 5 }, "constructor"],
    ["a prop named like a method", { "props.constructor": 5 }, "props.constructor"],
    [
      "a label that cannot be drawn",
      { "props.richText": { type: "doc", content: [{ type: "evil" }] } },
      "props.richText",
    ],
    ["a required field that was removed", { rotation: { $removed: true } }, "rotation"],
    ["itself as parent", { parentId: ID }, "parentId"],
  ])("[SY-8] %s falls back to the base, and what others changed stays", (_, overlay, key) => {
    const fields = geo({ ...overlay, "props.color": "red", "meta.kind": "queue" })
    expect(repair(fields)).toMatchObject([{ key }])
    expect(mend(fields)).toBe(true)
    expect(decodeRecord(fields)).toMatchObject({
      x: 10,
      meta: { kind: "queue" },
      props: { color: "red", w: 120 },
    })
    expect(repair(fields)).toBeUndefined()
  })

  test("[SY-8] fields that are valid one by one but not together all fall back", () => {
    const half = "x".repeat(3000)
    const fields = geo({ "meta.one": half, "meta.other": half, "props.color": "red" })
    expect(mend(fields)).toBe(true)
    expect(decodeRecord(fields)).toEqual(sampleShape("geo", ID))
  })

  test("[SY-8] a place on a record that has none is taken back", () => {
    const fields = entry(
      { base: sampleBinding("binding:a", "shape:a", "shape:b") as unknown as Json, xy: [1, 2] },
      "binding:a",
    )
    for (const { key, value } of repair(fields, "binding:a") as { key: string; value: Json }[])
      fields.set(key, value)
    expect(repair(fields, "binding:a")).toBeUndefined()
  })

  test("[SY-8] a base that breaks a limit stays as long as the record as a whole is valid", () => {
    const base = sampleShape("geo", ID, { props: { w: 1e9 } }) as unknown as Json
    expect(repair(entry({ base, "props.w": 100 }))).toBeUndefined()
    expect(repair(entry({ base, "props.h": 100 }))).toBe("delete")
  })

  test.each<[string, unknown]>([
    ["no map", 5],
    ["a text", new Y.Doc().getText("t")],
    ["an entry without a base", entry({ xy: [1, 2] })],
    ["a base that is no record", entry({ base: "record" })],
    ["another record's base", entry({ base: sampleShape("geo", "shape:b") as unknown as Json })],
    [
      "an entry stuffed with keys",
      geo(Object.fromEntries(Array.from({ length: MAX_FIELDS }, (_, i) => [`x.${i}`, 1]))),
    ],
  ])("[SY-8] %s is deleted", (_, fields) => {
    expect(repair(fields)).toBe("delete")
  })

  test("[SY-9] after its repair an entry is valid, for us and for tldraw, whatever was written", () => {
    const key = fc.oneof(
      fc.constantFrom(
        "xy",
        "rotation",
        "index",
        "parentId",
        "isLocked",
        "props.w",
        "props.richText",
        "props.scale",
      ),
      fc.constantFrom(
        "props.geo",
        "meta.a",
        "meta.toString",
        "props.",
        "x",
        "__proto__",
        "valueOf",
        "typeName",
      ),
      fc.string().map(name => `props.${name}`),
    )
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<Json>({ $removed: true }, 1e9, "a2", [5, 5], ["x", 5], "ellipse", richText("new"), {}),
    ) as fc.Arbitrary<Json>
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), writes => {
        const fields = geo({})
        for (const [name, written] of writes) fields.set(name, written)
        expect(mend(fields)).toBe(true)
        const record = decodeRecord(fields)
        expect(checkRecord(ID, record, DEFAULT_LIMITS)).toBeUndefined()
        expect(() => boardSchema.types.shape.validate(record)).not.toThrow()
        expect(repair(fields)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })
})
