import type { FirstUpdates } from "@outloud/server/rooms/room-service.ts"
import { encodeRecord, type JsonObject, recordsOf } from "@outloud/shared/records/codec.ts"
import { SERVER_AUTHOR, SERVER_CLIENT_ID } from "@outloud/shared/records/guard.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { richText, sampleBinding, sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import { firstUpdates } from "@outloud/shared/starter/first-updates.ts"
import * as Y from "yjs"

/** Of what the server pins: two frames, and a shape in one of them. */
const PINNED = new Set(["shape:section-requirements", "shape:section-architecture", "shape:lane-edge"])

const DIAGRAM = [
  shape("frame", "frame-1", { index: "a6" }),
  shape("frame", "frame-2", { index: "a1", parentId: "shape:frame-1", props: { w: 100, h: 80 } }),
  shape("geo", "box-1", { index: "a2", parentId: "shape:frame-1" }),
  shape("geo", "box-2", { index: "a7", x: 400 }),
  shape("arrow", "arrow-1", { index: "a8" }),
  sampleBinding("binding:1", "shape:arrow-1", "shape:box-1", "start"),
  sampleBinding("binding:2", "shape:arrow-1", "shape:box-2", "end"),
  shape("group", "group-1", { index: "a9", x: 400, y: 300 }),
  shape("geo", "box-3", { index: "a1", parentId: "shape:group-1" }),
  shape("draw", "stroke-1", { index: "a2", parentId: "shape:group-1", x: 150 }),
]

const ANNOTATIONS = [
  shape("frame", "noted-frame", { index: "a1", y: 500 }),
  shape("geo", "noted-box", { index: "a1", parentId: "shape:noted-frame" }),
  shape("draw", "noted-stroke", { index: "a2", x: 600 }),
]

/** A board on which people meet from the start: little that is pinned, and some of everything that refers to something. */
export const starterUpdates: FirstUpdates = (question, mode) => {
  const updates = new Map(firstUpdates(question, mode))
  const seed = new Y.Doc()
  for (const { bytes } of updates.get("diagram") ?? []) Y.applyUpdate(seed, bytes)
  const pinned = [...recordsOf(seed)].flatMap(([id, fields]) =>
    PINNED.has(id) ? withoutText(fields.get("base") as unknown as BoardRecord) : [],
  )
  return updates.set("diagram", [written([...pinned, ...DIAGRAM])]).set("annotations", [written(ANNOTATIONS)])
}

function written(records: readonly BoardRecord[]) {
  const doc = new Y.Doc()
  doc.clientID = SERVER_CLIENT_ID
  doc.transact(() => {
    for (const record of records) recordsOf(doc).set(record.id, encodeRecord(record))
  })
  return { author: SERVER_AUTHOR, bytes: Y.encodeStateAsUpdate(doc) }
}

function shape(type: string, name: string, change: JsonObject): BoardRecord {
  return withoutText(sampleShape(type, `shape:${name}`, change))
}

/** Texts take long to measure, every time that a page is opened. */
function withoutText(record: BoardRecord): BoardRecord {
  if (!("richText" in record.props)) return record
  return { ...record, props: { ...record.props, richText: richText("") } } as unknown as BoardRecord
}
