// @vitest-environment jsdom
import {
  addComponent,
  addFlow,
  setKind,
  setLabel,
  setMode,
  setNote,
} from "@outloud/client/canvas/component-edits.ts"
import { dropComponent, insertComponent } from "@outloud/client/canvas/component-insert.ts"
import { kindOfRecord, MAX_NOTE_LENGTH, noteOfRecord } from "@outloud/shared/board/component.ts"
import { modeOfLine } from "@outloud/shared/board/flow.ts"
import { KIND_IDS, kindOf } from "@outloud/shared/board/kinds.ts"
import {
  createShapeId,
  type Editor,
  getArrowBindings,
  type TLArrowShape,
  type TLGeoShape,
  type TLShape,
  type TLShapeId,
  toRichText,
} from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { type EditorRoom, editorRoom } from "../../support/editor-room.ts"

let room: EditorRoom
let ana: BoardPeer
let ben: BoardPeer
let editor: Editor

beforeEach(() => {
  room = editorRoom("interviewer", "candidate")
  ;[ana, ben] = room.peers as [BoardPeer, BoardPeer]
  editor = ben.editor
})

const geo = (peer: BoardPeer, id: TLShapeId) => peer.editor.getShape<TLGeoShape>(id)
const textOf = (peer: BoardPeer, shape: TLShape | undefined) =>
  shape && peer.editor.getShapeUtil(shape).getText(shape)
const arrowsOf = (peer: BoardPeer) =>
  peer.editor.getCurrentPageShapes().filter((shape): shape is TLArrowShape => shape.type === "arrow")

/** Words as a browser would lay them out, every letter 10 pixels wide. */
function wrapped(html: string, { maxWidth }: { readonly maxWidth: number | null }) {
  const letters = html.replace(/<[^>]+>/g, "").length
  const perLine = Math.max(1, Math.floor((maxWidth ?? 1e6) / 10))
  const w = Math.min(letters, perLine) * 10
  return { x: 0, y: 0, w, h: Math.ceil(letters / perLine) * 24, scrollWidth: w }
}

/** Whoever is in the room sees the same, and nothing was refused or crashed. */
function settled(): void {
  room.heal()
  expect(Object.fromEntries(ana.records())).toEqual(Object.fromEntries(ben.records()))
  for (const peer of room.peers) expect([peer.refused, peer.crashes, peer.quarantined]).toEqual([[], [], 0])
}

