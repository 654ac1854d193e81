import { LAYERS } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { expect, it } from "vitest"
import { clientFrame } from "../support/fake-socket.ts"
import { FourRoleRoom } from "../support/four-role-room.ts"
import { box } from "../support/records.ts"
import { keyOf } from "../support/test-server.ts"
import type { WirePeer } from "../support/wire-peer.ts"

const OUTSIDERS = ["candidate", "observer"] as const satisfies readonly Role[]
/** Strange enough to be nowhere else. */
const MARKS = ["qzx-record-id", "qzx-label", "qzx-field", "qzx-text", "qzx-deleted", "qzx-later"]

/** Everything that a peer was ever sent, readable or not. */
function bytesOf(peer: WirePeer): string {
  const frames = peer.received.map(message => ("bytes" in message ? text(message.bytes) : `${message.value}`))
  return frames.join("\n") + (peer.socket.closedWith?.reason ?? "")
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1")
}

async function allBodies(room: FourRoleRoom, role: Role): Promise<string> {
  const notesPaths = ["/notes", "/layers/notes", "/export", "/replay", "/participants"]
  const responses = [
    ...(await Promise.all(["", "/links", ...notesPaths].map(path => room.request(role, "GET", path)))),
    await room.request(role, "PUT", "/me", { name: "Curious" }),
    await room.request(role, "POST", "/links", { role: "interviewer" }),
    await room.server.app.request("/metrics"),
    await room.server.app.request("/api/questions"),
  ]
  const bodies = await Promise.all(
    responses.map(async each => JSON.stringify([...each.headers]) + (await each.text())),
  )
  return bodies.join("\n")
}

it("[AX-3] no byte of the notes reaches a candidate or an observer, by socket or HTTP, nor the log", async () => {
  const room = await FourRoleRoom.create()
  const { server } = room
  const outsiders = await Promise.all(
    OUTSIDERS.flatMap(role => LAYERS.map(layer => room.connect(role, layer))),
  )
  const notes = await room.connect("interviewer", "notes")
  const board = await room.connect("interviewer", "diagram")
  const everybody = [notes, board, ...outsiders]
  await server.exchange(...everybody)

  notes.put(box("qzx-record-id", { meta: { said: "qzx-label" } }))
  notes.records.get("shape:qzx-record-id")?.set("meta.more", "qzx-field")
  notes.doc.getText("text").insert(0, "qzx-text and more")
  notes.put(box("gone", { meta: { said: "qzx-deleted" } }))
  notes.records.delete("shape:gone")
  board.showPresence({
    selectedShapeIds: ["shape:qzx-record-id"],
    "shape:qzx-record-id": 1,
    editing: "shape:qzx-record-id",
  })
  await server.exchange(...everybody)
  // They ask in every way that the protocol has.
  for (const peer of outsiders) {
    peer.sendFrame(clientFrame.step1(new Uint8Array([0])))
    peer.sendFrame(new Uint8Array([3]))
  }
  await server.exchange(...everybody)
  await server.clock.advance(1_000)
  notes.doc.getText("text").insert(0, "qzx-later ")
  const guesses = await Promise.all(OUTSIDERS.map(role => room.connect(role, "notes")))
  const late = await Promise.all(OUTSIDERS.map(role => room.connect(role, "diagram")))
  const stock = await server.connect(room.room, "candidate", "notes", { stock: true, key: keyOf("stock") })
  await server.exchange(...everybody, ...guesses, ...late, stock)
  await server.clock.advance(60_000)
  await server.exchange(...everybody, ...guesses, ...late, stock)

  const owner = bytesOf(await reread(room))
  for (const mark of MARKS.filter(each => each !== "qzx-deleted")) expect(owner).toContain(mark)
  const sent = [...outsiders, ...guesses, ...late, stock].map(bytesOf).join("\n")
  const bodies = (await Promise.all(OUTSIDERS.map(role => allBodies(room, role)))).join("\n")
  for (const mark of MARKS) {
    expect(sent).not.toContain(mark)
    expect(bodies).not.toContain(mark)
    expect(JSON.stringify(server.logged)).not.toContain(mark)
  }
})

/** A second look with the same rights: shows that the marks would be found where they are sent. */
async function reread(room: FourRoleRoom): Promise<WirePeer> {
  const peer = await room.connect("interviewer", "notes")
  await room.server.exchange(peer)
  return peer
}
