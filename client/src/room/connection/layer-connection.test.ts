import { SyncStep } from "@outloud/shared/protocol/messages.ts"
import { readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import type { ConnectionStatus } from "./connection-status.ts"
import {
  acknowledge,
  connectingTo,
  FakeNetwork,
  FakeServer,
  FakeSocket,
  KEY,
  sayStorage,
  TOKEN,
  unkeptCopy,
  writeFrames,
} from "./fake-server.ts"
import { connectLayer, type LayerConnection } from "./layer-connection.ts"

const SAVED: ConnectionStatus = { kind: "live", data: { kind: "saved" } }

let network: FakeNetwork
let server: FakeServer
let doc: Y.Doc
let connection: LayerConnection
let awareness: Awareness
let changes: number

function connect(): void {
  doc = new Y.Doc()
  awareness = new Awareness(doc)
  connection = connectLayer({
    ...connectingTo(network),
    layer: "diagram",
    doc,
    copy: unkeptCopy(),
    awareness,
    onChange: () => {
      changes += 1
    },
  })
}

const socket = () => network.socket("diagram")
const draw = (key: string, value = "x") => doc.getMap("records").set(key, value)

function goLive(): void {
  server.greet(socket())
  server.commit(socket())
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  network = new FakeNetwork()
  server = new FakeServer()
  changes = 0
  connect()
})

afterEach(() => {
  connection.destroy()
  vi.useRealTimers()
})

describe("the wire", () => {
  it("reaches /sync/<room>/<layer> with the secrets in the subprotocol, not in the address", () => {
    expect(socket().url).toBe("ws://here/sync/room1/diagram")
    expect(readHandshake(socket().protocols)).toEqual({
      protocol: "outloud.v1",
      token: TOKEN,
      participantKey: KEY,
    })
  })

  it("[CN-3] holds an update back until its step 2 has answered the server's step 1, which then carries it", () => {
    server.greet(socket())
    server.commit(socket())
    socket().end(1006)
    draw("drawn offline")
    vi.advanceTimersByTime(10_000)

    socket().open()
    draw("drawn on the open socket, before the server has asked")
    expect(writeFrames(socket())).toEqual([])

    server.greet(socket())
    expect(writeFrames(socket()).map(frame => frame[1])).toEqual([SyncStep.step2])
    server.commit(socket())
    expect([...server.doc.getMap("records").keys()].sort()).toEqual([
      "drawn offline",
      "drawn on the open socket, before the server has asked",
    ])
    expect(connection.status()).toEqual(SAVED)
  })
})

it("[CN-2] agrees with the server alone: two tabs of one browser tell each other nothing", () => {
  const other = new Y.Doc()
  const second = connectLayer({
    ...connectingTo(network),
    layer: "diagram",
    doc: other,
    copy: unkeptCopy(),
    onChange: () => {},
  })
  draw("a")
  expect(other.getMap("records").has("a")).toBe(false)
  second.destroy()
})

