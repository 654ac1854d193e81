// @vitest-environment jsdom
import { addComponent, addFlow, setLabel, setMode } from "@outloud/client/canvas/component-edits.ts"
import { liveGraphOf } from "@outloud/client/canvas/live-graph.ts"
import { weeklyCharts } from "@outloud/shared/questions/bank/weekly-charts.ts"
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { starterBoard } from "@outloud/shared/starter/starter-board.ts"
import {
  createShapeId,
  getArrowBindings,
  type TLArrowShape,
  type TLShapeId,
  toRichText,
  type VecLike,
} from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { type EditorRoom, editorRoom } from "../../support/editor-room.ts"

/** In the Architecture section of the starter, beside a box. */
const BOX = { x: 600, y: 400, w: 160, h: 80 }
const box = createShapeId("box")

let room: EditorRoom
let ben: BoardPeer

beforeEach(() => {
  room = editorRoom("interviewer", "candidate")
  ben = room.peers[1] as BoardPeer
  room.hub.write("diagram", doc => {
    for (const record of starterBoard(weeklyCharts)) recordsOf(doc).set(record.id, encodeRecord(record))
  })
  room.heal()
  const { x, y, w, h } = BOX
  const props = { w, h, richText: toRichText("Redis") }
  ben.editor.createShape({ id: box, type: "geo", x, y, props })
  ben.editor.setCamera({ x: 0, y: 0, z: 1 }, { immediate: true })
  room.heal()
})

/** Draws an arrow as a hand does, in one quick stroke. */
function drawArrow(from: VecLike, to: VecLike): TLArrowShape {
  const before = new Set(ben.editor.getCurrentPageShapeIds())
  ben.editor.setCurrentTool("arrow")
  ben.mouse("pointer_move", from.x, from.y)
  ben.mouse("pointer_down", from.x, from.y)
  ben.mouse("pointer_move", (from.x + to.x) / 2, (from.y + to.y) / 2)
  ben.mouse("pointer_move", to.x, to.y)
  ben.mouse("pointer_up", to.x, to.y)
  const id = [...ben.editor.getCurrentPageShapeIds()].find(one => !before.has(one))
  return ben.editor.getShape<TLArrowShape>(id as TLShapeId)!
}

function tiedTo(arrow: TLArrowShape): (string | undefined)[] {
  const { start, end } = getArrowBindings(ben.editor, arrow)
  return [start?.toId, end?.toId]
}

describe("an arrow drawn in a section of the starter", () => {
  test("[CM-26] is tied to no section, and read as meant for the box that it ends beside", () => {
    const arrow = drawArrow({ x: 900, y: 600 }, { x: 775, y: 440 })
    expect(tiedTo(arrow)).toEqual([undefined, undefined])
    expect(ben.editor.getShapePageBounds(arrow)).toMatchObject({ minX: 775, minY: 440, maxX: 900, maxY: 600 })
    const edge = liveGraphOf(ben.editor)
      .getSnapshot()
      .edges.find(({ id }) => id === arrow.id)
    expect(edge).toMatchObject({ from: { at: null }, to: { at: box, kind: "near" } })
  })

  test("[CM-26] is tied to the box that it is drawn from, though the stroke leaves it at once", () => {
    const arrow = drawArrow({ x: 755, y: 440 }, { x: 1000, y: 700 })
    expect(tiedTo(arrow)).toEqual([box, undefined])
  })

  test("[CM-26] is not tied to the section's edge either", () => {
    expect(tiedTo(drawArrow({ x: 900, y: 600 }, { x: 444, y: 600 }))).toEqual([undefined, undefined])
  })
})

test("[CM-26] a frame that somebody drew takes arrows at its edge, and is floor within", () => {
  const zone = createShapeId("zone")
  ben.editor.createShape({ id: zone, type: "frame", x: 2000, y: 0, props: { w: 400, h: 300 } })
  ben.editor.setCamera({ x: -1500, y: 0, z: 1 }, { immediate: true })
  expect(tiedTo(drawArrow({ x: 300, y: 100 }, { x: 506, y: 100 }))).toEqual([undefined, zone])
  expect(tiedTo(drawArrow({ x: 300, y: 200 }, { x: 700, y: 200 }))).toEqual([undefined, undefined])
})

test("[CM-30] a screen reader hears from where to where an arrow goes, what travels and how", () => {
  const { editor } = ben
  const [from, to] = ["Client", "Redis"].map((label, n) =>
    addComponent(editor, { kind: "cache", label, at: { x: 3000 + n * 500, y: 0 } }),
  )
  const arrow = addFlow(editor, { from: from!, to: to!, label: "sessions", mode: "async" })
  const heard = () => {
    const shape = editor.getShape(arrow)!
    return editor.getShapeUtil(shape).getAriaDescriptor(shape)
  }
  expect(heard()).toBe("from Client to Redis: sessions, async")
  setLabel(editor, arrow, "")
  setMode(editor, arrow, null)
  setLabel(editor, to!, "")
  expect(heard()).toBe("from Client to something without a name")
  editor.deleteShapes([from!, to!])
  expect(heard()).toBeUndefined()
})
