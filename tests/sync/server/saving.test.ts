import type { Config } from "@outloud/server/config.ts"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { clientFrame } from "../../support/fake-socket.ts"
import { FaultyStore } from "../../support/faulty-store.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"

async function pair(server: TestServer) {
  const room = await server.createRoom()
  const interviewer = await server.connect(room, "interviewer", "diagram", { key: keyOf("ana") })
  const candidate = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
  await server.exchange(interviewer, candidate)
  return { room, interviewer, candidate }
}

describe("saving", () => {
  it("[SV-1] what one person draws reaches the other", async () => {
    const server = new TestServer()
    const { interviewer, candidate } = await pair(server)
    candidate.put(box("a"))
    await server.exchange(interviewer, candidate)
    expect(interviewer.records.get("shape:a")?.get("base")).toMatchObject({ id: "shape:a" })
  })

  it("[SV-1] nothing is sent or acknowledged before it is committed", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const { room, interviewer, candidate } = await pair(server)
    const acknowledged = candidate.acknowledged
    store.hold()
    candidate.put(box("a"))
    const late = await server.connect(room, "observer")
    await server.exchange(interviewer, candidate, late)
    expect(interviewer.records.has("shape:a")).toBe(false)
    expect(late.records.has("shape:a")).toBe(false)
    expect(candidate.acknowledged).toBe(acknowledged)
    store.release()
    await server.exchange(interviewer, candidate, late)
    expect(interviewer.records.has("shape:a")).toBe(true)
    expect(late.records.has("shape:a")).toBe(true)
    expect(candidate.acknowledged).toBe(acknowledged + 1)
  })

  it("[SV-2] every write frame is acknowledged, empty and known ones included", async () => {
    const server = new TestServer()
    const { interviewer, candidate } = await pair(server)
    candidate.put(box("a"))
    const everything = Y.encodeStateAsUpdate(candidate.doc)
    candidate.send(everything)
    candidate.sendFrame(clientFrame.step2(everything), true)
    candidate.send(Y.encodeStateAsUpdate(new Y.Doc()))
    await server.exchange(interviewer, candidate)
    // Its answer to the server's step 1, and the four above.
    expect(candidate.written).toBe(5)
    expect(candidate.acknowledged).toBe(5)
  })

  it("[SV-2] a stock client is sent no acknowledgement", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const stock = await server.connect(room, "candidate", "diagram", { stock: true })
    stock.put(box("a"))
    await server.exchange(stock)
    expect(stock.received.map(({ type }) => type)).not.toContain("ack")
  })

  it("[SV-3] a disk that refuses is asked for ever; writers are paused and told, and nothing is lost", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const { interviewer, candidate } = await pair(server)
    store.failNext(20, new StorageUnavailable("disk full"))
    candidate.put(box("a"))
    candidate.deliver()
    await server.clock.advance(10_000)
    candidate.deliver()
    expect(candidate.received.at(-1)).toEqual({ type: "storage", value: 0 })
    expect(candidate.socket.isPaused).toBe(true)
    candidate.put(box("b"))
    await server.clock.advance(120_000)
    await server.exchange(interviewer, candidate)
    expect(candidate.received).toContainEqual({ type: "storage", value: 1 })
    expect(candidate.acknowledged).toBe(candidate.written)
    expect([...interviewer.records.keys()]).toEqual(expect.arrayContaining(["shape:a", "shape:b"]))
  })

  it("[SV-4] what was committed is there after the server has been replaced", async () => {
    const store = new MemoryStore()
    const before = new TestServer({ store })
    const { room, candidate } = await pair(before)
    candidate.put(box("a"))
    await before.exchange(candidate)
    const after = new TestServer({ store })
    const back = await after.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: candidate.doc })
    const other = await after.connect(room, "interviewer")
    back.put(box("b"))
    await after.exchange(back, other)
    expect(back.socket.closedWith).toBeUndefined()
    expect([...other.records.keys()]).toEqual(expect.arrayContaining(["shape:a", "shape:b"]))
  })

  it("[SV-4] keyframes shorten loading and change nothing", async () => {
    const store = new MemoryStore()
    const config = (given: Config) => ({ ...given, sync: { ...given.sync, writesPerSecond: 10_000 } })
    const server = new TestServer({ store, config })
    const { room, candidate } = await pair(server)
    candidate.put(box("a"))
    for (let n = 0; n < 1100; n++) {
      candidate.records.get("shape:a")?.set("xy", [n, n])
      await server.exchange(candidate)
    }
    const stored = await store.loadDoc({ roomId: room.id, layer: "diagram" })
    expect(stored?.keyframe?.seq).toBeGreaterThan(500)
    expect(stored?.rows.length).toBeLessThan(600)
    const restarted = new TestServer({ store })
    const reader = await restarted.connect(room, "observer")
    await restarted.exchange(reader)
    expect(reader.records.get("shape:a")?.get("xy")).toEqual([1099, 1099])
  })

  it("[SV-5] a document is loaded once, however many ask at the same time", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const room = await server.createRoom()
    const peers = await Promise.all(
      ["interviewer", "candidate", "observer"].map(role => server.connect(room, role as "observer")),
    )
    await server.exchange(...peers)
    expect(store.loaded.filter(({ layer }) => layer === "diagram")).toHaveLength(1)
  })

  it("[SV-5] a document stays while anything is unsaved, and goes when nothing is", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const room = await server.createRoom()
    const candidate = await server.connect(room, "candidate")
    await server.exchange(candidate)
    store.hold()
    candidate.put(box("a"))
    candidate.deliver()
    candidate.leave()
    await server.clock.advance(300_000)
    expect(server.app.registry.ofRoom(room.id).map(({ host }) => host.ref.layer)).toContain("diagram")
    store.release()
    await server.clock.advance(300_000)
    expect(server.app.registry.ofRoom(room.id)).toEqual([])
    const reader = await server.connect(room, "observer")
    await server.exchange(reader)
    expect(reader.records.has("shape:a")).toBe(true)
  })

  it("[SV-6] what somebody sends just before leaving is kept", async () => {
    const server = new TestServer()
    const { interviewer, candidate } = await pair(server)
    candidate.put(box("last"))
    candidate.deliver()
    candidate.leave()
    await server.exchange(interviewer)
    expect(interviewer.records.has("shape:last")).toBe(true)
  })

  it("[SV-7] a server that stops commits what has arrived and says that it is restarting", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const { room, interviewer, candidate } = await pair(server)
    store.hold()
    candidate.put(box("a"))
    candidate.deliver()
    await server.clock.settle()
    const closing = server.app.close(5_000)
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.restarting)
    expect(interviewer.socket.closedWith?.code).toBe(CloseCode.restarting)
    store.release()
    await server.clock.advance(1_000)
    expect(await closing).toBe(true)
    const after = new TestServer({ store })
    const reader = await after.connect(room, "observer")
    await after.exchange(reader)
    expect(reader.records.has("shape:a")).toBe(true)
  })

  it("[SV-7] a server that cannot save before its deadline says so", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const { candidate } = await pair(server)
    store.hold()
    candidate.put(box("a"))
    candidate.deliver()
    await server.clock.settle()
    const closing = server.app.close(5_000)
    await server.clock.advance(6_000)
    expect(await closing).toBe(false)
  })

  it("[SV-17] a copy of another epoch is turned away before anything of it is merged", async () => {
    const server = new TestServer()
    const { room, candidate } = await pair(server)
    expect(candidate.received).toContainEqual({ type: "epoch", value: 1 })
    const old = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), epoch: 0 })
    old.put(box("old"))
    await server.exchange(old, candidate)
    expect(old.socket.closedWith?.code).toBe(CloseCode.tooOld)
    expect(old.received).toEqual([])
    expect(candidate.records.has("shape:old")).toBe(false)
    const same = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), epoch: 1 })
    await server.exchange(same)
    expect(same.socket.closedWith).toBeUndefined()
  })

  it("[SV-18] what a stock client draws between connecting and its step 2 is not taken for a gap", async () => {
    const server = new TestServer()
    const { room, interviewer, candidate } = await pair(server)
    candidate.leave()
    candidate.put(box("offline"))
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: candidate.doc })
    back.put(box("early"))
    await server.exchange(interviewer, back)
    expect(back.socket.closedWith).toBeUndefined()
    expect(back.acknowledged).toBe(back.written)
    expect(interviewer.records.has("shape:offline")).toBe(true)
    expect(interviewer.records.has("shape:early")).toBe(true)
  })

  it("[SV-18] a gap that no step 2 fills is refused", async () => {
    const server = new TestServer()
    const { candidate } = await pair(server)
    const lost = new Y.Doc()
    lost.getMap("records").set("shape:a", new Y.Map())
    const before = Y.encodeStateVector(lost)
    lost.getMap("records").set("shape:b", new Y.Map())
    candidate.send(Y.encodeStateAsUpdate(lost, before))
    await server.exchange(candidate)
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.updateRefused)
  })

  it("[SV-18] a step 2 that is slow to come is asked for again, and nothing waits for ever", async () => {
    const server = new TestServer()
    const lost = new Y.Doc()
    lost.getMap("records").set("shape:a", new Y.Map())
    const before = Y.encodeStateVector(lost)
    lost.getMap("records").set("shape:b", new Y.Map())
    const { room } = await pair(server)
    const mute = await server.connect(room, "candidate", "diagram", { key: keyOf("mute") })
    mute.send(Y.encodeStateAsUpdate(lost, before))
    mute.deliverAll()
    await server.clock.advance(11_000)
    expect(mute.socket.closedWith?.code).toBe(CloseCode.resync)
  })

  it("[SV-3] who comes while the disk refuses is held and told, too", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const { room, candidate } = await pair(server)
    store.failNext(5, new StorageUnavailable("disk full"))
    candidate.put(box("a"))
    candidate.deliver()
    await server.clock.advance(200)
    const late = await server.connect(room, "interviewer", "diagram", { key: keyOf("late") })
    expect(late.socket.isPaused).toBe(true)
    await server.clock.advance(60_000)
    await server.exchange(candidate, late)
    expect(late.received).toContainEqual({ type: "storage", value: 0 })
    expect(late.records.has("shape:a")).toBe(true)
    expect(late.socket.isPaused).toBe(false)
  })

  it("[SV-19] a server write that throws leaves nothing half-written: everybody comes back to the log", async () => {
    const server = new TestServer()
    const { room, candidate } = await pair(server)
    const host = server.app.registry.ofRoom(room.id).find(live => live.host.ref.layer === "diagram")?.host
    host?.write(doc => {
      doc.getMap("records").set("shape:half", new Y.Map())
      throw new Error("a bug")
    })
    await server.clock.settle()
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.resync)
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: candidate.doc })
    back.put(box("a"))
    await server.exchange(back)
    expect(back.acknowledged).toBe(back.written)
    expect(back.records.has("shape:half")).toBe(false)
  })
})
