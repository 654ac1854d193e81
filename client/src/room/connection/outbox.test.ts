import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { SyncStep } from "@outloud/shared/protocol/messages.ts"
import { readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import type { LayerCopy } from "../../offline/layer-copy.ts"
import {
  acknowledge,
  connectingTo,
  FakeNetwork,
  FakeServer,
  sayEpoch,
  unkeptCopy,
  writeFrames,
} from "./fake-server.ts"
import { connectLayer, type LayerConnection } from "./layer-connection.ts"
import { CHUNK_BYTES } from "./outbox.ts"

let network: FakeNetwork
let server: FakeServer
let copy: LayerCopy
let doc: Y.Doc
let connection: LayerConnection

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  network = new FakeNetwork()
  server = new FakeServer()
  connect(unkeptCopy())
})

afterEach(() => {
  connection.destroy()
  vi.useRealTimers()
})

function connect(from: LayerCopy): void {
  copy = from
  doc = new Y.Doc()
  connection = connectLayer({ ...connectingTo(network), layer: "diagram", doc, copy, onChange: () => {} })
}

const socket = () => network.socket("diagram")
const draw = (key: string, value = "x") => doc.getMap("records").set(key, value)
const keysOf = (of: Y.Doc) => [...of.getMap("records").keys()].sort()
const goLive = () => {
  server.greet(socket())
  server.commit(socket())
}

/** Loses the connection, draws `kilobytes` in updates of 10 kB, and opens a new socket. */
function workOffline(kilobytes: number): void {
  goLive()
  socket().end(1006)
  for (let index = 0; index < kilobytes / 10; index += 1)
    draw(`key ${index}`, String(index).padEnd(10_000, "."))
  vi.advanceTimersByTime(10_000)
  socket().open()
  server.ask(socket())
  server.sendAll(socket())
}

/** Applies and acknowledges the frames one by one, as a server that refuses gaps. */
function commitOneByOne(from = 0): number {
  let done = from
  while (done < writeFrames(socket()).length) {
    const before = server.doc.getMap("records").size
    const frame = writeFrames(socket())[done]
    server.take(frame as Uint8Array)
    expect(server.doc.store.pendingStructs).toBeNull()
    expect(server.doc.getMap("records").size).toBeGreaterThan(before)
    done += 1
    acknowledge(socket(), done)
  }
  return done
}

