// @vitest-environment jsdom
import { estimateCards } from "@outloud/client/canvas/estimate-cards.ts"
import {
  addEstimate,
  changeEstimate,
  deleteEstimate,
  type EstimateBoard,
  putOnBoard,
  renameEstimate,
} from "@outloud/client/canvas/estimate-edits.ts"
import { HEAL_DELAY_MS, keepEstimates } from "@outloud/client/canvas/estimate-keeper.ts"
import type { EstimateCard, EstimateInput } from "@outloud/shared/estimates/estimate.ts"
import { evaluateSheet } from "@outloud/shared/estimates/evaluate-sheet.ts"
import { type EstimateRow, readSheet } from "@outloud/shared/estimates/sheet.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import {
  createShapeId,
  renderPlaintextFromRichText,
  type TLGeoShape,
  type TLShapeId,
  toRichText,
} from "tldraw"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"

const INPUTS: readonly EstimateInput[] = [
  {
    key: "mau",
    label: "Monthly active users",
    value: 751e6,
    unit: "users",
    source: { kind: "source", id: "S1", title: "Q4 update" },
  },
  { key: "frac", label: "Share", value: 0.5, unit: "ratio", source: { kind: "assumption" } },
]

let room: ReturnType<typeof fullRoom>
let ana: EstimateBoard
let ben: EstimateBoard
const stops: (() => void)[] = []

beforeEach(() => {
  room = fullRoom()
  ana = boardOf(room.interviewer)
  ben = boardOf(room.candidate)
})

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function boardOf(peer: BoardPeer, inputs = INPUTS): EstimateBoard {
  return {
    editor: peer.editor,
    read: (cards: readonly EstimateCard[]) => readSheet(cards, inputs, evaluateSheet),
  }
}

function sheetOf({ editor, read }: EstimateBoard) {
  return read(estimateCards(editor))
}

function row(board: EstimateBoard, name: string): EstimateRow {
  const found = sheetOf(board).byName.get(name)
  if (found === undefined) throw new Error(`no row ${name}`)
  return found
}

function result(board: EstimateBoard, name: string): string {
  const { result } = row(board, name)
  return result.kind === "value" ? result.short : result.kind === "error" ? result.message : "empty"
}

function textOf({ editor }: EstimateBoard, id: string): string | undefined {
  const shape = editor.getShape<TLGeoShape>(id as TLShapeId)
  return shape && renderPlaintextFromRichText(editor, shape.props.richText)
}

function keep(peer: BoardPeer, board: EstimateBoard): void {
  stops.push(keepEstimates({ ...board, scheduler: peer.scheduler, random: () => 0 }))
}

/** Long enough for every keeper to have had its turn, and everybody to have seen what came of it. */
function waitForKeepers(): void {
  for (let round = 0; round < 3; round++) {
    for (const peer of room.peers) peer.frame(2 * HEAL_DELAY_MS)
    room.heal()
  }
}

function expectNoRefusals(): void {
  for (const peer of room.peers) {
    expect(peer.refused).toEqual([])
    expect(peer.crashes).toEqual([])
  }
}

