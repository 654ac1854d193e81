import { hashSecret } from "@outloud/server/rooms/secrets.ts"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { can } from "@outloud/shared/room/access.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { clientFrame } from "../../support/fake-socket.ts"
import { FaultyStore } from "../../support/faulty-store.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"

const LIVE_ROLES = ["interviewer", "candidate", "observer"] as const

describe("who may come in", () => {
  for (const role of LIVE_ROLES) {
    for (const layer of LAYERS) {
      const allowed = can(role, "read", layer)
      it(`[RL-1] ${role} ${allowed ? "is let into" : "is kept out of"} ${layer}`, async () => {
        const store = new FaultyStore(new MemoryStore())
        const server = new TestServer({ store })
        const room = await server.createRoom()
        const peer = await server.connect(room, role, layer)
        await server.exchange(peer)
        expect(peer.socket.closedWith?.code).toBe(allowed ? undefined : CloseCode.notAllowed)
        if (!allowed) {
          expect(peer.received).toEqual([])
          expect(store.loaded.filter(doc => doc.layer === layer)).toEqual([])
        }
      })

      if (!allowed || role === "interviewer") continue
      it(`[RL-2] ${role} ${can(role, "write", layer) ? "writes" : "cannot write"} ${layer}`, async () => {
        const server = new TestServer()
        const room = await server.createRoom()
        const writer = await server.connect(room, role, layer, { key: keyOf("w") })
        const reader = await server.connect(room, "interviewer", layer)
        await server.exchange(writer, reader)
        writer.put(box("x"))
        await server.exchange(writer, reader)
        const may = can(role, "write", layer)
        expect(writer.socket.closedWith?.code).toBe(may ? undefined : CloseCode.updateRefused)
        expect(reader.records.has("shape:x")).toBe(may)
      })
    }
  }

  it("[RL-2] a reader who keeps writing is shown the door", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const codes: (number | undefined)[] = []
    for (let n = 0; n < 8; n++) {
      const observer = await server.connect(room, "observer", "diagram", { key: keyOf("o") })
      await server.exchange(observer)
      observer.put(box(`x${n}`))
      await server.exchange(observer)
      codes.push(observer.socket.closedWith?.code)
    }
    expect(codes[0]).toBe(CloseCode.updateRefused)
    expect(codes.at(-1)).toBe(CloseCode.notAllowed)
  })

  it("[RL-3] a reader's step 2 with nothing new in it is acknowledged", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const candidate = await server.connect(room, "candidate", "diagram")
    const observer = await server.connect(room, "observer", "diagram")
    await server.exchange(candidate, observer)
    candidate.put(box("a"))
    candidate.records.delete("shape:a")
    await server.exchange(candidate, observer)
    observer.sendFrame(clientFrame.step2(Y.encodeStateAsUpdate(observer.doc)), true)
    await server.exchange(observer)
    expect(observer.socket.closedWith).toBeUndefined()
    expect(observer.acknowledged).toBe(observer.written)
  })

  it("[RL-4] session is written by the server alone: the question is there and nobody can add to it", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const interviewer = await server.connect(room, "interviewer", "session")
    await server.exchange(interviewer)
    expect(interviewer.doc.getMap("session").get("question")).toMatchObject({ id: "listening-party" })
    interviewer.doc.getMap("session").set("mode", "mine")
    await server.exchange(interviewer)
    expect(interviewer.socket.closedWith?.code).toBe(CloseCode.updateRefused)
  })

  it("[LK-1] there is no such room", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const peer = await server.connect(room, "candidate", "diagram", { roomId: "nosuchroom" })
    expect(peer.socket.closedWith?.code).toBe(CloseCode.noRoom)
  })

  it("[LK-2] a token that is missing, malformed, unknown or another room's lets nobody in", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const other = await server.createRoom()
    for (const token of ["", "short", "A".repeat(32), other.tokens.interviewer]) {
      const peer = await server.connect(room, "candidate", "diagram", { token })
      expect(peer.socket.closedWith?.code).toBe(CloseCode.badToken)
    }
  })

  it("[LK-3] revoking a link closes its sockets, keeps it out, and leaves the others alone", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const interviewer = await server.connect(room, "interviewer")
    const candidate = await server.connect(room, "candidate")
    await server.exchange(interviewer, candidate)
    const headers = { Authorization: `Bearer ${room.tokens.interviewer}` }
    const links = (await (await server.app.request(`/api/rooms/${room.id}/links`, { headers })).json()) as {
      id: string
      role: string
    }[]
    const link = links.find(({ role }) => role === "candidate")
    const revoked = await server.app.request(`/api/rooms/${room.id}/links/${link?.id}`, {
      method: "DELETE",
      headers,
    })
    expect(revoked.status).toBe(204)
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.badToken)
    expect((await server.connect(room, "candidate")).socket.closedWith?.code).toBe(CloseCode.badToken)
    expect(interviewer.socket.closedWith).toBeUndefined()
  })

  it("[LK-3] a link that is revoked while its document loads lets nobody in", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const room = await server.createRoom()
    const candidateLink = (await store.links(room.id)).find(({ role }) => role === "candidate")
    store.holdLoads()
    const connecting = server.connect(room, "candidate")
    await server.clock.settle()
    await server.app.rooms.revokeLink(room.id, candidateLink?.id ?? "")
    store.releaseLoads()
    const candidate = await connecting
    await server.exchange(candidate)
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.badToken)
    expect(candidate.received).toEqual([])
  })

  it("[LK-4] the store holds hashes of tokens and keys, never themselves", async () => {
    const store = new MemoryStore()
    const server = new TestServer({ store })
    const room = await server.createRoom()
    await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    const kept = JSON.stringify([await store.links(room.id), await store.participants(room.id)])
    expect(kept).toContain(hashSecret(room.tokens.candidate))
    expect(kept).toContain(hashSecret(keyOf("ben")))
    expect(kept).not.toContain(room.tokens.candidate)
    expect(kept).not.toContain(keyOf("ben"))
  })

  it("[RP-1] a participant key is the same person in every tab and after a reconnect; without one, the link is", async () => {
    const store = new MemoryStore()
    const server = new TestServer({ store })
    const room = await server.createRoom()
    for (const key of [keyOf("ben"), keyOf("ben"), keyOf("cleo")])
      await server.connect(room, "candidate", "diagram", { key })
    await server.connect(room, "candidate", "diagram", { stock: true })
    await server.connect(room, "candidate", "annotations", { stock: true })
    expect(await store.participants(room.id)).toHaveLength(3)
  })

  it("[RP-2] a participant key counts only with the link it came by", async () => {
    const store = new MemoryStore()
    const server = new TestServer({ store })
    const room = await server.createRoom()
    await server.connect(room, "interviewer", "notes", { key: keyOf("ana") })
    const peer = await server.connect(room, "candidate", "notes", { key: keyOf("ana") })
    expect(peer.socket.closedWith?.code).toBe(CloseCode.notAllowed)
  })

  it("[SV-8] a full room turns people away", async () => {
    const server = new TestServer({
      config: config => ({ ...config, sync: { ...config.sync, roomConnections: 2 } }),
    })
    const room = await server.createRoom()
    await server.connect(room, "interviewer")
    await server.connect(room, "candidate")
    const third = await server.connect(room, "observer")
    expect(third.socket.closedWith?.code).toBe(CloseCode.abuse)
  })
})
