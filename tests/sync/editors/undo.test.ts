// @vitest-environment jsdom
import { createShapeId, toRichText } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"

const box = createShapeId("box")
const frame = createShapeId("frame")
const other = createShapeId("other")

let room: ReturnType<typeof fullRoom>
let ana: BoardPeer
let ben: BoardPeer

beforeEach(() => {
  room = fullRoom()
  ana = room.interviewer
  ben = room.candidate
  ben.editor.createShape({ id: box, type: "geo", x: 0, y: 0, props: { color: "black" } })
  room.heal()
})

function step(peer: BoardPeer, change: () => void): void {
  peer.editor.markHistoryStoppingPoint("step")
  change()
}

function move(peer: BoardPeer, x: number): void {
  step(peer, () => peer.editor.updateShape({ id: box, type: "geo", x }))
}

function recolour(peer: BoardPeer, color: "red" | "blue" | "green" | "yellow"): void {
  step(peer, () => peer.editor.updateShape({ id: box, type: "geo", props: { color } }))
}

function expectBox(expected: object): void {
  room.heal()
  for (const { editor } of room.peers) expect(editor.getShape(box)).toMatchObject(expected)
}

describe("undo of a change", () => {
  test("[BD-5] leaves another's recolour of the same shape alone, and so does redo", () => {
    move(ben, 300)
    room.heal()
    recolour(ana, "red")
    room.heal()
    ben.editor.undo()
    expectBox({ x: 0, props: { color: "red" } })
    ben.editor.redo()
    expectBox({ x: 300, props: { color: "red" } })
  })

  test("[BD-5] leaves alone what another did in the middle of the step", () => {
    ben.editor.markHistoryStoppingPoint("drag")
    ben.editor.updateShape({ id: box, type: "geo", x: 10 })
    room.heal()
    recolour(ana, "red")
    room.heal()
    ben.editor.updateShape({ id: box, type: "geo", x: 300 })
    ben.editor.undo()
    expectBox({ x: 0, props: { color: "red" } })
  })

  test("[BD-5] leaves a field alone that another has changed since", () => {
    recolour(ben, "red")
    room.heal()
    recolour(ana, "green")
    room.heal()
    ben.editor.undo()
    expectBox({ props: { color: "green" } })
    ben.editor.redo()
    expectBox({ props: { color: "green" } })
  })

  test("[BD-5] goes back to the other's value, where one has written over it", () => {
    recolour(ben, "red")
    room.heal()
    recolour(ana, "green")
    room.heal()
    recolour(ben, "yellow")
    ben.editor.undo()
    expectBox({ props: { color: "green" } })
    ben.editor.undo()
    expectBox({ props: { color: "green" } })
  })

  test("[BD-5] does not bring back what another has deleted", () => {
    move(ben, 300)
    room.heal()
    ana.editor.deleteShape(box)
    room.heal()
    ben.editor.undo()
    ben.editor.redo()
    room.heal()
    for (const { editor } of room.peers) expect(editor.getShape(box)).toBeUndefined()
  })

  test("[BD-5] takes a shape's place as one: half of a move would throw it across the board", () => {
    ben.editor.createShape({ id: frame, type: "frame", x: 500, y: 500 })
    room.heal()
    step(ben, () => ben.editor.reparentShapes([box], frame))
    room.heal()
    ana.editor.updateShape({ id: box, type: "geo", x: 20, y: 30 })
    room.heal()
    ben.editor.undo()
    expectBox({ parentId: frame, x: 20, y: 30 })
  })

  test("[BD-5] leaves a shape on the board whose former frame is gone", () => {
    ben.editor.createShape({ id: frame, type: "frame", x: 500, y: 500 })
    ben.editor.reparentShapes([box], frame)
    room.heal()
    step(ben, () => ben.editor.reparentShapes([box], ben.editor.getCurrentPageId()))
    room.heal()
    ana.editor.deleteShape(frame)
    room.heal()
    ben.editor.undo()
    expectBox({ parentId: "page:page", x: 0, y: 0 })
  })
})

describe("undo of one's own shape", () => {
  test("[BD-17] of a frame spares what others have put into it: it stays in its place", () => {
    step(ben, () => ben.editor.createShape({ id: frame, type: "frame", x: 500, y: 400 }))
    room.heal()
    ana.editor.createShape({ id: other, type: "geo", parentId: frame, x: 10, y: 20 })
    room.heal()
    ben.editor.undo()
    room.heal()
    for (const { editor } of room.peers) {
      expect(editor.getShape(frame)).toBeUndefined()
      expect(editor.getShape(other)).toMatchObject({ parentId: "page:page", x: 510, y: 420 })
    }
  })

  test("[BD-5] takes the shape back, and redo brings it with what others wrote on it", () => {
    step(ben, () => ben.editor.createShape({ id: other, type: "geo", x: 50 }))
    room.heal()
    ana.editor.updateShape({ id: other, type: "geo", props: { richText: toRichText("Queue") } })
    room.heal()
    ben.editor.undo()
    room.heal()
    for (const { editor } of room.peers) expect(editor.getShape(other)).toBeUndefined()
    ben.editor.redo()
    room.heal()
    for (const { editor } of room.peers) {
      expect(editor.getShape(other)).toMatchObject({ x: 50, props: { richText: toRichText("Queue") } })
    }
  })

  test("[BD-5] redo does not bring back a shape that another has deleted", () => {
    step(ben, () => ben.editor.createShape({ id: other, type: "geo" }))
    room.heal()
    ana.editor.deleteShape(other)
    room.heal()
    ben.editor.undo()
    ben.editor.redo()
    room.heal()
    for (const { editor } of room.peers) expect(editor.getShape(other)).toBeUndefined()
  })
})

test("[BD-5] undo of one's own delete brings the shape back for everybody, its arrow with it", () => {
  const arrow = createShapeId("arrow")
  ben.editor.createShape({ id: arrow, type: "arrow", x: 300 })
  ben.editor.createBinding({ type: "arrow", fromId: arrow, toId: box, props: { terminal: "end" } })
  room.heal()
  step(ben, () => ben.editor.deleteShape(box))
  room.heal()
  for (const { editor } of room.peers) expect(editor.getBindingsInvolvingShape(arrow)).toEqual([])
  ben.editor.undo()
  expectBox({ x: 0 })
  for (const { editor } of room.peers) expect(editor.getBindingsInvolvingShape(arrow)).toHaveLength(1)
})
