import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { baseValue, changedFields, decodeRecord, encodeRecord, type Json, recordsOf } from "./codec.ts"
import type { BoardRecord } from "./schema.ts"
import { editArbitrary, sampleBinding, sampleShape } from "./testing/sample-records.ts"

function docWith(record: BoardRecord): Y.Doc {
  const doc = new Y.Doc()
  recordsOf(doc).set(record.id, encodeRecord(record))
  return doc
}

function entryOf(doc: Y.Doc, id: string) {
  const entry = recordsOf(doc).get(id)
  if (entry === undefined) throw new Error(`no ${id}`)
  return entry
}

function write(doc: Y.Doc, before: BoardRecord, after: BoardRecord): void {
  doc.transact(() => {
    for (const [key, value] of changedFields(before, after)) entryOf(doc, before.id).set(key, value)
  })
}

function peers(record: BoardRecord): [Y.Doc, Y.Doc] {
  const one = docWith(record)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  return [one, other]
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

describe("codec", () => {
  test("[SY-1] a record comes back as it was written, and as it was changed", () => {
    fc.assert(
      fc.property(editArbitrary(), ({ before, after }) => {
        const doc = docWith(before)
        expect(decodeRecord(entryOf(doc, before.id))).toEqual(before)
        write(doc, before, after)
        expect(decodeRecord(entryOf(doc, before.id))).toEqual(after)
        // And once more on top of the overlays that are there now.
        write(doc, after, before)
        expect(decodeRecord(entryOf(doc, before.id))).toEqual(before)
      }),
      { numRuns: 40000 },
    )
  })

  test("[SY-1] nothing is written where nothing changed", () => {
    const record = sampleShape("geo", "shape:a")
    expect(changedFields(record, structuredClone(record)).size).toBe(0)
  })

  test("[SY-2] two people who change different fields of one record keep both changes", () => {
    fc.assert(
      fc.property(editArbitrary(), ({ before, after }) => {
        const changes = [...changedFields(before, after)]
        const [one, other] = peers(before)
        const entries = [entryOf(one, before.id), entryOf(other, before.id)]
        for (const [index, [key, value]] of changes.entries()) entries[index % 2]?.set(key, value)
        exchange(one, other)
        for (const doc of [one, other]) expect(decodeRecord(entryOf(doc, before.id))).toEqual(after)
      }),
      { numRuns: 40000 },
    )
  })

  test("[SY-2] a delete wins over a change made at the same time", () => {
    const [one, other] = peers(sampleShape("geo", "shape:a"))
    recordsOf(one).delete("shape:a")
    entryOf(other, "shape:a").set("xy", [1, 2])
    exchange(one, other)
    expect(recordsOf(one).has("shape:a")).toBe(false)
    expect(recordsOf(other).has("shape:a")).toBe(false)
  })

  test("[SY-3] a removed field is written as such, and its key stays", () => {
    const before = sampleShape("geo", "shape:a", { meta: { kind: "queue" } })
    const doc = docWith(before)
    write(doc, before, { ...before, meta: {} } as BoardRecord)
    const entry = entryOf(doc, "shape:a")
    expect(entry.get("meta.kind")).toEqual({ $removed: true })
    expect(decodeRecord(entry)?.meta).toEqual({})
  })

  test.each([
    "id",
    "typeName",
    "type",
    "x",
    "y",
    "props",
    "meta",
    "__proto__",
    "",
    "props.",
    "meta.__proto__",
  ])("[SY-3] a field named %j changes nothing", key => {
    const doc = docWith(sampleShape("geo", "shape:a"))
    const before = decodeRecord(entryOf(doc, "shape:a"))
    entryOf(doc, "shape:a").set(key, { polluted: true })
    const after = decodeRecord(entryOf(doc, "shape:a"))
    expect(after).toEqual(before)
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype)
  })

  test.each<[string, Json]>([
    ["xy", [10, 20]],
    ["rotation", 0],
    ["props.w", 120],
    ["props.nothing", { $removed: true }],
    ["props.constructor", { $removed: true }],
    ["toString", { $removed: true }],
    ["meta.valueOf", { $removed: true }],
  ])("[SY-3] %s falls back to what the base says, and never to what objects inherit", (key, value) => {
    expect(baseValue(entryOf(docWith(sampleShape("geo", "shape:a")), "shape:a"), key)).toEqual(value)
  })

  test("[SY-3] a place written onto a record that has none can be taken back", () => {
    const binding = sampleBinding("binding:a", "shape:a", "shape:b")
    const entry = entryOf(docWith(binding), "binding:a")
    entry.set("xy", [1, 2])
    entry.set("xy", baseValue(entry, "xy"))
    expect(decodeRecord(entry)).toEqual(binding)
  })
})
