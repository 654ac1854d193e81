import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { describe, expect, it } from "vitest"
import { box } from "../../support/records.ts"
import { TestServer } from "../../support/test-server.ts"

const DAY_MS = 24 * 3600 * 1000

describe("the life of a room", () => {
  it("[RM-1] the interviewer deletes it: everybody is told, and nothing is left", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const interviewer = await server.connect(room, "interviewer")
    const candidate = await server.connect(room, "candidate")
    await server.exchange(interviewer, candidate)
    const remove = (role: "candidate" | "interviewer") =>
      server.app.request(`/api/rooms/${room.id}`, {
        method: "DELETE",
        headers: { Authorization: `Bearer ${room.tokens[role]}` },
      })
    expect((await remove("candidate")).status).toBe(403)
    expect((await remove("interviewer")).status).toBe(204)
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.noRoom)
    expect(interviewer.socket.closedWith?.code).toBe(CloseCode.noRoom)
    expect((await server.connect(room, "candidate")).socket.closedWith?.code).toBe(CloseCode.noRoom)
    expect(await server.store.loadDoc({ roomId: room.id, layer: "diagram" })).toBeUndefined()
    expect((await remove("interviewer")).status).toBe(404)
  })

  it("[RM-1] an edit that arrives while the room is deleted is told so and kept nowhere", async () => {
    const server = new TestServer()
    const room = await server.createRoom()
    const candidate = await server.connect(room, "candidate")
    await server.exchange(candidate)
    await server.store.deleteRoom(room.id)
    candidate.put(box("late"))
    await server.exchange(candidate)
    expect(candidate.socket.closedWith?.code).toBe(CloseCode.noRoom)
    expect(await server.store.room(room.id)).toBeUndefined()
  })

  it("[RM-2] a room that nobody visits is deleted after 90 days, one that somebody is in is not", async () => {
    const server = new TestServer()
    const [left, open] = [await server.createRoom(), await server.createRoom()]
    const somebody = await server.connect(open, "candidate")
    await server.clock.advance(89 * DAY_MS)
    expect(await server.store.room(left.id)).toBeDefined()
    await server.clock.advance(2 * DAY_MS)
    expect(await server.store.room(left.id)).toBeUndefined()
    expect(await server.store.room(open.id)).toBeDefined()
    somebody.leave()
    await server.clock.advance(89 * DAY_MS)
    expect(await server.store.room(open.id)).toBeDefined()
    await server.clock.advance(3 * DAY_MS)
    expect(await server.store.room(open.id)).toBeUndefined()
  })

  it("[RM-2] with 0 days rooms are kept for ever", async () => {
    const server = new TestServer({ config: config => ({ ...config, roomDays: 0 }) })
    const room = await server.createRoom()
    await server.clock.advance(200 * DAY_MS)
    expect(await server.store.room(room.id)).toBeDefined()
  })
})
