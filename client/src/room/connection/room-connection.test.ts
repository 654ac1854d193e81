import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { MessageType } from "@outloud/shared/protocol/messages.ts"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { AccessVerdict } from "./access-recheck.ts"
import { connectingTo, FakeNetwork, FakeServer, settled, unkeptCopies } from "./fake-server.ts"
import { RoomConnection } from "./room-connection.ts"

const LAYERS = ["diagram", "annotations", "session"] as const

let network: FakeNetwork
let servers: Record<string, FakeServer>
let room: RoomConnection
let page: EventTarget
let verdicts: AccessVerdict[]
let asked: number

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  network = new FakeNetwork()
  servers = Object.fromEntries(LAYERS.map(layer => [layer, new FakeServer()]))
  page = new EventTarget()
  verdicts = []
  asked = 0
  room = new RoomConnection({
    ...connectingTo(network),
    copies: unkeptCopies(),
    page,
    judgeAccess: async () => {
      asked += 1
      return verdicts.shift() ?? "unreachable"
    },
  })
})

afterEach(() => {
  room.destroy()
  vi.useRealTimers()
})

function greet(layer: string): void {
  servers[layer]?.greet(network.socket(layer))
  servers[layer]?.commit(network.socket(layer))
}
const goLive = () => LAYERS.forEach(greet)
const endAll = (code: number) => {
  for (const layer of LAYERS) network.socket(layer).end(code)
}
const status = () => room.getSnapshot().status
const draw = () => room.docs.diagram.getMap("records").set("a", "x")

describe("a room's layers", () => {
  it("opens the three that everybody may read, and never the private notes", () => {
    expect(network.sockets.map(socket => socket.url.split("/").at(-1))).toEqual([...LAYERS])
  })

  it("[CN-10] carries presence on the diagram's socket alone", () => {
    goLive()
    room.awareness.setLocalStateField("presence", { cursor: 1 })
    const sending = LAYERS.filter(layer => network.socket(layer).frames(MessageType.awareness).length > 0)
    expect(sending).toEqual(["diagram"])
  })

  it("is ready to show once both drawn layers have come, and stays so through a lost connection", () => {
    greet("diagram")
    expect(room.getSnapshot().boardReady).toBe(false)
    greet("annotations")
    expect(room.getSnapshot().boardReady).toBe(true)
    endAll(1006)
    expect(room.getSnapshot().boardReady).toBe(true)
  })

  it("[CN-11] is saved when every layer is, and offline as soon as one is", () => {
    greet("diagram")
    greet("annotations")
    expect(status()).toEqual({ kind: "connecting" })
    greet("session")
    expect(status()).toEqual({ kind: "live", data: { kind: "saved" } })
    network.socket("annotations").end(1006)
    expect(status()).toMatchObject({ kind: "offline" })
  })

  it("tells listeners of changes and gives the same snapshot between them", () => {
    goLive()
    const seen = room.getSnapshot()
    const listener = vi.fn()
    room.subscribe(listener)
    room.awareness.setLocalStateField("presence", {})
    expect(room.getSnapshot()).toBe(seen)
    expect(listener).not.toHaveBeenCalled()
    draw()
    expect(listener).toHaveBeenCalled()
  })
})

describe("refused", () => {
  it("[CN-12] names the layer whose work was refused and never sends that document again", () => {
    goLive()
    draw()
    network.socket("diagram").end(CloseCode.updateRefused)
    expect(room.getSnapshot()).toMatchObject({
      status: { kind: "refused" },
      refused: ["diagram"],
      hasUnsaved: true,
    })
    const attempts = network.count("diagram")
    room.retryNow()
    page.dispatchEvent(new Event("online"))
    vi.advanceTimersByTime(60_000)
    expect(network.count("diagram")).toBe(attempts)
  })

  it("a deleted room outranks everything else", () => {
    goLive()
    network.socket("diagram").end(CloseCode.updateRefused)
    network.socket("session").end(CloseCode.noRoom)
    network.socket("annotations").end(1006)
    expect(status()).toMatchObject({ kind: "roomGone" })
  })
})

