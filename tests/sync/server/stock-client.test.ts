import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { type LiveRoom, LiveServer } from "../../support/live-server.ts"
import { box } from "../../support/records.ts"

/** y-websocket's own provider over real sockets to the server's own process: nothing of ours on the client's side. */
describe("a stock y-websocket client", () => {
  let server: LiveServer
  const providers: WebsocketProvider[] = []

  beforeAll(async () => {
    server = await LiveServer.start()
  })
  afterAll(async () => {
    for (const provider of providers) provider.destroy()
    await server.remove()
  })

  function connect(
    room: LiveRoom,
    role: Role,
    layer: Layer = "diagram",
    protocols?: string[],
  ): WebsocketProvider {
    const provider = new WebsocketProvider(
      `ws://localhost:${server.port}/sync/${room.id}`,
      layer,
      new Y.Doc(),
      {
        protocols: protocols ?? ["yjs", `token.${room.token(role)}`],
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      },
    )
    providers.push(provider)
    return provider
  }

  it("[SC-1] synchronises, draws, and is seen by another", async () => {
    const room = await server.createRoom()
    const [ana, ben] = [connect(room, "interviewer"), connect(room, "candidate")]
    await Promise.all([synced(ana), synced(ben)])
    expect(recordsOf(ana.doc).has("shape:question")).toBe(true)
    const arrived = until(ben.doc, () => recordsOf(ben.doc).has("shape:a"))
    recordsOf(ana.doc).set("shape:a", encodeRecord(box("a")))
    await arrived
    const moved = until(ana.doc, () => recordsOf(ana.doc).get("shape:a")?.get("xy") !== undefined)
    recordsOf(ben.doc).get("shape:a")?.set("xy", [7, 8])
    await moved
    expect(recordsOf(ana.doc).get("shape:a")?.get("xy")).toEqual([7, 8])
  })

  it("[SC-2] stops retrying where it may not be, and is told why", async () => {
    const room = await server.createRoom()
    expect(await closed(connect(room, "candidate", "notes"))).toBe(4403)
    expect(await closed(connect(room, "candidate", "diagram", ["yjs", "token.wrong"]))).toBe(4401)
    expect(await closed(connect(room, "candidate", "diagram", []))).toBe(4401)
  })

  it("[LK-5] the server answers with its protocol, never with a token, whatever the order", async () => {
    const room = await server.createRoom()
    const token = `token.${room.token("candidate")}`
    for (const [offered, chosen] of [
      [[token, "yjs"], "yjs"],
      [["yjs", token, "outloud.v1"], "outloud.v1"],
    ] as const) {
      const socket = new WebSocket(`ws://localhost:${server.port}/sync/${room.id}/diagram`, [...offered])
      await new Promise(resolve => socket.once("open", resolve))
      expect(socket.protocol).toBe(chosen)
      socket.terminate()
    }
  })

  it("[LK-6] a page of another site cannot connect", async () => {
    const room = await server.createRoom()
    const url = `ws://localhost:${server.port}/sync/${room.id}/diagram`
    const offered = ["yjs", `token.${room.token("candidate")}`]
    const codes = await Promise.all(
      ["https://evil.example", "null", `http://localhost:${server.port}`].map(
        origin =>
          new Promise<number>(resolve => {
            const socket = new WebSocket(url, offered, { origin })
            socket.once("close", resolve)
            socket.once("message", () => {
              resolve(0)
              socket.terminate()
            })
          }),
      ),
    )
    expect(codes).toEqual([4403, 4403, 0])
  })

  it("[SV-13] survives a restart of the server without losing a stroke", async () => {
    const room = await server.createRoom()
    const [ana, ben] = [connect(room, "interviewer"), connect(room, "candidate")]
    await Promise.all([synced(ana), synced(ben)])
    recordsOf(ana.doc).set("shape:before", encodeRecord(box("before")))
    const gone = Promise.all([disconnected(ana), disconnected(ben)])
    expect(await server.stop()).toBe(0)
    await gone
    recordsOf(ben.doc).set("shape:while-away", encodeRecord(box("while-away")))
    const both = [ana, ben].map(({ doc }) =>
      until(doc, () => ["shape:before", "shape:while-away"].every(id => recordsOf(doc).has(id))),
    )
    await server.start()
    await Promise.all(both)
  })
})

function synced(provider: WebsocketProvider): Promise<void> {
  return new Promise(resolve => (provider.synced ? resolve() : provider.once("sync", () => resolve())))
}

function disconnected(provider: WebsocketProvider): Promise<void> {
  return new Promise(resolve => {
    provider.on("status", ({ status }: { status: string }) => {
      if (status === "disconnected") resolve()
    })
  })
}

function closed(provider: WebsocketProvider): Promise<number> {
  return new Promise(resolve => provider.once("closed", ({ code }: { code: number }) => resolve(code)))
}

function until(doc: Y.Doc, condition: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!condition()) return
      doc.off("update", look)
      resolve()
    }
    doc.on("update", look)
    look()
  })
}
