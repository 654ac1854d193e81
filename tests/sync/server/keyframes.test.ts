import type { Config } from "@outloud/server/config.ts"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { decodeRecord } from "@outloud/shared/records/codec.ts"
import { describe, expect, it } from "vitest"
import { box } from "../../support/records.ts"
import { keyOf, type TestRoom, TestServer } from "../../support/test-server.ts"
import type { WirePeer } from "../../support/wire-peer.ts"

const config = (given: Config) => ({ ...given, sync: { ...given.sync, writesPerSecond: 10_000 } })

const smallConfig = (given: Config) => ({
  ...config(given),
  limits: { ...given.limits, layerBytes: 250_000 },
})

async function board(store: MemoryStore, configured = config) {
  const server = new TestServer({ store, config: configured })
  const room = await server.createRoom()
  const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
  writer.put(box("a"))
  await server.exchange(writer)
  return { server, room, writer }
}

/** Draws on and on, without a moment's rest, until a keyframe is kept. */
async function dragToKeyframe(server: TestServer, writer: WirePeer, room: TestRoom, store: MemoryStore) {
  for (let steps = 0; (await stored(store, room))?.keyframe === undefined; steps += 50) {
    expect(steps).toBeLessThan(1_000)
    await drag(server, writer, 50)
  }
}

/** Each step is a row of the log. */
async function drag(server: TestServer, writer: WirePeer, steps: number): Promise<void> {
  for (let n = 1; n <= steps; n++) {
    writer.records.get("shape:a")?.set("xy", [n, n])
    await server.exchange(writer)
  }
}

function stored(store: MemoryStore, { id }: TestRoom) {
  return store.loadDoc({ roomId: id, layer: "diagram" })
}

describe("keyframes", () => {
  it("[SV-20] a document that is put away is read from one keyframe, by the first who comes and by the next", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    await drag(server, writer, 100)
    writer.leave()
    await server.clock.advance(300_000)
    expect(server.app.registry.all()).toEqual([])
    const kept = await stored(store, room)
    expect(kept?.rows).toEqual([])
    for (const key of ["eve", "finn"]) {
      const reader = await server.connect(room, "observer", "diagram", { key: keyOf(key) })
      await server.exchange(reader)
      expect(reader.records.get("shape:a")?.get("xy")).toEqual([100, 100])
    }
  })

  it("[SV-20] so is one that a server had open when it stopped in order", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    await drag(server, writer, 100)
    const closing = server.app.close(5_000)
    await server.clock.advance(1_000)
    expect(await closing).toBe(true)
    expect((await stored(store, room))?.rows).toEqual([])
    const after = new TestServer({ store, config })
    const reader = await after.connect(room, "observer")
    await after.exchange(reader)
    expect(reader.records.get("shape:a")?.get("xy")).toEqual([100, 100])
  })

  it("[SV-20] who comes with nothing has the board before the server has read it, and is asked then what it has", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    await drag(server, writer, 100)
    writer.leave()
    await server.clock.advance(300_000)
    const reader = await server.connect(room, "observer")
    await server.exchange(reader)
    expect(reader.received.map(({ type }) => type)).toEqual(["epoch", "step2"])
    expect(reader.records.get("shape:a")?.get("xy")).toEqual([100, 100])
    await server.clock.advance(100)
    await server.exchange(reader)
    expect(reader.received.map(({ type }) => type)).toContain("step1")
    // Who brings a copy is asked at once.
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: writer.doc })
    back.put(box("b"))
    await server.exchange(back, reader)
    expect(back.acknowledged).toBe(back.written)
    expect(reader.records.has("shape:b")).toBe(true)
  })

  it("[SV-20] what is written after loading reaches who comes with nothing", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    await drag(server, writer, 100)
    writer.leave()
    await server.clock.advance(300_000)
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: writer.doc })
    await server.exchange(back)
    back.put(box("b"))
    await server.exchange(back)
    const reader = await server.connect(room, "observer")
    await server.exchange(reader)
    expect([...reader.records.keys()]).toEqual(expect.arrayContaining(["shape:a", "shape:b"]))
  })

  it("[SV-20] where little was written, the log is read as it is", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    writer.leave()
    await server.clock.advance(300_000)
    expect((await stored(store, room))?.keyframe).toBeUndefined()
  })

  it("[SV-20] a keyframe of a board that is being drawn on holds nothing that was not checked", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    // Nothing is checked by itself while the clock stands still.
    writer.records.get("shape:a")?.set("opacity", 7)
    await dragToKeyframe(server, writer, room, store)
    const { keyframe, rows } = (await stored(store, room)) ?? {}
    expect(keyframe?.seq).toBeGreaterThan(1)
    expect(rows?.length).toBeLessThan(50)
    // The server that drew it has died; nobody touches the shape again.
    const after = new TestServer({ store, config })
    const reader = await after.connect(room, "observer")
    await after.exchange(reader)
    const entry = reader.records.get("shape:a")
    expect(entry && decodeRecord(entry)).toMatchObject({ opacity: 1 })
  })
  it("[SV-21] a large board is kept as a keyframe only once the log has grown by a part of it", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store)
    const text = { type: "paragraph", content: [{ type: "text", text: "x".repeat(15_000) }] }
    const large = (id: string) => ({
      ...box(id),
      props: { ...box(id).props, richText: { type: "doc", content: [text] } },
    })
    for (let n = 0; n < 40; n++) writer.put(large(`large${n}`))
    await dragToKeyframe(server, writer, room, store)
    const first = (await stored(store, room))?.keyframe
    expect(first?.state.byteLength).toBeGreaterThan(600_000)
    await drag(server, writer, 700)
    expect((await stored(store, room))?.keyframe?.seq).toBe(first?.seq)
    for (let n = 0; n < 6; n++) writer.put(large(`more${n}`))
    await drag(server, writer, 2)
    expect((await stored(store, room))?.keyframe?.seq).toBeGreaterThan(first?.seq ?? 0)
  })
  it("[SV-11] what is taken back before a keyframe counts against the quota as all else does", async () => {
    const store = new MemoryStore()
    const { server, room, writer } = await board(store, smallConfig)
    const text = { type: "paragraph", content: [{ type: "text", text: "x".repeat(15_000) }] }
    const shapes = Array.from({ length: 10 }, (_, n) => box(`long${n}`))
    for (const shape of shapes)
      writer.put({ ...shape, props: { ...shape.props, richText: { type: "doc", content: [text] } } })
    // Little is written, and much is put back.
    for (const { id } of shapes) writer.records.get(id)?.set("props.richText", 7)
    await dragToKeyframe(server, writer, room, store)
    expect((await stored(store, room))?.keyframe?.state.byteLength).toBeGreaterThan(300_000)
    await drag(server, writer, 1)
    expect(writer.socket.closedWith).toMatchObject({
      code: CloseCode.updateRefused,
      reason: expect.stringContaining("layer-full"),
    })
  })
})