describe("an estimate", () => {
  test("[ES-11] is a card that everybody has at once, with its value, its formula and its assumptions", () => {
    const id = addEstimate(ben, { name: "lists", formula: "mau * frac", unit: "" })
    changeEstimate(ben, row(ben, "lists"), { unit: "playlists/week" })
    room.heal()
    expect(result(ana, "lists")).toBe("376 M")
    expect(textOf(ana, id)).toBe(
      "lists = 376 M playlists/week\nmau * frac\n• mau = 751 M users (Q4 update)\n• frac = 0.5 ratio (assumed)",
    )
    expect(recordsOf(room.hub.docs.diagram).has(id)).toBe(true)
    expectNoRefusals()
  })

  test("[ES-11] changed by one brings the cards of all that need it up to date in the same step", () => {
    const lists = addEstimate(ben, { name: "lists", formula: "mau * frac", unit: "" })
    const cores = addEstimate(ben, { name: "cores", formula: "lists / 1 M", unit: "cores" })
    room.heal()
    changeEstimate(ana, row(ana, "frac"), { formula: "0.1" })
    room.heal()
    expect(textOf(ben, lists)).toContain("lists = 75.1 M")
    expect(textOf(ben, cores)).toContain("cores = 75.1 cores")
    expect(textOf(ben, cores)).toContain("frac = 0.1 ratio (assumed)")
    ana.editor.undo()
    room.heal()
    expect(textOf(ben, cores)).toContain("cores = 376 cores")
    expect(row(ben, "frac").card).toBeNull()
    ana.editor.redo()
    room.heal()
    expect(textOf(ben, cores)).toContain("cores = 75.1 cores")
  })

  test("[ES-11] undone takes one step, and spares what the other did meanwhile", () => {
    const id = addEstimate(ben, { name: "lists", formula: "mau * frac", unit: "" })
    room.heal()
    changeEstimate(ben, row(ben, "lists"), { formula: "mau * 0.25" })
    room.heal()
    changeEstimate(ana, row(ana, "lists"), { unit: "lists" })
    room.heal()
    ben.editor.undo()
    room.heal()
    expect(row(ana, "lists").card).toMatchObject({ formula: "mau * frac", unit: "lists" })
    ben.editor.undo()
    room.heal()
    expect(ana.editor.getShape(id as TLShapeId)).toBeUndefined()
  })

  test("[ES-12] that two change at once keeps both fields", () => {
    const id = addEstimate(ben, { name: "lists", formula: "mau", unit: "" })
    room.heal()
    keep(room.interviewer, ana)
    keep(room.candidate, ben)
    changeEstimate(ben, row(ben, "lists"), { formula: "mau * frac" })
    changeEstimate(ana, row(ana, "lists"), { unit: "playlists" })
    room.heal()
    waitForKeepers()
    for (const board of [ana, ben]) {
      expect(row(board, "lists").card).toMatchObject({ formula: "mau * frac", unit: "playlists" })
      expect(textOf(board, id)).toContain("lists = 376 M playlists\nmau * frac")
    }
    expectNoRefusals()
  })

  test("[ES-12] of which there are two with one name is shown twice, and the older counts", () => {
    addEstimate(ben, { name: "lists", formula: "1", unit: "" })
    addEstimate(ana, { name: "lists", formula: "2", unit: "" })
    room.heal()
    const [counts, other] = sheetOf(ana).estimates
    expect(sheetOf(ben).estimates.map(({ id }) => id)).toEqual([counts?.id, other?.id])
    expect(counts?.result.kind).toBe("value")
    expect(other?.result).toMatchObject({ message: expect.stringContaining("Two estimates are called") })
    deleteEstimate(ana, counts as EstimateRow)
    room.heal()
    expect(sheetOf(ben).estimates.map(({ result }) => result.kind)).toEqual(["value"])
  })

  test("[ES-13] renamed is renamed in every formula", () => {
    addEstimate(ben, { name: "lists", formula: "mau * frac", unit: "" })
    const cores = addEstimate(ben, { name: "cores", formula: "lists / 2 + 1e3 * lists", unit: "" })
    renameEstimate(ben, row(ben, "lists"), "e3")
    room.heal()
    expect(row(ana, "cores").formula).toBe("e3 / 2 + 1e3 * e3")
    expect(row(ana, "e3").result.kind).toBe("value")
    expect(textOf(ana, cores)).toContain("e3 / 2")
    ben.editor.undo()
    expect(row(ben, "cores").formula).toBe("lists / 2 + 1e3 * lists")
  })

  test("[ES-13] deleted is gone from the sheet, and what needs it says so", () => {
    addEstimate(ben, { name: "lists", formula: "mau * frac", unit: "" })
    const cores = addEstimate(ben, { name: "cores", formula: "lists / 2", unit: "" })
    deleteEstimate(ben, row(ben, "lists"))
    room.heal()
    expect(textOf(ana, cores)).toContain("cores = ?\nlists / 2\nThere is no estimate")
    ben.editor.undo()
    room.heal()
    expect(textOf(ana, cores)).toContain("cores = 188 M")
  })

  test("[ES-14] given by the question gets a card when it is changed, and is as given when that goes", () => {
    expect(row(ben, "mau")).toMatchObject({ card: null, source: "Q4 update", formula: "751 M" })
    changeEstimate(ben, row(ben, "mau"), { formula: "800 M" })
    room.heal()
    expect(row(ana, "mau")).toMatchObject({ source: "assumed", formula: "800 M", unit: "users" })
    deleteEstimate(ana, row(ana, "mau"))
    room.heal()
    expect(row(ben, "mau")).toMatchObject({ card: null, formula: "751 M", source: "Q4 update" })
  })

  test("[ES-14] put on the board as given keeps its source", () => {
    const id = putOnBoard(ben, row(ben, "mau"))
    room.heal()
    expect(row(ana, "mau")).toMatchObject({ source: "Q4 update", card: { id } })
    expect(textOf(ana, id)).toBe("mau = 751 M users\nQ4 update")
    expect(putOnBoard(ana, row(ana, "mau"))).toBe(id)
  })

  test("[ES-15] cannot be made, changed or deleted by somebody who looks on", () => {
    const id = addEstimate(ben, { name: "lists", formula: "mau", unit: "" })
    room.heal()
    const olga = boardOf(room.observer)
    expect(result(olga, "lists")).toBe("751 M")
    addEstimate(olga, { name: "mine", formula: "1", unit: "" })
    changeEstimate(olga, row(olga, "lists"), { formula: "2" })
    changeEstimate(olga, row(olga, "mau"), { formula: "2" })
    deleteEstimate(olga, row(olga, "lists"))
    keep(room.observer, olga)
    waitForKeepers()
    expect(sheetOf(olga).estimates.map(({ name }) => name)).toEqual(["lists"])
    expect(recordsOf(room.hub.docs.diagram).size).toBe(1)
    expect(textOf(olga, id)).toContain("lists = 751 M")
  })

  test("[ES-15] is the board's: an annotation that says it is one is none", () => {
    room.interviewer.binding.setActiveLayer("annotations")
    ana.editor.createShape({
      id: createShapeId("mark"),
      type: "geo",
      x: 0,
      y: 0,
      meta: { estimate: "mark", formula: "1" },
    })
    room.heal()
    expect(sheetOf(ana).estimates).toEqual([])
    expect(sheetOf(ben).estimates).toEqual([])
  })
})

