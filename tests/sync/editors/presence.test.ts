// @vitest-environment jsdom
import { createShapeId, type TLInstancePresence, type TLShapeId } from "tldraw"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness"
import * as Y from "yjs"
import type { BoardPeer } from "../../support/board-peer.ts"
import { editorRoom } from "../../support/editor-room.ts"

const ANA = { id: "p-ana", name: "Ana", color: "#4263eb", role: "candidate" }
const PRESENCE = {
  cursor: { x: 10, y: 20, type: "cross", rotation: 0 },
  selectedShapeIds: ["shape:a"],
  editingShapeId: "shape:a",
  camera: { x: 1, y: 2, z: 0.5 },
  screen: { w: 1440, h: 900 },
  layer: "annotations",
  following: null,
  lastActivity: 1_700_000_000_000,
}

let peer: BoardPeer
let remote: Awareness

beforeEach(() => {
  peer = editorRoom("interviewer").peers[0] as BoardPeer
  remote = new Awareness(new Y.Doc())
})
afterEach(() => remote.destroy())

/** Has the peer hear a state as its server would send it. */
function hear(state: unknown): void {
  remote.setLocalState(state as Record<string, unknown> | null)
  applyAwarenessUpdate(peer.awareness, encodeAwarenessUpdate(remote, [remote.clientID]), "wire")
}

function seen(): TLInstancePresence[] {
  return peer.editor.getCollaborators()
}

function own(): Record<string, unknown> {
  return peer.awareness.getLocalState()?.presence as Record<string, unknown>
}

describe("somebody else", () => {
  test("[BD-16] is seen with cursor, selection, view, layer and label being edited", () => {
    hear({ user: ANA, presence: PRESENCE })
    expect(seen()).toMatchObject([
      {
        userId: "p-ana",
        userName: "Ana",
        color: "#4263eb",
        cursor: PRESENCE.cursor,
        camera: PRESENCE.camera,
        screenBounds: { x: 0, y: 0, w: 1440, h: 900 },
        selectedShapeIds: ["shape:a"],
        meta: { layer: "annotations", editingShapeId: "shape:a", role: "candidate" },
      },
    ])
  })

  test("[BD-16] can be followed with tldraw's own means", () => {
    hear({ user: ANA, presence: PRESENCE })
    peer.editor.startFollowingUser("p-ana")
    peer.editor.emit("frame", 16)
    expect(peer.editor.getInstanceState().followingUserId).toBe("p-ana")
    expect(peer.editor.getCamera().z).not.toBe(1)
    peer.scheduler.advance(100)
    expect(own().following).toBe("p-ana")
  })

  test("[BD-16] is gone when they leave, and all are when the board goes", () => {
    hear({ user: ANA, presence: PRESENCE })
    hear(null)
    expect(seen()).toEqual([])
    hear({ user: ANA, presence: PRESENCE })
    peer.binding.dispose()
    expect(peer.board.store.allRecords().filter(({ typeName }) => typeName === "instance_presence")).toEqual(
      [],
    )
  })

  test.each([
    ["without the server's word for who it is", { presence: PRESENCE }],
    ["with a name that is no name", { user: { ...ANA, name: { evil: true } }, presence: PRESENCE }],
    [
      "with a colour that is a style sheet",
      { user: { ...ANA, color: "red;background:url(//x)" }, presence: PRESENCE },
    ],
    ["with a cursor beyond the world", { user: ANA, presence: { ...PRESENCE, cursor: { x: 1e300, y: 0 } } }],
    [
      "with a camera that divides by nothing",
      { user: ANA, presence: { ...PRESENCE, camera: { x: 0, y: 0, z: 0 } } },
    ],
    ["with a screen of no width", { user: ANA, presence: { ...PRESENCE, screen: { w: 0, h: 10 } } }],
    ["that is a string", "evil"],
    ["that is a list", [ANA, PRESENCE]],
    ["that is empty", {}],
  ])("[BD-16] %s is not shown", (_name, state) => {
    expect(() => hear(state)).not.toThrow()
    expect(seen()).toEqual([])
    hear({ user: ANA, presence: PRESENCE })
    expect(seen()).toHaveLength(1)
  })

  test("[BD-16] with a selection that is none is shown without it", () => {
    hear({
      user: ANA,
      presence: { ...PRESENCE, selectedShapeIds: ["page:page"], editingShapeId: 7, layer: "notes" },
    })
    expect(seen()).toMatchObject([{ selectedShapeIds: [], meta: { layer: "diagram", editingShapeId: null } }])
  })
})

describe("oneself", () => {
  test("[BD-16] is said at once, and then at most twenty times a second, the last word included", () => {
    peer.scheduler.advance(1000)
    let said = 0
    peer.awareness.on("update", () => said++)
    for (let x = 1; x <= 60; x++) {
      peer.mouse("pointer_move", x, 0)
      if (x === 1) {
        peer.scheduler.advance(0)
        expect(said).toBe(1)
      }
      peer.scheduler.advance(1000 / 60)
    }
    peer.scheduler.advance(100)
    expect(said).toBeGreaterThan(15)
    expect(said).toBeLessThanOrEqual(21)
    expect(own()).toMatchObject({ cursor: { x: 60, y: 0 } })
  })

  test("[BD-16] is silent while nothing happens", () => {
    peer.scheduler.advance(1000)
    let said = 0
    peer.awareness.on("update", () => said++)
    peer.scheduler.advance(10_000)
    expect(said).toBe(0)
  })

  test("[BD-16] names at most a hundred shapes", () => {
    const ids: TLShapeId[] = Array.from({ length: 150 }, (_, at) => createShapeId(`s${at}`))
    peer.editor.createShapes(ids.map(id => ({ id, type: "geo" })))
    peer.editor.select(...ids)
    peer.scheduler.advance(100)
    expect(own().selectedShapeIds).toHaveLength(100)
  })

  test("[BD-16] says what is edited, and in which layer", () => {
    const id = createShapeId("label")
    peer.editor.createShape({ id, type: "geo" })
    peer.editor.setEditingShape(id)
    peer.scheduler.advance(100)
    expect(own()).toMatchObject({ editingShapeId: id, layer: "diagram" })
    peer.binding.setActiveLayer("annotations")
    peer.scheduler.advance(100)
    expect(own()).toMatchObject({ editingShapeId: null, layer: "annotations" })
  })
})
