import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { clientFrame } from "../../support/fake-socket.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"

describe("pressure", () => {
  it("[SV-9] who writes too fast is not read for a while, and nothing of it is lost", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    const reader = await server.connect(room, "observer")
    await server.exchange(writer, reader)
    writer.put(box("a"))
    for (let n = 0; n < 2_000; n++) writer.records.get("shape:a")?.set("xy", [n, n])
    let paused = 0
    for (let second = 0; second < 30 && writer.acknowledged < writer.written; second++) {
      await server.exchange(writer, reader)
      if (writer.socket.isPaused) paused++
      await server.clock.advance(1_000)
    }
    expect(paused).toBeGreaterThan(3)
    expect(writer.socket.closedWith).toBeUndefined()
    expect(writer.acknowledged).toBe(writer.written)
    expect(reader.records.get("shape:a")?.get("xy")).toEqual([1_999, 1_999])
  })

  it("[SV-10] a reader that does not keep up is told to come back, and gets everything then", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    const slow = await server.connect(room, "observer")
    await server.exchange(writer, slow)
    slow.socket.bufferedAmount = 5 * 1024 * 1024
    writer.put(box("a"))
    await server.exchange(writer)
    expect(slow.socket.closedWith?.code).toBe(CloseCode.resync)
    const back = await server.connect(room, "observer", "diagram", { doc: slow.doc })
    await server.exchange(back)
    expect(back.records.has("shape:a")).toBe(true)
  })

  it("[SV-10] presence waits for a slow reader, which gets the newest when it has caught up", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const ana = await server.connect(room, "interviewer", "diagram", { key: keyOf("ana") })
    const slow = await server.connect(room, "observer")
    await server.exchange(ana, slow)
    slow.socket.bufferedAmount = 2 * 1024 * 1024
    ana.showPresence({ n: 1 })
    await server.exchange(ana)
    expect(slow.socket.frames).toEqual([])
    slow.socket.bufferedAmount = 0
    await server.clock.advance(100)
    const other = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    other.showPresence({ n: 7 })
    await server.exchange(ana, slow, other)
    expect(slow.awareness.getStates().get(ana.doc.clientID)).toMatchObject({ presence: { n: 1 } })
  })

  it("[SV-11] an update over the size limit is refused by name, and the same bytes as a step 2 are not", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    await server.exchange(writer)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc))
    const records = doc.getMap("records")
    doc.transact(() => {
      for (let n = 0; n < 2_000; n++) records.set(`shape:n${n}`, new Y.Map([["base", box(`n${n}`)]]))
    })
    const large = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(writer.doc))
    expect(large.byteLength).toBeGreaterThan(1024 * 1024 * 0.7)
    const huge = new Uint8Array(1024 * 1024 + 1)
    writer.send(huge)
    await server.exchange(writer)
    expect(writer.socket.closedWith).toMatchObject({
      code: CloseCode.updateRefused,
      reason: expect.stringContaining("larger"),
    })
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    back.sendFrame(clientFrame.step2(large), true)
    await server.exchange(back)
    expect(back.socket.closedWith).toBeUndefined()
    expect(back.acknowledged).toBe(back.written)
  })

  it("[SV-11] a layer cannot grow over its quota", async () => {
    const server = new TestServer({
      config: config => ({ ...config, limits: { ...config.limits, layerBytes: 40_000 } }),
    })
    const room = await server.createRoom()
    const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    const reader = await server.connect(room, "observer")
    await server.exchange(writer, reader)
    for (let n = 0; n < 200 && writer.isOpen; n++) {
      writer.put(box(`n${n}`))
      await server.exchange(writer, reader)
    }
    expect(writer.socket.closedWith).toMatchObject({
      code: CloseCode.updateRefused,
      reason: expect.stringContaining("layer-full"),
    })
    expect(Y.encodeStateAsUpdate(reader.doc).byteLength).toBeLessThanOrEqual(40_000)
  })

  it("[SV-12] bytes that mean nothing close the socket with a named code and leave the others alone", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const reader = await server.connect(room, "observer")
    for (const frame of [
      new Uint8Array(),
      new Uint8Array([0]),
      new Uint8Array([0, 9, 0]),
      new Uint8Array([0, 2, 255]),
      new Uint8Array([0, 2, 3, 1, 2, 3]),
      new Uint8Array([0, 0, 2, 255, 255]),
      new Uint8Array([1, 5, 1]),
    ]) {
      const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
      await server.exchange(writer, reader)
      writer.sendFrame(frame)
      await server.exchange(writer, reader)
      expect([CloseCode.updateRefused, CloseCode.abuse]).toContain(writer.socket.closedWith?.code)
    }
    expect(reader.socket.closedWith).toBeUndefined()
  })

  it("[SV-9] one chunk of many frames buys no more than its share", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    await server.exchange(writer)
    writer.put(box("a"))
    for (let n = 0; n < 3_000; n++) writer.records.get("shape:a")?.set("xy", [n, n])
    // A socket hands over what it had read before it was paused.
    writer.deliverAll()
    await server.clock.advance(5_000)
    expect(writer.socket.isPaused).toBe(true)
    await server.clock.advance(12_000)
    expect(writer.socket.isPaused).toBe(false)
  })

  it("[SV-10] who asks for the whole board again and again without reading it is sent it once", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const greedy = await server.connect(room, "observer")
    await server.exchange(greedy)
    greedy.socket.bufferedAmount = 2 * 1024 * 1024
    for (let n = 0; n < 3; n++) greedy.sendFrame(clientFrame.step1(new Uint8Array([0])))
    await server.exchange(greedy)
    expect(greedy.socket.closedWith?.code).toBe(CloseCode.resync)
  })

  it("[SV-11] deleting makes room, and is never refused", async () => {
    const server = new TestServer({
      config: config => ({ ...config, limits: { ...config.limits, layerBytes: 40_000 } }),
    })
    const room = await server.createRoom()
    const writer = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    await server.exchange(writer)
    let written = 0
    while (Y.encodeStateAsUpdate(writer.doc).byteLength < 38_500) {
      writer.put(box(`n${written++}`))
      await server.exchange(writer)
    }
    for (let n = 0; n < written; n++) writer.records.delete(`shape:n${n}`)
    await server.exchange(writer)
    await server.clock.advance(6_000)
    writer.put(box("after"))
    await server.exchange(writer)
    expect(writer.socket.closedWith).toBeUndefined()
    expect(writer.acknowledged).toBe(writer.written)
  })

  it("[SV-12] the refusals of one stock client are not another's", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    for (let n = 0; n < 8; n++) {
      const stock = await server.connect(room, "candidate", "diagram", { stock: true })
      await server.exchange(stock)
      stock.send(new Uint8Array([9, 9, 9]))
      await server.exchange(stock)
      expect(stock.socket.closedWith?.code).toBe(CloseCode.updateRefused)
    }
  })
})
