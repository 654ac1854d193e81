import { encodeRecord, type Json, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { sampleBinding, sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import { beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { lessNewer, type RecordChange, reapply, recordChanges } from "./record-changes.ts"

let mine: Y.Doc
let server: Y.Doc
let unsent: Uint8Array[]
let base: Uint8Array

/** Both sides begin with the same board; what is drawn after that is unsent. */
function begin(...records: BoardRecord[]): void {
  server = new Y.Doc()
  for (const record of records) recordsOf(server).set(record.id, encodeRecord(record))
  base = Y.encodeStateAsUpdate(server)
  mine = new Y.Doc()
  Y.applyUpdate(mine, base)
  unsent = []
  mine.on("update", (update: Uint8Array) => unsent.push(update))
}

beforeEach(() => begin(sampleShape("geo", "shape:a"), sampleShape("geo", "shape:b")))

const put = (record: BoardRecord) => recordsOf(mine).set(record.id, encodeRecord(record))
const set = (doc: Y.Doc, id: string, key: string, value: Json) =>
  (recordsOf(doc).get(id) as RecordFields).set(key, value)
const putBack = () => reapply(server, recordChanges([base], unsent), DEFAULT_LIMITS)
const idsOf = (doc: Y.Doc) => [...recordsOf(doc).keys()].sort()

it("[LC-11] finds what was created, which fields changed, and what was deleted", () => {
  put(sampleShape("geo", "shape:c"))
  set(mine, "shape:a", "xy", [3, 4])
  set(mine, "shape:a", "xy", [5, 6])
  recordsOf(mine).delete("shape:b")
  expect(recordChanges([base], unsent)).toEqual([
    { kind: "changed", id: "shape:a", fields: { xy: [5, 6] } },
    { kind: "created", id: "shape:c", record: JSON.parse(JSON.stringify(sampleShape("geo", "shape:c"))) },
    { kind: "deleted", id: "shape:b" },
  ])
})

it("[LC-11] puts each back for itself: what others changed meanwhile stays, field by field", () => {
  set(mine, "shape:a", "xy", [5, 6])
  set(server, "shape:a", "props.color", "red")
  expect(putBack()).toEqual([])
  expect(recordsOf(server).get("shape:a")?.get("xy")).toEqual([5, 6])
  expect(recordsOf(server).get("shape:a")?.get("props.color")).toBe("red")
})

it("[LC-11] brings nothing back that somebody deleted, and says so", () => {
  set(mine, "shape:a", "xy", [5, 6])
  recordsOf(server).delete("shape:a")
  expect(putBack()).toMatchObject([{ change: { id: "shape:a" }, reason: expect.stringMatching(/deleted/) }])
  expect(idsOf(server)).toEqual(["shape:b"])
})

it("[LC-11] leaves out what breaks a limit, and only that", () => {
  put(sampleShape("geo", "shape:bad", { x: 1e9 }))
  put(sampleShape("geo", "shape:good"))
  set(mine, "shape:a", "props.w", -5)
  expect(
    putBack()
      .map(({ change }) => change.id)
      .sort(),
  ).toEqual(["shape:a", "shape:bad"])
  expect(idsOf(server)).toEqual(["shape:a", "shape:b", "shape:good"])
  expect(recordsOf(server).get("shape:a")?.has("props.w")).toBe(false)
})

it("puts an arrow's ends before the binding, and a frame before what stands in it", () => {
  put(sampleBinding("binding:1", "shape:arrow", "shape:inside"))
  put(sampleShape("arrow", "shape:arrow"))
  put(sampleShape("geo", "shape:inside", { parentId: "shape:frame" }))
  put(sampleShape("frame", "shape:frame"))
  const seen: string[] = []
  recordsOf(server).observe(event => seen.push(...event.keysChanged))
  expect(putBack()).toEqual([])
  expect(seen.indexOf("shape:frame")).toBeLessThan(seen.indexOf("shape:inside"))
  expect(seen.at(-1)).toBe("binding:1")
})

it("a binding whose end is gone is not put back", () => {
  put(sampleShape("arrow", "shape:arrow"))
  put(sampleBinding("binding:1", "shape:arrow", "shape:a"))
  recordsOf(server).delete("shape:a")
  expect(putBack()).toMatchObject([{ change: { id: "binding:1" } }])
  expect(idsOf(server)).toEqual(["shape:arrow", "shape:b"])
})

it("done twice, changes nothing the second time", () => {
  put(sampleShape("geo", "shape:c"))
  set(mine, "shape:a", "xy", [5, 6])
  recordsOf(mine).delete("shape:b")
  putBack()
  let updates = 0
  server.on("update", () => {
    updates += 1
  })
  expect(putBack()).toEqual([])
  expect(updates).toBe(0)
})

it("damaged updates change nothing and throw nothing", () => {
  put(sampleShape("geo", "shape:c"))
  unsent.unshift(new Uint8Array([255, 255, 255]))
  expect(recordChanges([base, new Uint8Array([9])], unsent)).toMatchObject([{ id: "shape:c" }])
})

it("much work is put back in transactions that the server takes", () => {
  for (let index = 0; index < 2_000; index += 1) put(sampleShape("geo", `shape:n${index}`))
  const sizes: number[] = []
  server.on("update", (update: Uint8Array) => sizes.push(update.byteLength))
  expect(putBack()).toEqual([])
  expect(Math.max(...sizes)).toBeLessThan(256 * 1024)
  expect(idsOf(server)).toHaveLength(2_002)
})

it("[LC-11] of older changes leaves what newer ones have not touched", () => {
  const older: RecordChange[] = [
    { kind: "changed", id: "shape:a", fields: { xy: [1, 1], rotation: 1 } },
    { kind: "deleted", id: "shape:b" },
    { kind: "changed", id: "shape:c", fields: { xy: [1, 1] } },
    { kind: "created", id: "shape:d", record: undefined },
  ]
  const newer: RecordChange[] = [
    { kind: "changed", id: "shape:a", fields: { xy: [2, 2] } },
    { kind: "changed", id: "shape:b", fields: { xy: [2, 2] } },
    { kind: "changed", id: "shape:c", fields: { xy: [2, 2] } },
  ]
  expect(lessNewer(older, newer)).toEqual([
    { kind: "changed", id: "shape:a", fields: { rotation: 1 } },
    { kind: "created", id: "shape:d", record: undefined },
  ])
})
