// @vitest-environment jsdom
import { encodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import {
  createBindingId,
  createShapeId,
  type IndexKey,
  type TLParentId,
  type TLShape,
  toRichText,
} from "tldraw"
import { describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { editorRoom, fullRoom } from "../../support/editor-room.ts"

const box = createShapeId("box")
const other = createShapeId("other")
const frame = createShapeId("frame")
const arrow = createShapeId("arrow")

function record(peer: BoardPeer, id: TLShape["id"]): BoardRecord {
  return structuredClone(peer.records().get(id)) as BoardRecord
}

describe("two people at once", () => {
  test("[BD-1] a label typed while the box is dragged keeps both", () => {
    const { interviewer, candidate, heal, peers } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo", x: 0, y: 0 })
    heal()
    interviewer.editor.updateShape({ id: box, type: "geo", props: { richText: toRichText("Cache") } })
    candidate.editor.updateShape({ id: box, type: "geo", x: 400, y: 300 })
    heal()
    for (const { editor } of peers) {
      expect(editor.getShape(box)).toMatchObject({ x: 400, y: 300, props: { richText: toRichText("Cache") } })
    }
  })

  test("[BD-2] a document change that meets an edit not yet written loses neither", () => {
    const { interviewer, candidate, heal, peers } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo", x: 0, y: 0 })
    heal()
    interviewer.editor.updateShape({ id: box, type: "geo", props: { color: "red" } })
    interviewer.settle()
    interviewer.wire.deliverUp()
    candidate.editor.updateShape({ id: box, type: "geo", x: 777 })
    candidate.wire.deliverDown()
    candidate.scheduler.runFrame()
    expect(candidate.editor.getShape(box)).toMatchObject({ x: 777, props: { color: "red" } })
    heal()
    for (const { editor } of peers) {
      expect(editor.getShape(box)).toMatchObject({ x: 777, props: { color: "red" } })
    }
  })

  test("[BD-2] writing an edit does not write what the other changed meanwhile", () => {
    const { interviewer, candidate, heal, peers } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo" })
    heal()
    interviewer.editor.updateShape({ id: box, type: "geo", props: { color: "red" } })
    interviewer.settle()
    candidate.editor.updateShape({ id: box, type: "geo", x: 5 })
    interviewer.wire.deliverUp()
    candidate.wire.deliverDown()
    candidate.settle()
    interviewer.editor.updateShape({ id: box, type: "geo", props: { color: "green" } })
    heal()
    for (const { editor } of peers)
      expect(editor.getShape(box)).toMatchObject({ x: 5, props: { color: "green" } })
  })

  test("[BD-2] a delete wins over an edit that was under way", () => {
    const { interviewer, candidate, heal, hub, peers } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo" })
    heal()
    interviewer.editor.deleteShape(box)
    candidate.editor.updateShape({ id: box, type: "geo", x: 50 })
    heal()
    expect(recordsOf(hub.docs.diagram).size).toBe(0)
    for (const { editor } of peers) expect(editor.getShape(box)).toBeUndefined()
  })

  test("[BD-18] two first shapes of equal index are told apart, the same way everywhere", () => {
    const { interviewer, candidate, heal, peers } = fullRoom()
    interviewer.editor.createShape({ id: box, type: "geo", index: "a1" as IndexKey })
    candidate.editor.createShape({ id: other, type: "geo", index: "a1" as IndexKey })
    heal()
    const indexes = [box, other].map(id => peers[0]?.editor.getShape(id)?.index)
    expect(new Set(indexes).size).toBe(2)
    for (const { editor } of peers)
      expect([box, other].map(id => editor.getShape(id)?.index)).toEqual(indexes)
    // Whoever takes the taken index again gets what everybody else sees.
    candidate.editor.updateShapes([box, other].map(id => ({ id, type: "geo", index: "a1" as IndexKey })))
    heal()
    expect([box, other].map(id => candidate.editor.getShape(id)?.index)).toEqual(indexes)
    candidate.editor.duplicateShapes([box, other])
    expect(candidate.crashes).toEqual([])
    expect(candidate.editor.getCurrentPageShapeIds().size).toBe(4)
  })
})

describe("what a canvas must not be given", () => {
  test("[BD-3] an invalid record is held back and counted, its neighbours are shown, and it heals", () => {
    const { interviewer, candidate, heal, hub } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo" })
    heal()
    const good = { ...record(candidate, box), id: other } as BoardRecord
    const bad = { ...good, id: arrow, x: 1e308 } as BoardRecord
    hub.write("diagram", doc => {
      recordsOf(doc).set(arrow, encodeRecord(bad))
      recordsOf(doc).set(other, encodeRecord(good))
    })
    heal()
    expect(interviewer.editor.getShape(other)).toBeDefined()
    expect(interviewer.editor.getShape(arrow)).toBeUndefined()
    expect(interviewer.quarantined).toBe(1)
    hub.write("diagram", doc => recordsOf(doc).get(arrow)?.set("xy", [1, 2]))
    heal()
    expect(interviewer.editor.getShape(arrow)).toMatchObject({ x: 1, y: 2 })
    expect(interviewer.quarantined).toBe(0)
  })

  test("[BD-3] a record that only the canvas refuses costs nobody else anything", () => {
    const { candidate, heal, hub } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo" })
    heal()
    const put = candidate.board.store.put.bind(candidate.board.store)
    candidate.board.store.put = (records, phase) => {
      if (records.some(({ id }) => id === arrow)) throw new Error("The canvas cannot take it")
      put(records, phase)
    }
    hub.write("diagram", doc => {
      for (const id of [arrow, other])
        recordsOf(doc).set(id, encodeRecord({ ...record(candidate, box), id } as BoardRecord))
    })
    heal()
    expect(candidate.editor.getShape(other)).toBeDefined()
    expect(candidate.editor.getShape(arrow)).toBeUndefined()
    expect(candidate.quarantined).toBe(1)
  })

  test.each([
    [
      "something that is no record",
      (doc: Parameters<typeof recordsOf>[0]) =>
        recordsOf(doc).set("shape:junk", 7 as unknown as RecordFields),
    ],
    [
      "a base that is no object",
      (doc: Parameters<typeof recordsOf>[0]) => recordsOf(doc).get(box)?.set("base", "evil"),
    ],
    [
      "a label that is no text",
      (doc: Parameters<typeof recordsOf>[0]) =>
        recordsOf(doc).get(box)?.set("props.richText", { type: "evil" }),
    ],
  ])("[BD-3] %s stays out", (_name, write) => {
    const { candidate, heal, hub } = fullRoom()
    candidate.editor.createShape({ id: box, type: "geo" })
    heal()
    hub.write("diagram", write)
    heal()
    expect(candidate.quarantined).toBe(1)
    expect(candidate.crashes).toEqual([])
  })

  test("[BD-4] a shape inside itself, or a circle, never reaches the store, live or at load", () => {
    const { candidate, heal, hub, join } = fullRoom()
    candidate.editor.createShapes([
      { id: frame, type: "frame" },
      { id: other, type: "frame", x: 900 },
      { id: box, type: "geo", x: 2000 },
    ])
    heal()
    hub.write("diagram", doc => {
      recordsOf(doc).get(box)?.set("parentId", box)
      recordsOf(doc).get(frame)?.set("parentId", other)
      recordsOf(doc).get(other)?.set("parentId", frame)
    })
    heal()
    const late = join("interviewer")
    for (const { editor, quarantined } of [candidate, late]) {
      expect(editor.getShape(box)).toBeUndefined()
      expect(quarantined).toBe(1)
      // The circle is cut at the smaller id.
      expect(editor.getShape(frame)).toMatchObject({ parentId: "page:page" })
      expect(editor.getShape(other)).toMatchObject({ parentId: frame })
    }
  })

  test("[BD-4] one's own console cannot make a circle either", () => {
    const { candidate, heal } = fullRoom()
    candidate.editor.createShapes([
      { id: frame, type: "frame" },
      { id: other, type: "frame", x: 10, y: 10, parentId: frame },
    ])
    heal()
    const inner = candidate.editor.getShape(other) as TLShape
    candidate.editor.store.put([{ ...inner, parentId: other as TLParentId }])
    candidate.editor.updateShape({ id: frame, type: "frame", parentId: other as TLParentId })
    expect(candidate.editor.getShape(other)).toMatchObject({ parentId: frame })
    expect(candidate.editor.getShape(frame)).toMatchObject({ parentId: "page:page" })
  })
})

describe("answers of tldraw's own", () => {
  test("[BD-6] a peer's change makes nobody else write, whatever tldraw would answer", () => {
    const { interviewer, candidate, observer, heal } = fullRoom()
    candidate.editor.createShapes([
      { id: frame, type: "frame", x: 500, y: 500, props: { w: 400, h: 400 } },
      { id: box, type: "geo", x: 0, y: 0 },
      { id: other, type: "geo", x: 200, y: 0 },
      { id: arrow, type: "arrow" },
    ])
    for (const [terminal, toId] of [
      ["start", box],
      ["end", other],
    ] as const) {
      candidate.editor.createBinding({
        id: createBindingId(terminal),
        type: "arrow",
        fromId: arrow,
        toId,
        props: { terminal },
      })
    }
    heal()
    const written = interviewer.sent.length
    candidate.editor.reparentShapes([box, other], frame)
    heal()
    candidate.editor.groupShapes([box, other])
    heal()
    candidate.editor.deleteShape(other)
    heal()
    expect(interviewer.sent.length).toBe(written)
    expect(observer.sent).toEqual([])
    expect(Object.fromEntries(interviewer.records())).toEqual(Object.fromEntries(candidate.records()))
  })

  test("[BD-6] an arrow does not follow its boxes into a frame, where whoever moved them did not say so", () => {
    const { interviewer, candidate, heal, hub, join } = fullRoom()
    candidate.editor.createShapes([
      { id: frame, type: "frame", x: 500, y: 500, props: { w: 400, h: 400 } },
      { id: box, type: "geo" },
      { id: other, type: "geo", x: 200 },
      { id: arrow, type: "arrow" },
    ])
    for (const [terminal, toId] of [
      ["start", box],
      ["end", other],
    ] as const) {
      candidate.editor.createBinding({ type: "arrow", fromId: arrow, toId, props: { terminal } })
    }
    heal()
    const written = [interviewer.sent.length, candidate.sent.length]
    hub.write("diagram", doc => {
      for (const id of [box, other]) recordsOf(doc).get(id)?.set("parentId", frame)
    })
    heal()
    expect(candidate.editor.getShape(box)).toMatchObject({ parentId: frame })
    expect(candidate.editor.getShape(arrow)).toMatchObject({ parentId: "page:page" })
    expect([interviewer.sent.length, candidate.sent.length]).toEqual(written)
    expect(Object.fromEntries(join("observer").records())).toEqual(Object.fromEntries(candidate.records()))
  })

  test("[BD-6] a group that two people's changes leave with one shape is dissolved by neither browser", () => {
    const { interviewer, candidate, heal, peers } = fullRoom()
    const group = createShapeId("group")
    candidate.editor.createShapes([
      { id: box, type: "geo" },
      { id: other, type: "geo", x: 300 },
    ])
    heal()
    candidate.editor.groupShapes([box, other], { groupId: group })
    candidate.settle()
    interviewer.editor.deleteShape(other)
    interviewer.settle()
    const written = [interviewer.sent.length, candidate.sent.length]
    heal()
    expect([interviewer.sent.length, candidate.sent.length]).toEqual(written)
    for (const { editor } of peers) {
      expect(editor.getShape(group)).toBeDefined()
      expect(editor.getShape(box)).toMatchObject({ parentId: group })
    }
  })

  test("[BD-6] an arrow whose box a stock client deletes stays as it is written, for all and at the next load", () => {
    const { interviewer, candidate, heal, hub, join } = fullRoom()
    candidate.editor.createShapes([
      { id: box, type: "geo" },
      { id: arrow, type: "arrow", x: 300 },
    ])
    candidate.editor.createBinding({ type: "arrow", fromId: arrow, toId: box, props: { terminal: "end" } })
    heal()
    const written = [interviewer.sent.length, candidate.sent.length]
    hub.write("diagram", doc => recordsOf(doc).delete(box))
    heal()
    const late = join("candidate")
    heal()
    expect([interviewer.sent.length, candidate.sent.length]).toEqual(written)
    expect(late.sent).toEqual([])
    expect(Object.fromEntries(late.records())).toEqual(Object.fromEntries(candidate.records()))
    expect(late.editor.getBindingsInvolvingShape(arrow)).toEqual([])
  })

  test("[BD-19] drawing ends, and the canvas lives, when the arrow that has just been begun is deleted", () => {
    const { interviewer, candidate, heal } = fullRoom()
    candidate.editor.setCurrentTool("arrow")
    candidate.mouse("pointer_move", 150, 150)
    candidate.mouse("pointer_down", 150, 150)
    const [begun] = candidate.editor.getCurrentPageShapes()
    heal()
    interviewer.editor.deleteShape(begun!.id)
    heal()
    expect(() => {
      candidate.mouse("pointer_move", 300, 300)
      candidate.mouse("pointer_up", 300, 300)
    }).not.toThrow()
    expect(candidate.crashes).toEqual([])
  })

  test("[BD-19] a drag ends, and the canvas lives, when the shape under the pointer is deleted", () => {
    const { interviewer, candidate, heal } = fullRoom()
    candidate.editor.createShape({
      id: box,
      type: "geo",
      x: 100,
      y: 100,
      props: { w: 100, h: 100, fill: "solid" },
    })
    heal()
    candidate.mouse("pointer_move", 150, 150)
    candidate.mouse("pointer_down", 150, 150)
    candidate.mouse("pointer_move", 250, 250)
    expect(candidate.editor.isIn("select.translating")).toBe(true)
    interviewer.editor.deleteShape(box)
    heal()
    candidate.mouse("pointer_move", 300, 300)
    candidate.mouse("pointer_up", 300, 300)
    expect(candidate.crashes).toEqual([])
    expect(candidate.editor.getShape(box)).toBeUndefined()
    heal()
    expect(interviewer.editor.getShape(box)).toBeUndefined()
  })
})

test("[BD-21] a board is whole before there is an editor, and its page is never written", () => {
  const { candidate, heal, join, hub } = fullRoom()
  candidate.editor.createShapes([
    { id: frame, type: "frame" },
    { id: box, type: "geo", parentId: frame },
  ])
  heal()
  const late = join("candidate")
  expect(late.scheduler.wantsFrame).toBe(false)
  expect(Object.fromEntries(late.records())).toEqual(Object.fromEntries(candidate.records()))
  expect([...recordsOf(hub.docs.diagram).keys()].sort()).toEqual([box, frame].sort())
  expect(editorRoom("observer").peers[0]?.sent).toEqual([])
})
