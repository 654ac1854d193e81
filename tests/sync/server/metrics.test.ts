import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import { describe, expect, it } from "vitest"
import { FaultyStore } from "../../support/faulty-store.ts"
import { FourRoleRoom } from "../../support/four-role-room.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"

async function scrape(server: TestServer): Promise<string> {
  return (await server.app.request("/metrics")).text()
}

/** A figure by its name, labels included. */
async function figure(server: TestServer, name: string): Promise<number> {
  const line = (await scrape(server)).split("\n").find(each => each.startsWith(`outloud_${name} `))
  return Number(line?.split(" ").at(-1))
}

describe("the metrics", () => {
  it("[OP-7] count rooms, people however many sockets and tabs they have, and sockets", async () => {
    const server = new TestServer()
    const [one, two] = [await server.createRoom(), await server.createRoom()]
    for (const layer of ["diagram", "annotations", "session"] as const)
      await server.connect(one, "candidate", layer, { key: keyOf("ben") })
    const ana = await server.connect(one, "interviewer", "diagram", { key: keyOf("ana") })
    const dan = await server.connect(two, "candidate", "diagram", { key: keyOf("dan") })
    expect(await figure(server, "rooms")).toBe(2)
    expect(await figure(server, "people")).toBe(3)
    expect(await figure(server, "connections")).toBe(5)
    dan.leave()
    ana.leave()
    expect(await figure(server, "rooms")).toBe(1)
    expect(await figure(server, "people")).toBe(1)
  })

  it("[OP-7] time each change on its way to the disk and to the others", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const room = await server.createRoom()
    const candidate = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    await server.exchange(candidate)
    const before = await figure(server, "fan_out_seconds_count")
    candidate.put(box("a"))
    await server.exchange(candidate)
    expect(await figure(server, "fan_out_seconds_count")).toBe(before + 1)
    const bucket = (name: string, le: string) => figure(server, `${name}_seconds_bucket{le="${le}"}`)
    const slow = async (name: string) => (await bucket(name, "30")) - (await bucket(name, "0.05"))
    // A busy machine may have been slow already.
    const slowBefore = { commit: await slow("commit"), fan_out: await slow("fan_out") }
    store.hold()
    candidate.put(box("slow"))
    candidate.deliver()
    await server.clock.settle()
    await new Promise(resolve => setTimeout(resolve, 60))
    store.release()
    await server.exchange(candidate)
    expect(await slow("commit")).toBe(slowBefore.commit + 1)
    expect(await slow("fan_out")).toBe(slowBefore.fan_out + 1)
  })

  it("[OP-7] count refusals by code: of requests, of sockets, of updates", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    await server.app.request("/api/rooms", { method: "POST", body: "not json" })
    await server.app.request("/api/nothing")
    await server.app.request(`/api/rooms/${room.id}`)
    await server.connect(room, "candidate", "diagram", { token: "x".repeat(43) })
    await server.connect(room, "candidate", "notes")
    const observer = await server.connect(room, "observer", "diagram", { key: keyOf("cleo") })
    observer.put(box("forbidden"))
    await server.exchange(observer)
    const text = await scrape(server)
    for (const line of [
      'outloud_http_refusals_total{code="bad_request"} 1',
      'outloud_http_refusals_total{code="not_found"} 1',
      'outloud_http_refusals_total{code="bad_token"} 1',
      'outloud_closes_total{code="4401"} 1',
      'outloud_closes_total{code="4403"} 1',
      'outloud_closes_total{code="4409"} 1',
      'outloud_refusals_total{reason="not-allowed"} 1',
    ])
      expect(text.split("\n")).toContain(line)
  })

  it("[OP-7] tell what waits: for the disk, for the network, for a sender to slow down", async () => {
    const store = new FaultyStore(new MemoryStore())
    const server = new TestServer({ store })
    const room = await server.createRoom()
    const candidate = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
    const reader = await server.connect(room, "interviewer", "diagram", { key: keyOf("ana") })
    await server.exchange(candidate, reader)
    const waiting = ["waiting_frames", "waiting_bytes", "unsent_bytes", "paused_connections"]
    const all = async () =>
      Promise.all([...waiting, "unwritable_documents"].map(name => figure(server, name)))
    expect(await all()).toEqual([0, 0, 0, 0, 0])
    store.failNext(3, new StorageUnavailable("disk full"))
    candidate.put(box("a"))
    candidate.deliver()
    await server.clock.advance(150)
    reader.socket.bufferedAmount = 4711
    const [frames = 0, bytes = 0, unsent, paused, unwritable] = await all()
    expect(frames).toBeGreaterThanOrEqual(1)
    expect(bytes).toBeGreaterThan(100)
    expect([unsent, paused, unwritable]).toEqual([4711, 2, 1])
    reader.socket.bufferedAmount = 0
    await server.clock.advance(10_000)
    await server.exchange(candidate, reader)
    expect(await all()).toEqual([0, 0, 0, 0, 0])
  })

  it("[OP-7] tell the database's size, and answer without it where the disk cannot say", async () => {
    const server = new TestServer()
    const before = await figure(server, "database_bytes")
    const room = await server.createRoom()
    const bytes = await figure(server, "database_bytes")
    expect(bytes).toBeGreaterThan(before)
    expect(bytes).toBe(await server.store.size())
    server.store.size = () => Promise.reject(new StorageUnavailable("the disk failed"))
    await server.connect(room, "candidate")
    expect(await figure(server, "connections")).toBe(1)
    expect(await figure(server, "database_bytes")).toBeNaN()
  })

  it("[OP-8] hold no token, key, room id, name or content after an interview", async () => {
    const room = await FourRoleRoom.create()
    const { server } = room
    const peers = await Promise.all(LAYERS.map(layer => room.connect("interviewer", layer)))
    const candidate = await room.connect("candidate", "diagram")
    candidate.put(box("qzx-shape", { meta: { said: "qzx-said" } }))
    candidate.showPresence({ selectedShapeIds: ["shape:qzx-shape"] })
    await server.exchange(candidate, ...peers)
    await room.request("candidate", "PUT", "/me", { name: "Qzx Name" })
    await room.request("interviewer", "POST", "/clock", { type: "qzx-command" })
    await server.app.request("/api/qzx-address", { headers: { Authorization: "Bearer qzx-token" } })
    const people = await room.people()
    const ids = [...people, ...(await server.store.links(room.room.id))].map(({ id }) => id)
    const text = (await scrape(server)).toLowerCase()
    expect(text).toContain("outloud_http_refusals_total")
    for (const secret of [
      ...Object.values(room.room.tokens),
      keyOf("candidate"),
      room.room.id,
      ...ids,
      "qzx",
    ])
      expect(text).not.toContain(secret.toLowerCase())
  })
})
