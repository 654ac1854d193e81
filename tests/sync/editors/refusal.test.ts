// @vitest-environment jsdom
import { recordsOf } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { createShapeId, toRichText } from "tldraw"
import { expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { editorRoom } from "../../support/editor-room.ts"

const box = createShapeId("box")
const other = createShapeId("other")
const group = createShapeId("group")

function smallRoom(limits: Partial<typeof DEFAULT_LIMITS>) {
  const room = editorRoom()
  const peer = room.join("candidate", { limits: { ...DEFAULT_LIMITS, ...limits } })
  const settle = () => {
    peer.settle()
    peer.frame()
  }
  return { ...room, peer, settle, doc: recordsOf(peer.docs.diagram) }
}

function words(peer: BoardPeer, id: typeof box): string {
  return JSON.stringify(peer.editor.getShape(id)?.props)
}

test("[BD-15] a label that is too long is not written, is taken back, and says so", () => {
  const { peer, settle, doc } = smallRoom({ labelLength: 10 })
  peer.editor.createShape({ id: box, type: "geo", props: { richText: toRichText("short") } })
  settle()
  peer.sent.length = 0
  peer.editor.updateShape({ id: box, type: "geo", props: { richText: toRichText("much too long for this") } })
  settle()
  expect(peer.refused).toHaveLength(1)
  expect(peer.refused[0]).toMatch(/^Not saved\. The text /)
  expect(peer.sent).toEqual([])
  expect(words(peer, box)).toContain("short")
  expect(JSON.stringify(doc.toJSON())).not.toContain("much too long")
})

test("[BD-15] what else was done to the same shape, and to others, stays", () => {
  const { peer, settle } = smallRoom({ labelLength: 10 })
  peer.editor.createShapes([
    { id: box, type: "geo" },
    { id: other, type: "geo" },
  ])
  settle()
  peer.editor.updateShapes([
    { id: box, type: "geo", x: 30, props: { color: "red", richText: toRichText("much too long for this") } },
    { id: other, type: "geo", x: 40 },
  ])
  settle()
  expect(peer.editor.getShape(box)).toMatchObject({
    x: 30,
    props: { color: "red", richText: toRichText("") },
  })
  expect(peer.editor.getShape(other)).toMatchObject({ x: 40 })
  expect(peer.refused).toHaveLength(1)
})

test("[BD-15] a shape out of bounds is not made, and nothing of it is left to undo", () => {
  const { peer, settle, doc } = smallRoom({})
  peer.editor.createShape({ id: box, type: "geo", x: 2e6 })
  settle()
  expect(peer.editor.getShape(box)).toBeUndefined()
  expect(doc.size).toBe(0)
  peer.editor.undo()
  peer.editor.redo()
  settle()
  expect(peer.editor.getShape(box)).toBeUndefined()
})

test("[BD-15] a full layer takes nothing new, and keeps everything that is there", () => {
  const { peer, settle, doc } = smallRoom({ layerRecords: 3 })
  peer.editor.createShapes([
    { id: box, type: "geo" },
    { id: other, type: "geo", x: 300 },
  ])
  settle()
  peer.editor.createShapes([{ type: "note" }, { type: "note" }])
  settle()
  expect(doc.size).toBe(2)
  expect(peer.editor.getCurrentPageShapeIds().size).toBe(2)
  expect(peer.refused).toEqual(["This board is full: it holds at most 3 objects."])
  peer.editor.updateShape({ id: box, type: "geo", x: 9 })
  settle()
  expect(peer.editor.getShape(box)?.x).toBe(9)
})

test("[BD-15] shapes do not follow a group that is refused", () => {
  const { peer, settle } = smallRoom({ layerRecords: 2 })
  peer.editor.createShapes([
    { id: box, type: "geo", x: 100, y: 100 },
    { id: other, type: "geo", x: 300, y: 200 },
  ])
  settle()
  peer.editor.groupShapes([box, other], { groupId: group })
  settle()
  expect(peer.editor.getShape(group)).toBeUndefined()
  expect(peer.editor.getShape(box)).toMatchObject({ parentId: "page:page", x: 100, y: 100 })
  expect(peer.editor.getShape(other)).toMatchObject({ parentId: "page:page", x: 300, y: 200 })
})

test("[BD-15] a large paste is written in updates that a server takes", () => {
  const { peer, settle, doc } = smallRoom({})
  const richText = toRichText("x".repeat(10_000))
  peer.editor.createShapes(Array.from({ length: 200 }, () => ({ type: "geo", props: { richText } })))
  settle()
  expect(doc.size).toBe(200)
  expect(peer.sent.length).toBeGreaterThan(5)
  for (const { bytes } of peer.sent) expect(bytes.length).toBeLessThan(DEFAULT_LIMITS.liveUpdateBytes / 2)
})

test("[BD-15] pasted links that no label may hold are dropped, and their words stay", () => {
  const { peer, settle } = smallRoom({})
  const link = { type: "link", attrs: { href: "javascript:alert(1)", target: "evil" } }
  const richText = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "words", marks: [link] }] }],
  }
  peer.editor.createShape({ id: box, type: "geo", props: { richText } })
  settle()
  expect(peer.refused).toEqual([])
  expect(words(peer, box)).toContain("words")
  expect(words(peer, box)).not.toContain("javascript")
})
