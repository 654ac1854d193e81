// @vitest-environment jsdom
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import {
  createBindingId,
  createShapeId,
  DefaultColorStyle,
  type Editor,
  type TLArrowBinding,
  type TLParentId,
  type TLShape,
} from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"
import { withoutGuards } from "../../support/without-guards.ts"

const box = createShapeId("box")
const mark = createShapeId("mark")
const markFrame = createShapeId("mark-frame")
const arrow = createShapeId("arrow")

let room: ReturnType<typeof fullRoom>
let interviewer: BoardPeer
let candidate: BoardPeer
let observer: BoardPeer

/** A candidate's box, and over it an interviewer's mark, frame and arrow. */
beforeEach(() => {
  room = fullRoom()
  ;({ interviewer, candidate, observer } = room)
  candidate.editor.createShape({ id: box, type: "geo", x: 100, y: 100, props: { fill: "solid" } })
  room.heal()
  interviewer.binding.setActiveLayer("annotations")
  interviewer.editor.createShapes([
    { id: mark, type: "geo", x: 400, y: 100, props: { fill: "solid" } },
    { id: markFrame, type: "frame", x: 0, y: 400, props: { w: 300, h: 300 } },
    { id: arrow, type: "arrow", x: 700, y: 100, parentId: "page:page" as TLParentId },
  ])
  room.heal()
})

function annotationsSent(peer: BoardPeer): number {
  return peer.sent.filter(({ layer }) => layer === "annotations").length
}

function stored(editor: Editor): Record<string, TLShape> {
  return Object.fromEntries(editor.getCurrentPageShapes().map(shape => [shape.id, shape]))
}

describe("a record's layer", () => {
  test("[BD-14] is the document it is in, and is not written into it", () => {
    const { hub } = room
    expect([...recordsOf(hub.docs.annotations).keys()].sort()).toEqual([arrow, mark, markFrame].sort())
    expect([...recordsOf(hub.docs.diagram).keys()]).toEqual([box])
    for (const doc of Object.values(hub.docs))
      expect(JSON.stringify(recordsOf(doc).toJSON())).not.toMatch(/"layer"|locked/)
    expect(candidate.editor.getShape(mark)?.meta).toEqual({ layer: "annotations", lockedInDocument: false })
  })

  test("[BD-14] is not believed where the wire claims it", () => {
    const { hub, heal } = room
    hub.write("diagram", doc => recordsOf(doc).get(box)?.set("meta.layer", "annotations"))
    hub.write("diagram", doc => recordsOf(doc).get(box)?.set("meta.lockedInDocument", true))
    heal()
    expect(candidate.editor.getShape(box)).toMatchObject({ isLocked: false, meta: {} })
    candidate.editor.updateShape({ id: box, type: "geo", x: 5 })
    heal()
    expect(interviewer.editor.getShape(box)?.x).toBe(5)
  })

  test("[BD-14] an annotation wins over a diagram record of its id, which comes back when it goes", () => {
    const { hub, heal } = room
    const forged = { ...(candidate.records().get(box) as BoardRecord), id: mark, x: 999 } as BoardRecord
    hub.write("diagram", doc => recordsOf(doc).set(mark, encodeRecord(forged)))
    heal()
    for (const { editor } of room.peers) expect(editor.getShape(mark)?.x).toBe(400)
    interviewer.editor.deleteShape(mark)
    heal()
    for (const { editor } of room.peers) expect(editor.getShape(mark)).toMatchObject({ x: 999 })
    expect(candidate.editor.getShape(mark)?.meta).toEqual({})
  })
})

