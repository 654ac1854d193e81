import { MessageType } from "@outloud/shared/protocol/messages.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness"
import * as Y from "yjs"
import { connectingTo, FakeNetwork, FakeServer, unkeptCopy } from "./fake-server.ts"
import { connectLayer, type LayerConnection } from "./layer-connection.ts"

let network: FakeNetwork
let server: FakeServer
let doc: Y.Doc
let connection: LayerConnection
let awareness: Awareness

function connect(): void {
  doc = new Y.Doc()
  awareness = new Awareness(doc)
  connection = connectLayer({
    ...connectingTo(network),
    layer: "diagram",
    doc,
    copy: unkeptCopy(),
    awareness,
    onChange: () => {},
  })
}

const socket = () => network.socket("diagram")

function goLive(): void {
  server.greet(socket())
  server.commit(socket())
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  network = new FakeNetwork()
  server = new FakeServer()
  connect()
})

afterEach(() => {
  connection.destroy()
  vi.useRealTimers()
})

describe("presence", () => {
  const presenceFrames = () => socket().frames(MessageType.awareness)

  it("[CN-9] sends its own and never another's on", () => {
    goLive()
    const other = new Awareness(new Y.Doc())
    const before = presenceFrames().length
    for (let move = 0; move < 20; move += 1) {
      other.setLocalStateField("presence", { move })
      applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), "server")
    }
    expect(presenceFrames()).toHaveLength(before)
    awareness.setLocalStateField("presence", { cursor: 1 })
    expect(presenceFrames()).toHaveLength(before + 1)
    other.doc.destroy()
  })

  it("[CN-9] comes back from a lost connection with a higher clock, and sees again who it saw before", () => {
    goLive()
    const other = new Awareness(new Y.Doc())
    other.setLocalStateField("user", { id: "p2" })
    const theirs = encodeAwarenessUpdate(other, [other.clientID])
    const receive = () => {
      const bytes = new Uint8Array(2 + theirs.length)
      bytes.set([MessageType.awareness, theirs.length])
      bytes.set(theirs, 2)
      socket().receive(bytes)
    }
    receive()
    expect(awareness.getStates().has(other.clientID)).toBe(true)
    const clock = awareness.meta.get(doc.clientID)?.clock ?? 0
    socket().end(1006)
    expect(awareness.getStates().has(other.clientID)).toBe(false)
    vi.advanceTimersByTime(10_000)
    goLive()
    receive()
    expect(awareness.getStates().has(other.clientID)).toBe(true)
    expect(awareness.meta.get(doc.clientID)?.clock).toBeGreaterThan(clock)
    other.doc.destroy()
  })
})