describe("a keeper", () => {
  let lists: string
  beforeEach(() => {
    lists = addEstimate(ben, { name: "lists", formula: "mau * frac", unit: "" })
    room.heal()
    keep(room.interviewer, ana)
    keep(room.candidate, ben)
    waitForKeepers()
  })

  test("[ES-16] puts right what a card deleted on the canvas leaves behind, and it is no step to undo", () => {
    const cores = addEstimate(ben, { name: "cores", formula: "lists / 2", unit: "" })
    room.heal()
    ana.editor.markHistoryStoppingPoint("delete")
    ana.editor.deleteShape(lists as TLShapeId)
    expect(textOf(ana, cores)).toContain("cores = 188 M")
    room.heal()
    waitForKeepers()
    expect(textOf(ben, cores)).toContain("cores = ?")
    for (let round = 0; round < 3; round++) {
      ana.editor.undo()
      room.heal()
      waitForKeepers()
      expect(textOf(ben, cores)).toContain("cores = 188 M")
      ana.editor.redo()
      room.heal()
      waitForKeepers()
      expect(textOf(ben, cores)).toContain("cores = ?")
    }
  })

  test("[ES-16] puts right what somebody types onto a card, but not while it is typed", () => {
    for (const words of ["hello", "hello"]) {
      ben.editor.setEditingShape(lists as TLShapeId)
      ben.editor.updateShape({ id: lists as TLShapeId, type: "geo", props: { richText: toRichText(words) } })
      room.heal()
      for (let round = 0; round < 3; round++) room.candidate.frame(2 * HEAL_DELAY_MS)
      expect(textOf(ben, lists)).toBe(words)
      ben.editor.setEditingShape(null)
      waitForKeepers()
      expect(textOf(ana, lists)).toContain("lists = 376 M")
    }
  })

  test("[ES-16] is quiet where nothing is wrong, and while somebody moves cards about", () => {
    const sent = room.peers.map(peer => peer.sent.length)
    waitForKeepers()
    expect(room.peers.map(peer => peer.sent.length)).toEqual(sent)
    ben.editor.updateShape({ id: lists as TLShapeId, type: "geo", x: 500 })
    room.candidate.settle()
    const moved = room.candidate.sent.length
    waitForKeepers()
    expect(room.candidate.sent.length).toBe(moved)
    expect(room.interviewer.sent.length).toBe(sent[0])
  })

  test("[ES-16] waits half a second", () => {
    ana.editor.deleteShape(lists as TLShapeId)
    const cores = addEstimate(ana, { name: "cores", formula: "lists", unit: "" })
    room.heal()
    ana.editor.updateShape({ id: cores as TLShapeId, type: "geo", props: { richText: toRichText("stale") } })
    room.interviewer.frame(HEAL_DELAY_MS - 50)
    expect(textOf(ana, cores)).toBe("stale")
    room.interviewer.frame(100)
    expect(textOf(ana, cores)).toContain("cores = ?")
  })

  test("[ES-17] does not fight for ever with a version that says otherwise", () => {
    const old = room.join("interviewer")
    const [first] = INPUTS
    keep(old, boardOf(old, [{ ...(first as EstimateInput), unit: "people" }, ...INPUTS.slice(1)]))
    for (let round = 0; round < 10; round++) waitForKeepers()
    const sent = room.peers.map(peer => peer.sent.length)
    for (let round = 0; round < 5; round++) waitForKeepers()
    expect(room.peers.map(peer => peer.sent.length)).toEqual(sent)
    expect(textOf(ben, lists)).toBe(textOf(boardOf(old), lists))
  })
})