describe("a candidate at an annotation", () => {
  const attempts: Record<string, (editor: Editor) => void> = {
    "update, ignoring the lock": editor =>
      void editor.run(() => editor.updateShape({ id: mark, type: "geo", x: 0 }), { ignoreShapeLock: true }),
    "toggle the lock": editor => void editor.toggleLock([mark]),
    "unlock by update": editor => void editor.updateShape({ id: mark, type: "geo", isLocked: false, x: 1 }),
    delete: editor =>
      void editor.run(() => editor.deleteShapes([mark, arrow, markFrame]), { ignoreShapeLock: true }),
    "put straight into the store": editor =>
      editor.store.put([{ ...(editor.getShape(mark) as TLShape), x: 3, isLocked: false, meta: {} }]),
    "remove straight from the store": editor => editor.store.remove([mark, markFrame]),
    group: editor => void editor.run(() => editor.groupShapes([mark, box, arrow]), { ignoreShapeLock: true }),
    reorder: editor => void editor.run(() => editor.sendToBack([mark]), { ignoreShapeLock: true }),
    "select all and delete": editor => void editor.selectAll().deleteShapes(editor.getSelectedShapeIds()),
    erase: editor => void editor.setErasingShapes([mark]).deleteShapes(editor.getErasingShapeIds()),
    "move to the annotation frame": editor => void editor.reparentShapes([box], markFrame),
    "take out of the frame": editor =>
      void editor.run(() => editor.reparentShapes([mark], editor.getCurrentPageId()), {
        ignoreShapeLock: true,
      }),
    "claim the layer": editor =>
      void editor.updateShape({
        id: box,
        type: "geo",
        meta: { layer: "annotations", lockedInDocument: true },
      }),
    "bind its arrow": editor =>
      void editor.createBinding({ type: "arrow", fromId: arrow, toId: box, props: { terminal: "end" } }),
    "put a binding straight into the store": editor =>
      editor.store.put([
        {
          ...({ typeName: "binding", type: "arrow", meta: {}, fromId: arrow, toId: box } as TLArrowBinding),
          id: createBindingId("forged"),
          props: {
            terminal: "end",
            isExact: false,
            isPrecise: false,
            snap: "none",
            normalizedAnchor: { x: 0.5, y: 0.5 },
          },
        },
      ]),
    "change or remove it with tldraw's side effects off": ({ store }) =>
      withoutGuards(store, () => {
        store.put([{ ...(store.get(mark) as TLShape), x: 1, meta: {} }])
        store.remove([markFrame, arrow])
      }),
    nudge: editor =>
      void editor.run(() => editor.nudgeShapes([mark], { x: 9, y: 9 }), { ignoreShapeLock: true }),
    "change the style": editor =>
      void editor.run(() => editor.select(mark).setOpacityForSelectedShapes(0.1), { ignoreShapeLock: true }),
  }

  test.each(Object.entries(attempts))("[BD-8] cannot %s", (_name, attempt) => {
    const before = interviewer.records()
    attempt(candidate.editor)
    candidate.settle()
    const marks = [mark, markFrame, arrow]
    expect(marks.map(id => candidate.records().get(id))).toEqual(marks.map(id => before.get(id)))
    room.heal()
    expect(annotationsSent(candidate)).toBe(0)
    expect(marks.map(id => interviewer.records().get(id))).toEqual(marks.map(id => before.get(id)))
    expect(Object.fromEntries(interviewer.records())).toEqual(Object.fromEntries(candidate.records()))
    expect(candidate.crashes).toEqual([])
  })

  test("[BD-8] cannot do all of it together", () => {
    for (const attempt of Object.values(attempts)) attempt(candidate.editor)
    candidate.editor.undo()
    candidate.editor.redo()
    room.heal()
    expect(annotationsSent(candidate)).toBe(0)
    expect(Object.fromEntries(interviewer.records())).toEqual(Object.fromEntries(candidate.records()))
  })

  test("[BD-8] cannot select it, not even by the secondary button", () => {
    candidate.editor.select(mark, box)
    expect(candidate.editor.getSelectedShapeIds()).toEqual([box])
    candidate.mouse("pointer_down", 450, 150)
    candidate.mouse("pointer_up", 450, 150)
    expect(candidate.editor.getSelectedShapeIds()).toEqual([])
    candidate.editor.setEditingShape(mark)
    expect(candidate.editor.getEditingShapeId()).toBeNull()
  })

  test("[BD-8] may copy it: the copy is their own, in the diagram", () => {
    const content = candidate.editor.getContentFromCurrentPage([mark])
    expect(content).toBeDefined()
    candidate.editor.putContentOntoCurrentPage(content!, { select: true })
    const [copy] = candidate.editor.getSelectedShapes()
    expect(copy).toMatchObject({ isLocked: false, meta: {} })
    room.heal()
    expect(recordsOf(room.hub.docs.diagram).has(copy!.id)).toBe(true)
    expect(annotationsSent(candidate)).toBe(0)
  })
})