describe("much work done offline", () => {
  it("[LC-9] goes in frames of at most 256 KiB, in order, and the server ends up with all of it", () => {
    workOffline(3_000)
    const frames = commitOneByOne()
    expect(frames).toBeGreaterThanOrEqual(12)
    for (const frame of writeFrames(socket()))
      expect(frame.byteLength).toBeLessThanOrEqual(CHUNK_BYTES + 1024)
    expect(writeFrames(socket())[0]?.[1]).toBe(SyncStep.step2)
    expect(keysOf(server.doc)).toEqual(keysOf(doc))
    expect(keysOf(doc)).toHaveLength(300)
    expect(connection.status()).toEqual({ kind: "live", data: { kind: "saved" } })
    expect(connection.unsent()).toEqual([])
  })

  it("[LC-9] has three frames under way at most, says how far it is, and never saved before the end", () => {
    workOffline(3_000)
    expect(writeFrames(socket())).toHaveLength(3)
    expect(connection.status()).toMatchObject({
      kind: "live",
      data: { kind: "saving", backlog: { done: 0, total: 12 } },
    })
    for (let done = 1; done < 12; done += 1) {
      acknowledge(socket(), done)
      expect(connection.status()).toMatchObject({ data: { kind: "saving", backlog: { done, total: 12 } } })
    }
    acknowledge(socket(), 12)
    expect(connection.status()).toEqual({ kind: "live", data: { kind: "saved" } })
  })

  it("[LC-9] goes before what is drawn meanwhile, which may stand on it", () => {
    workOffline(1_000)
    draw("meanwhile")
    const done = commitOneByOne()
    draw("afterwards")
    commitOneByOne(done)
    expect(keysOf(server.doc)).toEqual(keysOf(doc))
    expect(server.doc.getMap("records").has("afterwards")).toBe(true)
  })

  it("[LC-9] goes on from what the server has when the line breaks on the way", () => {
    workOffline(3_000)
    for (let done = 0; done < 5; done += 1) {
      server.take(writeFrames(socket())[done] as Uint8Array)
      acknowledge(socket(), done + 1)
    }
    // Committed, but the word of it is lost with the line.
    server.take(writeFrames(socket())[5] as Uint8Array)
    socket().end(1006)
    vi.advanceTimersByTime(10_000)
    socket().open()
    server.ask(socket())
    server.sendAll(socket())
    server.commitAll(socket())
    expect(keysOf(server.doc)).toEqual(keysOf(doc))
    expect(connection.status()).toEqual({ kind: "live", data: { kind: "saved" } })
  })

  it("a single update larger than a live one may be goes as a step 2", () => {
    goLive()
    socket().end(1006)
    draw("small")
    draw("huge", "x".repeat(1_500_000))
    vi.advanceTimersByTime(10_000)
    server.greet(socket())
    server.commitAll(socket())
    const huge = writeFrames(socket()).find(frame => frame.byteLength > 1024 * 1024)
    expect(huge?.[1]).toBe(SyncStep.step2)
    expect(keysOf(server.doc)).toEqual(["huge", "small"])
  })

  it("that the updates do not explain goes whole: a server that lost something gets it back", () => {
    goLive()
    for (let index = 0; index < 50; index += 1) draw(`key ${index}`, "y".repeat(10_000))
    server.commit(socket())
    socket().end(1006)
    server = new FakeServer()
    draw("offline")
    vi.advanceTimersByTime(10_000)
    server.greet(socket())
    expect(writeFrames(socket())).toHaveLength(1)
    server.commit(socket())
    expect(keysOf(server.doc)).toEqual(keysOf(doc))
  })

  it("hours of small strokes become few updates, and lose nothing", () => {
    goLive()
    socket().end(1006)
    for (let index = 0; index < 2_000; index += 1) draw(`key ${index}`)
    expect(connection.unsent().length).toBeLessThan(600)
    vi.advanceTimersByTime(10_000)
    server.greet(socket())
    server.commitAll(socket())
    expect(keysOf(server.doc)).toEqual(keysOf(doc))
  })
})

it("[LC-2] an update is unsent until its own frame is acknowledged, however many were sent before", () => {
  goLive()
  draw("a")
  draw("b")
  expect(connection.unsent()).toHaveLength(2)
  acknowledge(socket(), 2)
  expect(connection.unsent()).toHaveLength(1)
  socket().end(1006)
  expect(connection.unsent()).toHaveLength(1)
  acknowledge(socket(), 99)
  expect(connection.unsent()).toHaveLength(1)
})

describe("the epoch", () => {
  it("[LC-10] is offered with a copy and after each reconnect, and not before it is known", () => {
    expect(readHandshake(socket().protocols).epoch).toBeUndefined()
    socket().open()
    sayEpoch(socket(), 5)
    expect(copy.epoch).toBe(5)
    socket().end(1006)
    vi.advanceTimersByTime(10_000)
    expect(readHandshake(socket().protocols).epoch).toBe(5)
  })

  it("[LC-10] of another document merges nothing, even where the server does not mind", () => {
    socket().open()
    sayEpoch(socket(), 5)
    socket().end(1006)
    draw("mine")
    vi.advanceTimersByTime(10_000)
    socket().open()
    sayEpoch(socket(), 6)
    expect(connection.status()).toMatchObject({ kind: "tooOld" })
    expect(socket().readyState).toBe(3)
    expect(writeFrames(socket())).toEqual([])
    const attempts = network.count("diagram")
    vi.advanceTimersByTime(120_000)
    expect(network.count("diagram")).toBe(attempts)
    expect(CloseCode.tooOld).toBe(4410)
  })
})