describe("a component", () => {
  test("[CM-8] of every kind is on everybody's board, with its name, and a screen reader is told both", () => {
    for (const kind of KIND_IDS) {
      const id = addComponent(editor, { kind, at: { x: 0, y: 0 } })
      settled()
      const shape = geo(ana, id)!
      const { name } = kindOf(kind)
      expect(kindOfRecord(shape)).toBe(kind)
      expect(textOf(ana, shape)).toBe(name)
      expect(ana.editor.getShapeUtil(shape).getAriaDescriptor(shape)).toBe(name)
      setLabel(editor, id, "Ours")
      settled()
      const named = geo(ana, id)!
      expect(ana.editor.getShapeUtil(named).getAriaDescriptor(named)).toBe(`${name}: Ours`)
      editor.deleteShape(id)
    }
  })

  test("[CM-9] is placed beside the selected one with an arrow, chosen and ready to be named, in one step", () => {
    const first = insertComponent(editor, "client")!
    editor.setEditingShape(null)
    const before = Object.fromEntries(ben.records())
    const second = insertComponent(editor, "api_gateway")!
    expect(second.from).toBe("Client")
    expect(editor.getOnlySelectedShapeId()).toBe(second.id)
    expect(editor.getEditingShapeId()).toBe(second.id)
    const [arrow] = arrowsOf(ben)
    const { start, end } = getArrowBindings(editor, arrow!)
    expect([start?.toId, end?.toId]).toEqual([first.id, second.id])
    const [a, b] = [first, second].map(({ id }) => editor.getShapePageBounds(id)!)
    expect(b!.minX).toBeGreaterThan(a!.maxX)
    expect(b!.midY).toBeCloseTo(a!.midY)
    settled()
    expect(arrowsOf(ana)).toHaveLength(1)
    editor.setEditingShape(null)
    editor.undo()
    expect(Object.fromEntries(ben.records())).toEqual(before)
    settled()
    editor.redo()
    settled()
    expect(arrowsOf(ana)).toHaveLength(1)
    expect(geo(ana, second.id)).toBeDefined()
  })

  test("[CM-6] never lands on another, however often one is added to the same", () => {
    const centre = insertComponent(editor, "service")!
    for (let n = 0; n < 20; n++) {
      editor.setEditingShape(null)
      editor.select(centre.id)
      insertComponent(editor, KIND_IDS[n]!)
    }
    settled()
    const boxes = editor
      .getCurrentPageShapes()
      .filter(({ type }) => type === "geo")
      .map(shape => editor.getShapePageBounds(shape)!)
    for (const a of boxes) expect(boxes.filter(b => a.collides(b))).toHaveLength(1)
  })

  test("[CM-9] is not connected to an estimate's card, from which nothing flows", () => {
    const card = createShapeId("card")
    editor.createShape({ id: card, type: "geo", meta: { estimate: "peak_qps", formula: "3" } })
    editor.select(card)
    expect(insertComponent(editor, "service")?.from).toBeNull()
    expect(arrowsOf(ben)).toEqual([])
  })

  test("goes into the middle of the view where nothing is selected, and where it is dropped", () => {
    const { id } = insertComponent(editor, "cache")!
    const middle = editor.getViewportPageBounds().center
    expect(editor.getShapePageBounds(id)!.center).toMatchObject({ x: middle.x, y: middle.y })
    const dropped = dropComponent(editor, "stream", { x: 300, y: 600 })!
    expect(dropped.from).toBeNull()
    const at = editor.screenToPage({ x: 300, y: 600 })
    expect(editor.getShapePageBounds(dropped.id)!.center).toMatchObject({ x: at.x, y: at.y })
    expect(arrowsOf(ben)).toEqual([])
    settled()
  })

  test("[CM-10] is no longer one when it is made a plain box, keeps its note, and can become one again", () => {
    const id = addComponent(editor, { kind: "cache", label: "Redis", note: "hot lists", at: { x: 0, y: 0 } })
    setKind(editor, id, null)
    settled()
    expect(kindOfRecord(geo(ana, id)!)).toBeUndefined()
    expect(textOf(ana, geo(ana, id))).toBe("Redis")
    setKind(editor, id, "nosql")
    settled()
    expect(kindOfRecord(geo(ana, id)!)).toBe("nosql")
    expect(noteOfRecord(geo(ana, id)!)).toBe("hot lists")
  })

  test("[CM-10] is made from a plain box, takes arrows as before, and undo takes the kind back alone", () => {
    editor.createShape({ type: "geo", x: 50, y: 50, props: { w: 220, h: 60, richText: toRichText("Redis") } })
    const id = editor.getCurrentPageShapes()[0]!.id
    const other = addComponent(editor, { kind: "service", at: { x: 600, y: 90 } })
    addFlow(editor, { from: other, to: id })
    editor.markHistoryStoppingPoint("kind")
    setKind(editor, id, "cache")
    settled()
    expect(geo(ana, id)!.meta.kind).toBe("cache")
    editor.undo()
    settled()
    expect(geo(ana, id)).toMatchObject({ meta: {}, x: 50, props: { w: 220 } })
    expect(geo(ana, id)!.meta.kind).toBeUndefined()
    expect(editor.getBindingsToShape(id, "arrow")).toHaveLength(1)
  })

  test("[CM-11] has a note that is written as it is typed and taken back as one step", () => {
    const id = addComponent(editor, { kind: "cache", at: { x: 0, y: 0 } })
    editor.markHistoryStoppingPoint("note")
    for (const note of ["T", "TT", "TTL"]) setNote(editor, id, note)
    settled()
    expect(noteOfRecord(geo(ana, id)!)).toBe("TTL")
    editor.undo()
    settled()
    expect(noteOfRecord(geo(ana, id)!)).toBe("")
    setNote(editor, id, "x".repeat(5_000))
    settled()
    expect(noteOfRecord(geo(ana, id)!)).toHaveLength(MAX_NOTE_LENGTH)
    const shape = geo(ben, id)!
    expect(editor.getShapeUtil(shape).getAriaDescriptor(shape)).toMatch(/with a note$/)
  })

  test("[CM-12] keeps its kind, its note and its words when two people change it at once", () => {
    const id = addComponent(editor, { kind: "cache", at: { x: 0, y: 0 } })
    room.heal()
    setNote(ana.editor, id, "by Ana")
    setKind(ben.editor, id, "nosql")
    setLabel(ben.editor, id, "Cassandra")
    ana.editor.updateShape({ id, type: "geo", x: 400 })
    settled()
    expect(geo(ana, id)).toMatchObject({ x: 400, meta: { kind: "nosql", note: "by Ana" } })
    expect(textOf(ana, geo(ana, id))).toBe("Cassandra")
  })

  test("[CM-5] is as wide as tldraw makes it and tall enough for its words beside the icon", () => {
    editor.textMeasure.measureHtml = wrapped
    const words = "recommendation service for everybody who listens together"
    const id = addComponent(editor, { kind: "service", label: words, at: { x: 0, y: 0 } })
    const outline = editor.getShapePageBounds(id)!
    const label = editor.getShapeGeometry<never>(editor.getShape(id)!) as unknown as {
      children: { bounds: { minX: number; maxX: number; maxY: number } }[]
    }
    expect(label.children[1]!.bounds.minX).toBeGreaterThan(24)
    expect(outline.h).toBeGreaterThan(80)
    expect(label.children[1]!.bounds.maxX).toBeLessThanOrEqual(outline.w + 0.01)
    expect(label.children[1]!.bounds.maxY).toBeLessThanOrEqual(outline.h + 0.01)
  })

  test("is resized from every corner, and the opposite one stays", () => {
    const id = addComponent(editor, { kind: "service", label: "Playlists", at: { x: 500, y: 400 } })
    const before = editor.getShapePageBounds(id)!.clone()
    editor.select(id)
    const grips = {
      top_left: [-60, -40],
      bottom_right: [60, 40],
      top_right: [60, -40],
      bottom_left: [-60, 40],
    }
    for (const [handle, [x = 0, y = 0]] of Object.entries(grips)) {
      editor.markHistoryStoppingPoint("resize")
      const still = { x: x < 0 ? before.maxX : before.minX, y: y < 0 ? before.maxY : before.minY }
      const scale = { x: (before.w + 60) / before.w, y: (before.h + 40) / before.h }
      editor.resizeShape(id, scale, { scaleOrigin: still, dragHandle: handle as never })
      const after = editor.getShapePageBounds(id)!
      expect([x < 0 ? after.maxX : after.minX, y < 0 ? after.maxY : after.minY]).toEqual([still.x, still.y])
      expect(after.w).toBeCloseTo(before.w + 60)
      expect(after.h).toBeCloseTo(before.h + 40)
      editor.undo()
    }
    settled()
  })
})

describe("a flow", () => {
  test("[CM-13] says by its line how it travels, to everybody", () => {
    const [from, to] = [0, 600].map(x => addComponent(editor, { kind: "service", at: { x, y: 0 } }))
    const arrow = addFlow(editor, { from: from!, to: to! })
    const mode = () => {
      settled()
      return modeOfLine(ana.editor.getShape<TLArrowShape>(arrow)!.props.dash)
    }
    expect(mode()).toBeNull()
    for (const next of ["sync", "async", "batch", null] as const) {
      setMode(editor, arrow, next)
      expect(mode()).toBe(next)
    }
  })
})

describe("somebody who may not draw", () => {
  test("[CM-14] places nothing", () => {
    const olga = room.join("observer")
    expect(insertComponent(olga.editor, "cache")).toBeNull()
    room.heal()
    expect(ana.editor.getCurrentPageShapes()).toEqual([])
  })
})