describe("a refused token", () => {
  beforeEach(goLive)

  it("[CN-13] is a changed role where the server still knows the link: the room comes back, asking once", async () => {
    verdicts = ["allowed"]
    draw()
    endAll(CloseCode.badToken)
    expect(status()).toMatchObject({ kind: "offline", hasUnsaved: true })
    await settled()
    expect(asked).toBe(1)
    goLive()
    expect(status()).toEqual({ kind: "live", data: { kind: "saved" } })
    expect(servers.diagram?.doc.getMap("records").has("a")).toBe(true)
  })

  it.each([
    ["revoked", "linkRevoked"],
    ["roomGone", "roomGone"],
  ] as const)("[CN-13] ends the connection where the server says %s", async (verdict, kind) => {
    verdicts = [verdict]
    endAll(CloseCode.badToken)
    await settled()
    expect(status()).toMatchObject({ kind })
    const attempts = network.sockets.length
    room.retryNow()
    vi.advanceTimersByTime(60_000)
    expect(network.sockets).toHaveLength(attempts)
  })

  it("[CN-13] asks again, later and later, while the server cannot be reached", async () => {
    verdicts = ["unreachable", "unreachable", "allowed"]
    endAll(CloseCode.badToken)
    await settled()
    expect(status()).toMatchObject({ kind: "offline" })
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toBe(2)
    await vi.advanceTimersByTimeAsync(199)
    expect(asked).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toBe(3)
    goLive()
    expect(status()).toMatchObject({ kind: "live" })
  })

  it("is believed at last where HTTP and the sockets go on disagreeing", async () => {
    verdicts = ["allowed", "allowed", "allowed", "allowed"]
    for (let round = 0; round < 3; round += 1) {
      endAll(CloseCode.badToken)
      await settled()
    }
    expect(status()).toMatchObject({ kind: "linkRevoked" })
    expect(asked).toBe(3)
  })
})

describe("the page", () => {
  const closing = () => {
    const event = new Event("beforeunload", { cancelable: true })
    page.dispatchEvent(event)
    return event.defaultPrevented
  }

  it("[CN-14] asks before it closes only while something is unsaved", () => {
    goLive()
    expect(closing()).toBe(false)
    draw()
    expect(closing()).toBe(true)
    servers.diagram?.commit(network.socket("diagram"))
    expect(closing()).toBe(false)
  })

  it("[CN-15] may be left at any time: unsaved work goes out first, then the sockets close", () => {
    goLive()
    draw()
    room.leave()
    vi.advanceTimersByTime(1_000)
    expect(network.socket("diagram").readyState).toBe(1)
    expect(closing()).toBe(true)
    servers.diagram?.commit(network.socket("diagram"))
    expect(network.socket("diagram").readyState).toBe(3)
    expect(closing()).toBe(false)
  })

  it("[CN-15] left while offline, it stays until the work is delivered", () => {
    goLive()
    endAll(1006)
    draw()
    room.leave()
    vi.advanceTimersByTime(20_000)
    goLive()
    expect(servers.diagram?.doc.getMap("records").has("a")).toBe(true)
    expect(network.socket("diagram").readyState).toBe(3)
  })

  it("left with everything saved, it closes once the page has cleaned up, and takes what that wrote", () => {
    goLive()
    room.leave()
    draw()
    vi.advanceTimersByTime(0)
    expect(network.socket("diagram").readyState).toBe(1)
    servers.diagram?.commit(network.socket("diagram"))
    expect(network.socket("diagram").readyState).toBe(3)
  })

  it("reconnects at once when the network comes back", () => {
    goLive()
    endAll(1006)
    const attempts = network.sockets.length
    page.dispatchEvent(new Event("online"))
    expect(network.sockets).toHaveLength(attempts + 3)
  })
})