describe("saved", () => {
  it("[CN-1] is not said before the server has acknowledged our first answer", () => {
    expect(connection.status()).toEqual({ kind: "connecting" })
    socket().open()
    server.sendAll(socket())
    expect(connection.status()).toEqual({ kind: "connecting" })
    server.greet(socket())
    expect(connection.status()).toEqual({ kind: "connecting" })
    server.commit(socket())
    expect(connection.status()).toEqual(SAVED)
  })

  it("[CN-1] is not said before the server's document has come", () => {
    socket().open()
    draw("a")
    server.ask(socket())
    server.commit(socket())
    expect(connection.hasUnsaved()).toBe(true)
    expect(connection.status()).toEqual({ kind: "connecting" })
    server.sendAll(socket())
    expect(connection.status()).toEqual(SAVED)
  })

  it("[CN-1] is taken back by an edit and said again only when every frame sent is acknowledged", () => {
    goLive()
    draw("a")
    draw("b")
    expect(connection.status()).toMatchObject({ kind: "live", data: { kind: "saving", slow: false } })
    expect(connection.hasUnsaved()).toBe(true)
    acknowledge(socket(), 2)
    expect(connection.status()).toMatchObject({ kind: "live", data: { kind: "saving" } })
    acknowledge(socket(), 3)
    expect(connection.status()).toEqual(SAVED)
    expect(connection.hasUnsaved()).toBe(false)
  })

  it("[CN-1] counts deletions, which no state vector shows", () => {
    goLive()
    draw("a")
    server.commit(socket())
    doc.getMap("records").delete("a")
    expect(connection.status()).toMatchObject({ data: { kind: "saving" } })
  })

  it("[CN-1] is not said of an edit that found its socket closing", () => {
    goLive()
    socket().readyState = FakeSocket.CLOSING
    draw("into the void")
    acknowledge(socket(), 1)
    expect(connection.hasUnsaved()).toBe(true)
    expect(connection.status()).toMatchObject({ kind: "live", data: { kind: "saving" } })
    socket().end(1006)
    expect(connection.status()).toMatchObject({ kind: "offline", hasUnsaved: true })
  })

  it("[CN-1] is not said on an acknowledgement of more frames than were sent", () => {
    goLive()
    draw("a")
    acknowledge(socket(), 99)
    expect(connection.status()).toMatchObject({ data: { kind: "saving" } })
  })

  it("[CN-2] counts anew on every socket, and an unacknowledged frame stays unsaved across them", () => {
    goLive()
    draw("a")
    socket().end(1006)
    expect(connection.status()).toMatchObject({ kind: "offline", hasUnsaved: true })
    vi.advanceTimersByTime(10_000)
    server.greet(socket())
    expect(connection.status()).toMatchObject({ kind: "live", data: { kind: "saving" } })
    acknowledge(socket(), 1)
    expect(connection.status()).toEqual(SAVED)
  })

  it("[CN-4] says so once three seconds pass without progress, by itself, and not while acknowledgements come in", () => {
    goLive()
    draw("a")
    vi.advanceTimersByTime(2_900)
    draw("b")
    acknowledge(socket(), 2)
    vi.advanceTimersByTime(2_900)
    expect(connection.status()).toMatchObject({ data: { kind: "saving", slow: false } })
    const before = changes
    vi.advanceTimersByTime(100)
    expect(connection.status()).toMatchObject({ data: { kind: "saving", slow: true } })
    expect(changes).toBeGreaterThan(before)
  })

  it("[CN-5] is replaced by 'not saved' from the server's word that its disk refuses, until its word that it does not", () => {
    goLive()
    sayStorage(socket(), false)
    expect(connection.status()).toEqual({ kind: "live", data: { kind: "notSaved", reason: "storage" } })
    draw("a")
    expect(connection.status()).toEqual({ kind: "live", data: { kind: "notSaved", reason: "storage" } })
    sayStorage(socket(), true)
    expect(connection.status()).toMatchObject({ data: { kind: "saving" } })
    server.commit(socket())
    expect(connection.status()).toEqual(SAVED)
  })

  it("another person's edit leaves it standing", () => {
    goLive()
    server.doc.getMap("records").set("theirs", 1)
    server.sendAll(socket())
    expect(doc.getMap("records").get("theirs")).toBe(1)
    expect(connection.status()).toEqual(SAVED)
  })
})

describe("trying again", () => {
  it("[CN-8] waits at random in the upper half of a doubling, capped span", () => {
    goLive()
    const waits: number[] = []
    for (let attempt = 0; attempt < 8; attempt += 1) {
      socket().end(1006)
      const before = network.count("diagram")
      let waited = 0
      while (network.count("diagram") === before) {
        vi.advanceTimersByTime(10)
        waited += 10
      }
      waits.push(waited)
    }
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 2_500, 2_500, 2_500])
  })

  it("lets go of a socket that does not open within ten seconds", () => {
    const first = socket()
    vi.advanceTimersByTime(10_000)
    expect(first.readyState).toBe(FakeSocket.CLOSED)
    vi.advanceTimersByTime(10_000)
    expect(network.count("diagram")).toBeGreaterThan(1)
    goLive()
    expect(connection.status()).toEqual(SAVED)
  })

  it("on request gives up a socket that opened and says nothing", () => {
    const silent = socket()
    silent.open()
    connection.retryNow()
    expect(silent.readyState).toBe(FakeSocket.CLOSED)
    goLive()
    expect(connection.status()).toEqual(SAVED)
  })

  it("on request tries at once, and leaves an open socket alone", () => {
    goLive()
    socket().end(1006)
    const attempts = network.count("diagram")
    connection.retryNow()
    expect(network.count("diagram")).toBe(attempts + 1)
    goLive()
    connection.retryNow()
    vi.advanceTimersByTime(60_000 / 4)
    expect(network.count("diagram")).toBe(attempts + 1)
  })
})
