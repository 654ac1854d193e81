import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import * as encoding from "lib0/encoding"
import { describe, expect, it } from "vitest"
import * as awarenessProtocol from "y-protocols/awareness"
import * as Y from "yjs"
import { clientFrame } from "../../support/fake-socket.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"
import type { WirePeer } from "../../support/wire-peer.ts"

async function three(server: TestServer) {
  const room = await server.createRoom()
  const ana = await server.connect(room, "interviewer", "diagram", { key: keyOf("ana") })
  const ben = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
  const cleo = await server.connect(room, "observer", "diagram", { key: keyOf("cleo") })
  await server.exchange(ana, ben, cleo)
  return { room, ana, ben, cleo }
}

function seenBy(reader: WirePeer, shown: WirePeer): Record<string, unknown> | undefined {
  return reader.awareness.getStates().get(shown.doc.clientID)
}

function awarenessFrames(peer: WirePeer): number {
  return peer.received.filter(({ type }) => type === "awareness").length
}

describe("presence", () => {
  it("[PR-1] identity is the server's, whatever the client claims; only `presence` is the client's", async () => {
    const server = new TestServer()
    const { room, ana, ben, cleo } = await three(server)
    await server.app.request(`/api/rooms/${room.id}/me`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${room.tokens.candidate}`, "X-Participant-Key": keyOf("ben") },
      body: JSON.stringify({ name: "Ben" }),
    })
    ben.awareness.setLocalState({
      user: { id: "x", name: "Ana", role: "interviewer" },
      presence: { cursor: { x: 1 } },
      extra: 1,
    })
    ben.sendFrame(
      clientFrame.awareness(awarenessProtocol.encodeAwarenessUpdate(ben.awareness, [ben.doc.clientID])),
    )
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ana, ben)).toEqual({
      user: { id: expect.any(String), name: "Ben", color: expect.stringMatching(/^#/), role: "candidate" },
      presence: { cursor: { x: 1 } },
    })
  })

  it("[PR-1] a reader shows presence, though it may not write", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    cleo.showPresence({ cursor: { x: 5, y: 5 } })
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ana, cleo)).toMatchObject({ user: { role: "observer" } })
  })

  it("[PR-2] entries of others, which stock clients echo, are passed over and cost nobody anything", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ana.showPresence({ cursor: { x: 1, y: 1 } })
    ben.showPresence({ cursor: { x: 2, y: 2 } })
    await server.exchange(ana, ben, cleo)
    const forged = new awarenessProtocol.Awareness(new Y.Doc())
    forged.states.set(ana.doc.clientID, { presence: { cursor: { x: 666, y: 666 } } })
    forged.meta.set(ana.doc.clientID, { clock: 2 ** 45, lastUpdated: 0 })
    ben.sendFrame(clientFrame.awareness(awarenessProtocol.encodeAwarenessUpdate(forged, [ana.doc.clientID])))
    forged.destroy()
    await server.exchange(ana, ben, cleo)
    expect(seenBy(cleo, ana)).toMatchObject({ presence: { cursor: { x: 1, y: 1 } } })
    expect(ben.socket.closedWith).toBeUndefined()
  })

  it("[PR-2] nobody can write under a client id that another's presence has used", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ana.showPresence({})
    await server.exchange(ana, ben, cleo)
    const forger = new Y.Doc()
    forger.clientID = ana.doc.clientID
    forger.getMap("records").set("shape:f", new Y.Map([["base", { forged: true }]]))
    ben.send(Y.encodeStateAsUpdate(forger))
    await server.exchange(ana, ben, cleo)
    expect(ben.socket.closedWith?.code).toBe(CloseCode.updateRefused)
    ana.put(box("mine"))
    await server.exchange(ana, cleo)
    expect(cleo.records.has("shape:mine")).toBe(true)
    expect(cleo.records.has("shape:f")).toBe(false)
  })

  it("[PR-3] nobody is sent an entry of his own", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ana.showPresence({ n: 1 })
    ben.showPresence({ n: 1 })
    await server.exchange(ana, ben, cleo)
    const before = ana.awareness.meta.get(ana.doc.clientID)?.clock
    ben.showPresence({ n: 2 })
    await server.clock.advance(100)
    await server.exchange(ana, ben, cleo)
    expect(ana.awareness.meta.get(ana.doc.clientID)?.clock).toBe(before)
    expect(seenBy(ana, ben)).toMatchObject({ presence: { n: 2 } })
  })

  it("[PR-4] the first change is sent at once, what follows at most 20 times a second, the last one always", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    await server.clock.advance(1_000)
    ben.showPresence({ n: 0 })
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ana, ben)).toMatchObject({ presence: { n: 0 } })
    const sent = awarenessFrames(ana)
    for (let n = 1; n <= 100; n++) {
      ben.showPresence({ n })
      ben.deliver()
      await server.clock.advance(10)
    }
    await server.clock.advance(5_000)
    await server.exchange(ana, ben, cleo)
    const frames = awarenessFrames(ana) - sent
    expect(frames).toBeGreaterThan(5)
    expect(frames).toBeLessThanOrEqual(22)
    expect(seenBy(ana, ben)).toMatchObject({ presence: { n: 100 } })
  })

  it("[PR-4] a crowd is one frame for each reader, not one for each pair", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const crowd = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        server.connect(room, "candidate", "diagram", { key: keyOf(`p${n}`) }),
      ),
    )
    for (const peer of crowd) peer.showPresence({ n: 0 })
    await server.exchange(...crowd)
    await server.clock.advance(100)
    await server.exchange(...crowd)
    const reader = crowd[0] as WirePeer
    const before = awarenessFrames(reader)
    for (const peer of crowd) peer.showPresence({ n: 1 })
    for (const peer of crowd) peer.deliver()
    await server.clock.advance(100)
    await server.exchange(...crowd)
    expect(awarenessFrames(reader) - before).toBeLessThanOrEqual(2)
    expect(
      crowd.slice(1).every(peer => (seenBy(reader, peer)?.presence as { n: number } | undefined)?.n === 1),
    ).toBe(true)
  })

  it("[PR-5] ids of records that a reader cannot read are not sent, and lists of ids are capped at 100", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ana.put(box("seen"))
    await server.exchange(ana, ben, cleo)
    ana.showPresence({ selectedShapeIds: ["shape:seen", "shape:private"], editingShapeId: "shape:private" })
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ben, ana)?.presence).toEqual({ selectedShapeIds: ["shape:seen"], editingShapeId: null })
    ana.showPresence({ selectedShapeIds: Array.from({ length: 150 }, () => "shape:seen") })
    await server.clock.advance(100)
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ben, ana)?.presence).toEqual({ selectedShapeIds: Array(100).fill("shape:seen") })
  })

  it("[PR-5] a selection that was sent before its record is shown once the record is there", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ana.showPresence({ selectedShapeIds: ["shape:new"] })
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ben, ana)?.presence).toEqual({ selectedShapeIds: [] })
    ana.put(box("new"))
    await server.exchange(ana, ben, cleo)
    await server.clock.advance(100)
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ben, ana)?.presence).toEqual({ selectedShapeIds: ["shape:new"] })
  })

  it("[PR-6] who leaves is gone, and who comes back is seen again", async () => {
    const server = new TestServer()
    const { room, ana, ben, cleo } = await three(server)
    ben.showPresence({ n: 1 })
    await server.exchange(ana, ben, cleo)
    ben.leave()
    await server.clock.advance(100)
    await server.exchange(ana, cleo)
    expect(seenBy(ana, ben)).toBeUndefined()
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: ben.doc })
    back.showPresence({ n: 2 })
    await server.exchange(ana, back, cleo)
    expect(seenBy(ana, back)).toMatchObject({ presence: { n: 2 } })
  })

  it("[PR-6] a reconnect that overtakes the end of the old socket stays visible", async () => {
    const server = new TestServer()
    const { room, ana, ben } = await three(server)
    ben.showPresence({ n: 1 })
    await server.exchange(ana, ben)
    const back = await server.connect(room, "candidate", "diagram", { key: keyOf("ben"), doc: ben.doc })
    back.showPresence({ n: 2 })
    await server.exchange(ana, back)
    ben.leave()
    await server.clock.advance(100)
    await server.exchange(ana, back)
    expect(seenBy(ana, back)).toMatchObject({ presence: { n: 2 } })
  })

  it("[PR-6] who comes later is told who is here", async () => {
    const server = new TestServer()
    const { room, ana } = await three(server)
    ana.showPresence({ n: 1 })
    await server.exchange(ana)
    const late = await server.connect(room, "observer", "diagram", { key: keyOf("late") })
    await server.exchange(ana, late)
    expect(seenBy(late, ana)).toMatchObject({ presence: { n: 1 } })
  })

  it("[PR-7] presence that is too large is not shown, and whoever insists is shown the door", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ben.showPresence({ filler: "x".repeat(9_000) })
    await server.exchange(ana, ben, cleo)
    expect(seenBy(ana, ben)).toBeUndefined()
    expect(ben.socket.closedWith).toBeUndefined()
    for (let n = 0; n < 60; n++) ben.showPresence({ filler: "x".repeat(9_000 + n) })
    await server.exchange(ana, ben, cleo)
    expect(ben.socket.closedWith?.code).toBe(CloseCode.abuse)
  })

  it("[PR-8] every layer says something before a stock client's 30 s of silence are over", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const session = await server.connect(room, "candidate", "session", { stock: true })
    await server.exchange(session)
    const before = session.received.length
    await server.clock.advance(25_000)
    session.deliver()
    expect(session.received.length).toBeGreaterThan(before)
  })

  it("[PR-7] a frame of 200,000 departures harms nobody and claims nothing", async () => {
    const server = new TestServer()
    const { ana, ben, cleo } = await three(server)
    ana.showPresence({ n: 1 })
    await server.exchange(ana, ben, cleo)
    const frames = awarenessFrames(ben)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 100_000)
    for (let n = 0; n < 100_000; n++) {
      encoding.writeVarUint(encoder, 5_000 + n)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, "null")
    }
    cleo.sendFrame(clientFrame.awareness(encoding.toUint8Array(encoder)))
    await server.exchange(ana, ben, cleo)
    await server.clock.advance(1_000)
    await server.exchange(ana, ben, cleo)
    expect(awarenessFrames(ben)).toBe(frames)
    const host = server.app.registry.all().find(({ presence }) => presence !== undefined)?.host
    expect(host?.claim(5_001, "somebody else")).toBe(true)
    expect(seenBy(ben, ana)).toMatchObject({ presence: { n: 1 } })
  })

  it("[PR-2] two stock clients of one link do not take each other's cursor by echoing it", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const a = await server.connect(room, "candidate", "diagram", { stock: true })
    const b = await server.connect(room, "candidate", "diagram", { stock: true })
    await server.exchange(a, b)
    a.showPresence({ n: "a" })
    await server.exchange(a, b)
    b.sendFrame(clientFrame.awareness(awarenessProtocol.encodeAwarenessUpdate(b.awareness, [a.doc.clientID])))
    await server.exchange(a, b)
    b.showPresence({ n: "b" })
    await server.exchange(a, b)
    await server.clock.advance(100)
    await server.exchange(a, b)
    expect(seenBy(a, b)).toMatchObject({ presence: { n: "b" } })
    b.leave()
    const late = await server.connect(room, "observer")
    await server.exchange(a, late)
    expect(seenBy(late, a)).toMatchObject({ presence: { n: "a" } })
  })
})