describe("between the layers", () => {
  test("[BD-9] no binding: an arrow of one does not reach for a shape of the other", () => {
    interviewer.editor.createBinding({ type: "arrow", fromId: arrow, toId: box, props: { terminal: "end" } })
    expect(interviewer.editor.getBindingsInvolvingShape(box)).toEqual([])
    interviewer.editor.createBinding({ type: "arrow", fromId: arrow, toId: mark, props: { terminal: "end" } })
    room.heal()
    expect(candidate.editor.getBindingsInvolvingShape(mark)).toHaveLength(1)
    expect(
      [...recordsOf(room.hub.docs.annotations).keys()].filter(id => id.startsWith("binding:")),
    ).toHaveLength(1)
  })

  test("[BD-9] no binding from the wire either, nor by a candidate's delete", () => {
    const id = createBindingId("wire")
    const props = {
      terminal: "end",
      isExact: false,
      isPrecise: false,
      snap: "none",
      normalizedAnchor: { x: 0.5, y: 0.5 },
    }
    const binding = { id, typeName: "binding", type: "arrow", fromId: arrow, toId: box, props, meta: {} }
    room.hub.write("annotations", doc =>
      recordsOf(doc).set(id, encodeRecord(binding as unknown as BoardRecord)),
    )
    room.heal()
    const sent = room.peers.map(peer => peer.sent.length)
    for (const peer of room.peers) expect(peer.records().has(id)).toBe(false)
    candidate.editor.deleteShape(box)
    room.heal()
    expect(interviewer.sent.length).toBe(sent[0])
    expect(annotationsSent(candidate)).toBe(0)
  })

  test("[BD-9] no parent: what is put into a foreign frame stands on the page, where it was put", () => {
    const before = candidate.editor.getShapePageBounds(box)
    candidate.editor.run(() => candidate.editor.reparentShapes([box], markFrame), { ignoreShapeLock: true })
    expect(candidate.editor.getShape(box)).toMatchObject({ parentId: "page:page" })
    expect(candidate.editor.getShapePageBounds(box)).toEqual(before)
    candidate.editor.createShape({ type: "geo", parentId: markFrame, x: 10, y: 20 })
    const [made] = candidate.editor
      .getCurrentPageShapes()
      .filter(({ id, type }) => type === "geo" && id !== box && id !== mark)
    expect(made).toMatchObject({ parentId: "page:page", x: 10, y: 420 })
    room.heal()
    interviewer.editor.deleteShape(markFrame)
    room.heal()
    expect(candidate.editor.getShape(box)).toBeDefined()
  })

  test("[BD-9] no parent from the wire: it counts as missing", () => {
    room.hub.write("diagram", doc => recordsOf(doc).get(box)?.set("parentId", markFrame))
    room.heal()
    for (const { editor } of room.peers) expect(editor.getShape(box)).toMatchObject({ parentId: "page:page" })
  })
})

describe("an interviewer", () => {
  test("[BD-25] selects what belongs to the mode, and nothing else", () => {
    interviewer.editor.selectAll()
    expect(new Set(interviewer.editor.getSelectedShapeIds())).toEqual(new Set([mark, markFrame, arrow]))
    interviewer.binding.setActiveLayer("diagram")
    expect(interviewer.editor.getSelectedShapeIds()).toEqual([])
    interviewer.editor.selectAll()
    expect(interviewer.editor.getSelectedShapeIds()).toEqual([box])
    expect(stored(interviewer.editor)[mark]).toMatchObject({ isLocked: true })
    expect(stored(interviewer.editor)[box]).toMatchObject({ isLocked: false, meta: {} })
  })

  test("[BD-25] annotates in amber, and draws on the board in the colour chosen there", () => {
    const color = () => interviewer.editor.getStyleForNextShape(DefaultColorStyle)
    expect(interviewer.editor.getShape(mark)).toMatchObject({ props: { color: "orange" } })
    interviewer.binding.setActiveLayer("diagram")
    expect(color()).toBe("black")
    interviewer.editor.setStyleForNextShapes(DefaultColorStyle, "blue")
    interviewer.binding.setActiveLayer("annotations")
    expect(color()).toBe("orange")
    interviewer.binding.setActiveLayer("diagram")
    expect(color()).toBe("blue")
  })

  test("[BD-25] switching writes nothing, and a lock of one's own survives it", () => {
    interviewer.editor.toggleLock([mark])
    room.heal()
    const sent = interviewer.sent.length
    for (const layer of ["diagram", "annotations", "diagram", "annotations"] as const)
      interviewer.binding.setActiveLayer(layer)
    room.heal()
    expect(interviewer.sent.length).toBe(sent)
    expect(interviewer.editor.getShape(mark)).toMatchObject({
      isLocked: true,
      meta: { layer: "annotations" },
    })
    interviewer.editor.toggleLock([mark])
    room.heal()
    expect(candidate.records().get(mark)).toMatchObject({ isLocked: false })
  })

  test("[BD-25] undoes an annotation from the board, and it goes back where it came from", () => {
    interviewer.editor.markHistoryStoppingPoint("delete")
    interviewer.editor.deleteShape(mark)
    room.heal()
    interviewer.binding.setActiveLayer("diagram")
    interviewer.editor.undo()
    room.heal()
    expect(recordsOf(room.hub.docs.annotations).has(mark)).toBe(true)
    expect(recordsOf(room.hub.docs.diagram).has(mark)).toBe(false)
    expect(candidate.records().get(mark)).toMatchObject({ isLocked: false, x: 400 })
    expect(interviewer.editor.getShape(mark)).toMatchObject({ isLocked: true })
  })
})

test("[BD-7] an observer writes nothing, whatever is tried", () => {
  const { editor } = observer
  editor.updateInstanceState({ isReadonly: false })
  editor.createShape({ type: "geo" })
  editor.store.put([{ ...(editor.getShape(box) as TLShape), x: 1 }])
  editor.store.put([{ ...(editor.getShape(box) as TLShape), id: createShapeId("forged") }])
  editor.run(() => editor.deleteShapes([box, mark]), { ignoreShapeLock: true })
  editor.undo()
  editor.selectAll()
  room.heal()
  expect(observer.sent).toEqual([])
  expect(Object.fromEntries(observer.records())).toEqual(Object.fromEntries(candidate.records()))
  expect(editor.getSelectedShapeIds()).toEqual([])
})
