import { decodeRecord, encodeRecord } from "@outloud/shared/records/codec.ts"
import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import { describe, expect, it } from "vitest"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"
import type { WirePeer } from "../../support/wire-peer.ts"

/** What the server promises: an invalid value is undone within this time. */
const PROMISED_MS = 500

async function board(options: ConstructorParameters<typeof TestServer>[0] = {}) {
  const server = new TestServer(options)
  const room = await server.createRoom()
  const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
  const reader = await server.connect(room, "observer")
  const settle = async () => {
    await server.exchange(writer, reader)
    await server.clock.advance(PROMISED_MS)
    await server.exchange(writer, reader)
  }
  await settle()
  return { server, room, writer, reader, settle }
}

function shown(peer: WirePeer, id: string) {
  const entry = peer.records.get(id)
  return entry === undefined ? undefined : decodeRecord(entry)
}

function frame(id: string, parentId = PAGE_ID) {
  return box(id, { type: "frame", parentId, props: { w: 300, h: 200, name: id, color: "black" } })
}

describe("repair", () => {
  it("[SV-14] a value that breaks the limits falls back to the base, and the rest of the edit stays", async () => {
    const { writer, reader, settle } = await board()
    writer.put(box("a"))
    await settle()
    const fields = writer.records.get("shape:a")
    writer.doc.transact(() => {
      fields?.set("xy", [1e9, 0])
      fields?.set("props.color", "red")
      fields?.set("props.w", "wide")
      fields?.set("nonsense", { deep: [1] })
    })
    await settle()
    expect(writer.isOpen).toBe(true)
    expect(shown(reader, "shape:a")).toMatchObject({ x: 100, y: 100, props: { color: "red", w: 100 } })
    expect(shown(reader, "shape:a")).not.toHaveProperty("nonsense")
  })

  it("[SV-14] a shape that has been dragged about is still watched, wherever it is dragged next", async () => {
    const { writer, reader, settle } = await board()
    writer.put(box("a"))
    await settle()
    const fields = writer.records.get("shape:a")
    for (const at of [10, 20]) {
      fields?.set("xy", [at, at])
      await settle()
    }
    expect(shown(reader, "shape:a")).toMatchObject({ x: 20, y: 20 })
    fields?.set("xy", [0, -1e9])
    await settle()
    expect(shown(reader, "shape:a")).toMatchObject({ x: 100, y: 100 })
    fields?.set("xy", [30, 30])
    fields?.set("props.w", 1e12)
    await settle()
    expect(shown(reader, "shape:a")).toMatchObject({ x: 30, y: 30, props: { w: 100 } })
    writer.put(box("a", { type: "embed" }))
    writer.records.get("shape:a")?.set("xy", [40, 40])
    await settle()
    expect(reader.records.has("shape:a")).toBe(false)
  })

  it("[SV-14] an invalid base deletes the record, and only it", async () => {
    const { writer, reader, settle } = await board()
    writer.put(box("good"))
    writer.put(box("huge", { x: 1e308 }))
    writer.put(box("foreign", { type: "embed" }))
    writer.put(box("own-parent", { parentId: "shape:own-parent" }))
    writer.records.set("shape:other-id", encodeRecord(box("else")))
    await settle()
    expect([...reader.records.keys()].filter(id => !id.includes("section") && !id.includes("lane"))).toEqual([
      "shape:question",
      "shape:good",
    ])
  })

  it("[SV-14] a circle of parents is cut, a missing parent is the page, a binding without ends goes", async () => {
    const { writer, reader, settle } = await board()
    writer.put(frame("f1"))
    writer.put(frame("f2"))
    await settle()
    writer.records.get("shape:f1")?.set("parentId", "shape:f2")
    writer.records.get("shape:f2")?.set("parentId", "shape:f1")
    writer.put(box("orphan", { parentId: "shape:nowhere" }))
    writer.records.set(
      "binding:b",
      encodeRecord({
        id: "binding:b",
        typeName: "binding",
        type: "arrow",
        fromId: "shape:gone",
        toId: "shape:f1",
        props: {
          terminal: "end",
          normalizedAnchor: { x: 0.5, y: 0.5 },
          isExact: false,
          isPrecise: false,
          snap: "none",
        },
        meta: {},
      } as never),
    )
    await settle()
    expect(shown(reader, "shape:f1")?.parentId).toBe(PAGE_ID)
    expect(shown(reader, "shape:f2")?.parentId).toBe("shape:f1")
    expect(shown(reader, "shape:orphan")?.parentId).toBe(PAGE_ID)
    expect(reader.records.has("binding:b")).toBe(false)
  })

  it("[SV-14] shapes whose frame is deleted at the same moment are not lost", async () => {
    const { writer, reader, settle } = await board()
    writer.put(frame("f"))
    await settle()
    writer.put(box("inside", { parentId: "shape:f" }))
    writer.records.delete("shape:f")
    await settle()
    expect(shown(reader, "shape:inside")?.parentId).toBe(PAGE_ID)
  })

  it("[SV-15] the question and its sections stay as they were made, whatever is written over them", async () => {
    const { writer, reader, settle } = await board()
    const before = shown(reader, "shape:question")
    writer.records.get("shape:question")?.set("xy", [500, 500])
    writer.records.get("shape:section-estimates")?.set("meta.pinned", false)
    writer.records.delete("shape:section-architecture")
    writer.put(box("question", { x: 7 }))
    await settle()
    expect(shown(reader, "shape:question")).toEqual(before)
    expect(shown(reader, "shape:section-estimates")?.meta).toEqual({ pinned: true })
    expect(shown(reader, "shape:section-architecture")).toMatchObject({
      type: "frame",
      meta: { pinned: true },
    })
  })

  it("[SV-15] only the server pins: what somebody else marks as pinned is not", async () => {
    const { writer, reader, settle } = await board()
    writer.put(box("mine", { meta: { pinned: true } }))
    await settle()
    expect(shown(reader, "shape:mine")?.meta).toEqual({ pinned: false })
  })

  it("[SV-16] a layer holds no more records than it may; what came last goes", async () => {
    const { writer, reader, settle } = await board({
      config: config => ({ ...config, limits: { ...config.limits, layerRecords: 20 } }),
    })
    writer.doc.transact(() => {
      for (let n = 0; n < 30; n++) writer.put(box(`n${n}`))
    })
    await settle()
    expect(reader.records.size).toBe(20)
    expect(reader.records.has("shape:question")).toBe(true)
    expect(reader.records.has("shape:n0")).toBe(true)
  })

  it("[SV-16] a record that was only moved is not what came last", async () => {
    const { writer, reader, settle } = await board({
      config: config => ({ ...config, limits: { ...config.limits, layerRecords: 12 } }),
    })
    writer.put(box("old"))
    await settle()
    writer.put(box("new"))
    writer.records.get("shape:old")?.set("xy", [1, 1])
    await settle()
    expect(reader.records.has("shape:old")).toBe(true)
    expect(reader.records.has("shape:new")).toBe(false)
  })

  it("[SV-14] what a process that died left unchecked is checked when the board is opened again", async () => {
    const { server, room, writer } = await board()
    writer.put(box("huge", { x: 1e308 }))
    await server.exchange(writer)
    const after = new TestServer({ store: server.store })
    const reader = await after.connect(room, "observer")
    await after.exchange(reader)
    expect(reader.records.has("shape:huge")).toBe(true)
    await after.clock.advance(PROMISED_MS)
    await after.exchange(reader)
    expect(reader.records.has("shape:huge")).toBe(false)
  })
})
