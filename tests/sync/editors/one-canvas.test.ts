// @vitest-environment jsdom
import { createShapeId, toRichText } from "tldraw"
import { afterEach, expect, test } from "vitest"
import { BoardHub } from "../../support/board-hub.ts"
import { type BoardPeer, heal, joinRoom } from "../../support/board-peer.ts"

let peers: BoardPeer[] = []
afterEach(() => {
  for (const peer of peers) peer.dispose()
  peers = []
})

function room(...roles: Parameters<typeof joinRoom>[0][]): BoardPeer[] {
  const hub = new BoardHub()
  peers = roles.map(role => joinRoom(role, hub.connect()))
  return peers
}

const box = createShapeId("box")

test("[BD-1] a label typed while the box is dragged keeps both", () => {
  const [ana, ben] = room("interviewer", "candidate") as [BoardPeer, BoardPeer]
  ben.editor.createShape({ id: box, type: "geo", x: 0, y: 0 })
  heal(peers)
  ana.editor.updateShape({ id: box, type: "geo", props: { richText: toRichText("Cache") } })
  ben.editor.updateShape({ id: box, type: "geo", x: 400, y: 300 })
  heal(peers)
  for (const peer of peers) {
    expect(peer.editor.getShape(box)).toMatchObject({
      x: 400,
      y: 300,
      props: { richText: toRichText("Cache") },
    })
  }
})
