// @vitest-environment jsdom
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw"
import { beforeEach, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"

const box = createShapeId("box")
const other = createShapeId("other")
const mark = createShapeId("mark")

let room: ReturnType<typeof fullRoom>
let interviewer: BoardPeer
let candidate: BoardPeer
let observer: BoardPeer

/** A candidate's two boxes, and on the first an interviewer's mark. */
beforeEach(() => {
  room = fullRoom()
  ;({ interviewer, candidate, observer } = room)
  candidate.editor.createShapes([
    { id: box, type: "geo", x: 100, y: 100, props: { w: 200, h: 100 } },
    { id: other, type: "geo", x: 600, y: 100, props: { w: 200, h: 100 } },
  ])
  room.heal()
  interviewer.binding.setActiveLayer("annotations")
  annotate(interviewer.editor, { x: 150, y: 120 })
  room.heal()
})

function annotate(editor: Editor, at: { x: number; y: number }, id = mark): void {
  editor.markHistoryStoppingPoint("annotate")
  editor.createShape({ id, type: "geo", ...at, props: { w: 60, h: 40 } })
}

function move(peer: BoardPeer, id: TLShapeId, x: number, y: number): void {
  peer.editor.markHistoryStoppingPoint("move")
  peer.editor.updateShape({ id, type: "geo", x, y })
}

function placeOf(peer: BoardPeer, id = mark): [number, number] | undefined {
  const shape = peer.editor.getShape(id) as TLShape | undefined
  return shape && [shape.x, shape.y]
}

function everywhere(): unknown[] {
  return [interviewer, candidate, observer].map(peer => placeOf(peer))
}

test("[AN-1] an annotation follows its shape on every screen, and its mover writes nothing for it", () => {
  move(candidate, box, 300, 400)
  candidate.frame()
  expect(placeOf(candidate)).toEqual([350, 420])
  room.heal()
  expect(everywhere()).toEqual([
    [350, 420],
    [350, 420],
    [350, 420],
  ])
  expect(candidate.sent.filter(({ layer }) => layer === "annotations")).toEqual([])
  expect(observer.sent).toEqual([])
})

test("[AN-1] a newcomer sees it where it is, before anybody has written its place", () => {
  move(candidate, box, 300, 400)
  candidate.settle()
  candidate.wire.deliverUp()
  const late = room.join("observer")
  late.frame()
  expect(placeOf(late)).toEqual([350, 420])
})

test("[AN-1] it follows a shape that moves with its frame", () => {
  const frame = createShapeId("frame")
  candidate.editor.createShape({ id: frame, type: "frame", x: 50, y: 50, props: { w: 400, h: 300 } })
  candidate.editor.reparentShapes([box], frame)
  room.heal()
  candidate.editor.updateShape({ id: frame, type: "frame", x: 1050, y: 50 })
  room.heal()
  expect(everywhere()).toEqual([
    [1150, 120],
    [1150, 120],
    [1150, 120],
  ])
})

test("[AN-2] when its shape goes it stays where it was last seen, also for who comes later", () => {
  move(candidate, box, 300, 400)
  room.heal()
  candidate.editor.deleteShape(box)
  room.heal()
  expect(everywhere()).toEqual([
    [350, 420],
    [350, 420],
    [350, 420],
  ])
  expect(placeOf(room.join("observer"))).toEqual([350, 420])
})

test("[AN-2] when its shape comes back it follows again", () => {
  candidate.editor.markHistoryStoppingPoint("delete")
  candidate.editor.deleteShape(box)
  room.heal()
  candidate.editor.undo()
  move(candidate, box, 300, 400)
  room.heal()
  expect(everywhere()[1]).toEqual([350, 420])
})

test("[AN-3] moved off the shape it lets go, moved onto another it follows that one", () => {
  move(interviewer, mark, 100, 500)
  room.heal()
  move(candidate, box, 0, 0)
  room.heal()
  expect(everywhere()[1]).toEqual([100, 500])
  move(interviewer, mark, 650, 120)
  room.heal()
  move(candidate, other, 700, 200)
  room.heal()
  expect(everywhere()[1]).toEqual([750, 220])
})

test("[AN-3] the move and its new anchor are one step to undo", () => {
  move(interviewer, mark, 650, 120)
  room.heal()
  interviewer.editor.undo()
  room.heal()
  expect(everywhere()[1]).toEqual([150, 120])
  move(candidate, box, 300, 400)
  room.heal()
  expect(everywhere()[1]).toEqual([350, 420])
  expect(interviewer.editor.getCanUndo()).toBe(true)
  interviewer.editor.redo()
  room.heal()
  expect(everywhere()[1]).toEqual([650, 120])
})

test("[AN-4] a copy lies on what is under it, not on what the original lies on", () => {
  const copy = createShapeId("copy")
  const original = interviewer.editor.getShape(mark) as TLShape
  interviewer.editor.createShape({ ...original, id: copy, x: 100, y: 500 })
  room.heal()
  move(candidate, box, 300, 400)
  room.heal()
  expect(placeOf(candidate, copy)).toEqual([100, 500])
})

test("[AN-4] what the server pinned, and other annotations, carry nothing", () => {
  const pinned = createShapeId("pinned")
  room.hub.write("diagram", doc => {
    const record = {
      ...(candidate.records().get(other) as TLShape),
      id: pinned,
      y: 600,
      meta: { pinned: true },
    } as BoardRecord
    recordsOf(doc).set(pinned, encodeRecord(record))
  })
  room.heal()
  const onPinned = createShapeId("on-pinned")
  const onMark = createShapeId("on-mark")
  annotate(interviewer.editor, { x: 650, y: 620 }, onPinned)
  annotate(interviewer.editor, { x: 1500, y: 20 }, createShapeId("lonely"))
  annotate(interviewer.editor, { x: 1510, y: 25 }, onMark)
  room.heal()
  for (const id of [onPinned, onMark]) expect(interviewer.editor.getShape(id)?.meta.anchor).toBeUndefined()
})

test.each([
  { anchor: { shape: box, x: Number.MAX_VALUE, y: 0 } },
  { anchor: { shape: box, x: "0", y: 0 } },
  { anchor: { shape: mark, x: 0, y: 0 } },
  { anchor: { shape: "page:page", x: 0, y: 0 } },
  { anchor: [box, 0, 0] },
  { anchor: "shape:box" },
])("[AN-5] what is no anchor (%j) leaves an annotation at its own place", ({ anchor }) => {
  const hostile = createShapeId("hostile")
  room.hub.write("annotations", doc => {
    const record = {
      ...(interviewer.records().get(mark) as TLShape),
      id: hostile,
      x: 7,
      y: 8,
      meta: { anchor },
    } as BoardRecord
    recordsOf(doc).set(hostile, encodeRecord(record))
  })
  room.heal()
  for (const peer of [interviewer, candidate, observer]) {
    expect(placeOf(peer, hostile)).toEqual([7, 8])
    expect(peer.crashes).toEqual([])
  }
})

test("[AN-5] a candidate's shape with an anchor of its own goes nowhere", () => {
  candidate.editor.updateShape({ id: other, type: "geo", meta: { anchor: { shape: box, x: 0, y: 0 } } })
  move(candidate, box, 300, 400)
  room.heal()
  expect(placeOf(candidate, other)).toEqual([600, 100])
})

test("[AN-6] its place is written once all is quiet, and only by those who may annotate", () => {
  const written = interviewer.sent.length
  for (let step = 1; step <= 10; step++) {
    move(candidate, box, 100 + step * 10, 100)
    candidate.frame(60)
    candidate.binding.flush()
    candidate.wire.deliverUp()
    interviewer.wire.deliverDown()
    interviewer.frame(60)
  }
  expect(interviewer.sent.length).toBe(written)
  room.heal()
  expect(interviewer.sent.length).toBe(written + 1)
  expect(everywhere()[0]).toEqual([250, 120])
})
