// @vitest-environment jsdom
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { createShapeId, type Editor, type TLShape } from "tldraw"
import { beforeEach, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { type EditorRoom, editorRoom } from "../../support/editor-room.ts"
import { withoutGuards } from "../../support/without-guards.ts"

const starter = createShapeId("starter")
const box = createShapeId("box")

let room: EditorRoom
let candidate: BoardPeer

/** A room whose first record is a frame that the server has pinned. */
beforeEach(() => {
  room = editorRoom("interviewer", "candidate")
  candidate = room.peers[1] as BoardPeer
  candidate.editor.createShape({
    id: starter,
    type: "frame",
    x: 100,
    y: 100,
    props: { w: 400, h: 300, name: "Question" },
  })
  room.heal()
  const frame = {
    ...(candidate.records().get(starter) as BoardRecord),
    meta: { pinned: true },
  } as BoardRecord
  room.hub.write("diagram", doc => recordsOf(doc).set(starter, encodeRecord(frame)))
  candidate.editor.createShape({
    id: box,
    type: "geo",
    x: 900,
    y: 100,
    props: { w: 100, h: 100, fill: "solid" },
  })
  room.heal()
})

const attempts: Record<string, (editor: Editor) => void> = {
  move: editor => void editor.updateShape({ id: starter, type: "frame", x: 0 }),
  resize: editor => void editor.updateShape({ id: starter, type: "frame", props: { w: 10 } }),
  rename: editor => void editor.updateShape({ id: starter, type: "frame", props: { name: "Mine" } }),
  lock: editor => void editor.toggleLock([starter]),
  unpin: editor => void editor.updateShape({ id: starter, type: "frame", meta: { pinned: false } }),
  delete: editor => void editor.deleteShape(starter),
  "select all and delete": editor => void editor.selectAll().deleteShapes(editor.getSelectedShapeIds()),
  reorder: editor => void editor.bringToFront([starter]),
  group: editor => void editor.groupShapes([starter, box]),
  "remove it from the store": editor => editor.store.remove([starter]),
  "remove it with tldraw's side effects off": ({ store }) =>
    withoutGuards(store, () => store.remove([starter])),
  "undo its making": editor => void editor.undo(),
}

test.each(Object.entries(attempts))("[BD-10] nobody can %s the pinned frame", (_name, attempt) => {
  for (const { editor } of room.peers) {
    editor.markHistoryStoppingPoint("attempt")
    attempt(editor)
  }
  room.heal()
  for (const { editor } of room.peers) {
    expect(editor.getShape(starter)).toMatchObject({
      x: 100,
      y: 100,
      parentId: "page:page",
      isLocked: false,
      props: { w: 400, h: 300, name: "Question" },
    })
  }
})

test("[BD-10] it holds what is dropped into it, and what is drawn in it", () => {
  candidate.mouse("pointer_move", 950, 150)
  candidate.mouse("pointer_down", 950, 150)
  for (const x of [800, 600, 400, 300]) candidate.mouse("pointer_move", x, 250)
  candidate.frame(1000)
  candidate.mouse("pointer_up", 300, 250)
  candidate.editor.createShape({ type: "note", x: 200, y: 200 })
  room.heal()
  for (const { editor } of room.peers) {
    expect(editor.getShape(box)).toMatchObject({ parentId: starter })
    expect(editor.getSortedChildIdsForParent(starter)).toHaveLength(2)
  }
})

test("[BD-10] a pointer that presses, drags or double-clicks it does no harm", () => {
  for (const at of [100, 300]) {
    for (const name of [
      "pointer_move",
      "pointer_down",
      "pointer_up",
      "pointer_down",
      "pointer_up",
    ] as const) {
      candidate.mouse(name, at, 100)
    }
    candidate.mouse("pointer_down", at, 100)
    candidate.mouse("pointer_move", at + 200, 300)
    candidate.mouse("pointer_up", at + 200, 300)
    candidate.editor.cancel()
  }
  candidate.editor.setEditingShape(starter)
  expect(candidate.editor.getEditingShapeId()).toBeNull()
  expect(candidate.crashes).toEqual([])
  expect(candidate.editor.getShape(starter)).toMatchObject({ x: 100, y: 100 })
})

test("[BD-10] a copy of it is an ordinary frame, and nobody pins a shape of their own", () => {
  candidate.editor.duplicateShapes([starter])
  candidate.editor.updateShape({ id: box, type: "geo", meta: { pinned: true } })
  room.heal()
  const frames = candidate.editor.getCurrentPageShapes().filter(({ type }) => type === "frame")
  expect(frames.map(({ meta }) => meta)).toEqual(expect.arrayContaining([{ pinned: true }, {}]))
  expect((candidate.editor.getShape(box) as TLShape).meta).toEqual({})
})

test("[BD-10] a pinned text is locked for everybody, and its lock is written by nobody", () => {
  const text = createShapeId("text")
  candidate.editor.createShape({ id: text, type: "text", x: 5, y: 5 })
  room.heal()
  room.hub.write("diagram", doc => recordsOf(doc).get(text)?.set("meta.pinned", true))
  room.heal()
  const sent = room.peers.map(peer => peer.sent.length)
  candidate.editor.run(() => candidate.editor.updateShape({ id: text, type: "text", x: 50 }), {
    ignoreShapeLock: true,
  })
  room.heal()
  for (const { editor } of room.peers) expect(editor.getShape(text)).toMatchObject({ x: 5, isLocked: true })
  expect(room.peers.map(peer => peer.sent.length)).toEqual(sent)
})
