// @vitest-environment jsdom
import { dropComponent, insertComponent } from "@outloud/client/canvas/component-insert.ts"
import { addDiagram } from "@outloud/client/canvas/layout-new-parts.ts"
import { kindOf } from "@outloud/shared/board/kinds.ts"
import { weeklyCharts } from "@outloud/shared/questions/bank/weekly-charts.ts"
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { starterBoard } from "@outloud/shared/starter/starter-board.ts"
import type { Editor, TLShapeId } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { type EditorRoom, editorRoom } from "../../support/editor-room.ts"

let room: EditorRoom
let ben: BoardPeer
let editor: Editor

beforeEach(() => {
  room = editorRoom("interviewer", "candidate")
  ben = room.peers[1] as BoardPeer
  editor = ben.editor
})

function startFrame(): void {
  room.hub.write("diagram", doc => {
    for (const record of starterBoard(weeklyCharts)) recordsOf(doc).set(record.id, encodeRecord(record))
  })
  room.heal()
}

function lookFromAfar(): void {
  editor.zoomToBounds({ x: -60, y: -60, w: 1800, h: 1400 }, { immediate: true })
  expect(editor.getZoomLevel()).toBeLessThan(0.6)
}

const boundsOf = (id: TLShapeId) => editor.getShapePageBounds(id)!
const isInView = (id: TLShapeId) => editor.getViewportPageBounds().contains(boundsOf(id))

describe("[CM-27] what has just been made can be read", () => {
  test("a component placed from afar is large enough, and stays under the pointer", () => {
    lookFromAfar()
    const point = { x: 300, y: 300 }
    const { id } = dropComponent(editor, "cache", point)!
    expect(editor.getZoomLevel()).toBe(0.75)
    const { x, y } = editor.pageToScreen(boundsOf(id).center)
    expect([x, y]).toEqual([expect.closeTo(point.x), expect.closeTo(point.y)])
    expect(isInView(id)).toBe(true)
  })

  test("the view stays as it is where it was near enough", () => {
    const before = editor.getCamera()
    insertComponent(editor, "client")
    insertComponent(editor, "service")
    expect(editor.getCamera()).toEqual(before)
  })

  test("a chain that runs out of the window takes the view along", () => {
    for (let n = 0; n < 8; n++) {
      editor.setEditingShape(null)
      expect(isInView(insertComponent(editor, "service")!.id)).toBe(true)
    }
    expect(editor.getZoomLevel()).toBe(1)
  })

  test("a diagram added from afar is as large as fits", () => {
    startFrame()
    lookFromAfar()
    const flows = [{ from: "a", to: "b" }]
    const parts = ["a", "b"].map(key => ({ key, label: key, kind: "client" as const }))
    const added = addDiagram(editor, { parts, flows })
    expect(editor.getZoomLevel()).toBe(0.75)
    for (const id of added.parts.values()) expect(isInView(id)).toBe(true)
  })

  test("a diagram too large to be read whole is seen whole", () => {
    const parts = Array.from({ length: 12 }, (_, n) => ({ key: `${n}`, label: `${n}`, kind: null }))
    const flows = parts.slice(1).map(({ key }, n) => ({ from: `${n}`, to: key }))
    const added = addDiagram(editor, { parts, flows })
    for (const id of added.parts.values()) expect(isInView(id)).toBe(true)
    expect(editor.getZoomLevel()).toBeLessThan(0.75)
  })
})

describe("[CM-6] a component that nobody points a place out for", () => {
  const laneAt = (id: TLShapeId) =>
    editor
      .getCurrentPageShapes()
      .filter(shape => shape.id.startsWith("shape:lane-"))
      .find(lane => boundsOf(lane.id).contains(boundsOf(id)))?.id

  test("stands in its kind's lane, on nothing", () => {
    startFrame()
    const placed = (["client", "client", "service", "stream", "training"] as const).map(kind => {
      editor.selectNone().setEditingShape(null)
      lookFromAfar()
      return insertComponent(editor, kind)!.id
    })
    expect(placed.map(laneAt)).toEqual([
      "shape:lane-edge",
      "shape:lane-edge",
      "shape:lane-online",
      "shape:lane-streaming",
      "shape:lane-batch-ml",
    ])
    const [first, second] = placed.map(boundsOf)
    expect(first!.collides(second!)).toBe(false)
    expect(first!.w).toBe(second!.w)
  })

  test("stands in view, where its lane is not", () => {
    startFrame()
    editor.zoomToBounds({ x: 3000, y: 0, w: 800, h: 600 }, { immediate: true })
    const { id } = insertComponent(editor, "client")!
    expect(laneAt(id)).toBeUndefined()
    expect(isInView(id)).toBe(true)
    expect(editor.getShapeUtil(editor.getShape(id)!).getText(editor.getShape(id)!)).toBe(
      kindOf("client").name,
    )
  })
})
