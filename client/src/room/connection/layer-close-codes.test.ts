import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import type { ConnectionStatus } from "./connection-status.ts"
import { connectingTo, FakeNetwork, FakeServer, unkeptCopy } from "./fake-server.ts"
import { connectLayer, type LayerConnection } from "./layer-connection.ts"

const SAVED: ConnectionStatus = { kind: "live", data: { kind: "saved" } }

let network: FakeNetwork
let server: FakeServer
let doc: Y.Doc
let connection: LayerConnection

function connect(): void {
  doc = new Y.Doc()
  connection = connectLayer({
    ...connectingTo(network),
    layer: "diagram",
    doc,
    copy: unkeptCopy(),
    onChange: () => {},
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
  connect()
})

afterEach(() => {
  connection.destroy()
  vi.useRealTimers()
})

type Phase = "opening" | "open" | "live" | "dirty" | "offline"
const PHASES: readonly Phase[] = ["opening", "open", "live", "dirty", "offline"]

function reach(phase: Phase): void {
  if (phase === "opening") return
  if (phase === "open") {
    socket().open()
    return
  }
  goLive()
  if (phase === "dirty") draw("a")
  if (phase !== "offline") return
  socket().end(1006)
  vi.advanceTimersByTime(10_000)
}

const FINAL: readonly (readonly [keyof typeof CloseCode | number, ConnectionStatus["kind"]])[] = [
  ["badToken", "linkRevoked"],
  ["notAllowed", "notAllowed"],
  ["noRoom", "roomGone"],
  ["updateRefused", "refused"],
  ["tooOld", "tooOld"],
  ["abuse", "abuse"],
  [4477, "stopped"],
]

describe("close codes", () => {
  for (const phase of PHASES) {
    it.each(FINAL)(`[CN-6] while ${phase}, %s ends it as %s and nothing is tried again`, (code, kind) => {
      reach(phase)
      const attempts = network.count("diagram")
      socket().end(typeof code === "number" ? code : CloseCode[code])
      expect(connection.status()).toEqual({ kind, reason: "" })
      vi.advanceTimersByTime(120_000)
      expect(network.count("diagram")).toBe(attempts)
    })

    it.each([1000, 1001, 1006, 1009, 1011, CloseCode.resync])(
      `[CN-7] while ${phase}, %i means offline, and it comes back by itself`,
      code => {
        reach(phase)
        const wasUnsaved = connection.hasUnsaved()
        socket().end(code)
        expect(connection.status()).toMatchObject({ kind: "offline", hasUnsaved: wasUnsaved })
        vi.advanceTimersByTime(10_000)
        goLive()
        expect(connection.status()).toEqual(SAVED)
      },
    )

    it(`[CN-7] while ${phase}, 1012 says that the server restarts, and it comes back by itself`, () => {
      reach(phase)
      socket().end(CloseCode.restarting)
      expect(connection.status()).toMatchObject({ kind: "restarting" })
      vi.advanceTimersByTime(10_000)
      goLive()
      expect(connection.status()).toEqual(SAVED)
    })
  }

  it("remembers since when it is offline through failed attempts", () => {
    goLive()
    socket().end(1006)
    const since = Date.now()
    for (let attempt = 0; attempt < 4; attempt += 1) {
      vi.advanceTimersByTime(10_000)
      socket().end(1006)
    }
    expect(connection.status()).toEqual({ kind: "offline", since, hasUnsaved: false, kept: "tab" })
  })

  it("an ended connection comes back when told to, with the work done meanwhile", () => {
    goLive()
    socket().end(CloseCode.badToken)
    draw("meanwhile")
    connection.retryNow()
    expect(connection.status()).toMatchObject({ kind: "offline", hasUnsaved: true })
    goLive()
    expect(connection.status()).toEqual(SAVED)
    expect(server.doc.getMap("records").has("meanwhile")).toBe(true)
  })
})