describe("a new card", () => {
  beforeEach(() => {
    // Lines of 30 letters and 24 pixels, so that a card grows with its text as in a browser.
    ben.editor.textMeasure.measureHtml = html => {
      const lines = html.split("</p>").map(line => Math.ceil(line.replace(/<[^>]+>/g, "").length / 30))
      return { x: 0, y: 0, w: 300, h: 24 * lines.reduce((sum, count) => sum + count, 0), scrollWidth: 0 }
    }
  })

  test("[ES-18] goes into the section where it fits, and else beside it in a column, never over anything", () => {
    const section = createShapeId("section-estimates")
    ben.editor.createShapes([
      { id: section, type: "frame", x: 0, y: 700, props: { w: 380, h: 140 } },
      { id: createShapeId("other"), type: "geo", x: -420, y: 900, props: { w: 300, h: 100 } },
    ])
    putOnBoard(ben, row(ben, "mau"))
    for (let n = 0; n < 12; n++) addEstimate(ben, { name: `n${n}`, formula: "mau * frac", unit: "" })
    const cards = estimateCards(ben.editor).map(({ id }) => ben.editor.getShape(id as TLShapeId)!)
    expect(cards.filter(({ parentId }) => parentId === section)).toHaveLength(1)
    const boxes = ben.editor
      .getCurrentPageShapes()
      .filter(({ id }) => id !== section)
      .map(shape => ben.editor.getShapePageBounds(shape)!)
    for (const [n, box] of boxes.entries())
      for (const other of boxes.slice(n + 1)) expect(box.collides(other)).toBe(false)
    const frame = ben.editor.getShapePageBounds(section)!
    for (const card of cards.filter(({ parentId }) => parentId !== section))
      expect(ben.editor.getShapePageBounds(card)!.collides(frame)).toBe(false)
  })

  test("[ES-18] that grows over another, or out of the section, finds another place", () => {
    const section = createShapeId("section-estimates")
    ben.editor.createShape({ id: section, type: "frame", x: 0, y: 700, props: { w: 380, h: 140 } })
    const a = addEstimate(ben, { name: "a", formula: "1", unit: "" }) as TLShapeId
    expect(ben.editor.getShape(a)?.parentId).toBe(section)
    changeEstimate(ben, row(ben, "a"), { formula: `mau * frac + ${"frac + ".repeat(40)}1` })
    expect(ben.editor.getShape(a)?.parentId).not.toBe(section)
    addEstimate(ben, { name: "b", formula: "mau * frac", unit: "" })
    addEstimate(ben, { name: "c", formula: "mau", unit: "" })
    changeEstimate(ben, row(ben, "b"), { formula: `mau * frac + ${"mau + ".repeat(40)}1` })
    const boxes = estimateCards(ben.editor).map(({ id }) => ben.editor.getShapePageBounds(id as TLShapeId)!)
    for (const [n, box] of boxes.entries())
      for (const other of boxes.slice(n + 1)) expect(box.collides(other)).toBe(false)
  })
})
