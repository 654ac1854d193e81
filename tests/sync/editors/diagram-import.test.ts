// @vitest-environment jsdom
import { exportMermaid } from "@outloud/client/canvas/board-file.ts"
import { addComponent, addFlow, setNote } from "@outloud/client/canvas/component-edits.ts"
import { placeImport, type ReadImport, readImport } from "@outloud/client/canvas/diagram-import.ts"
import { liveGraphOf } from "@outloud/client/canvas/live-graph.ts"
import { sameGraph } from "@outloud/shared/board/graph-parts.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { createShapeId, type Editor, toRichText } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { editorRoom, fullRoom } from "../../support/editor-room.ts"
import { IMPORT_FILES, importFixture } from "../../support/import-files.ts"

let room: ReturnType<typeof fullRoom>
let candidate: BoardPeer

beforeEach(() => {
  room = fullRoom()
  ;({ candidate } = room)
})

function read(text: string): ReadImport {
  const result = readImport(text)
  if (result.kind === "refused") throw new Error(result.message)
  return result
}

function importText(editor: Editor, text: string): void {
  expect(placeImport(editor, read(text))).toBeUndefined()
}

function graphOf({ editor }: BoardPeer) {
  return liveGraphOf(editor).readNow()
}

/** A board as a person would draw it, on a candidate's canvas. */
function drawBoard({ editor }: BoardPeer): void {
  const client = addComponent(editor, { kind: "client", label: "Mobile app", at: { x: 0, y: 0 } })
  const gateway = addComponent(editor, { kind: "api_gateway", at: { x: 400, y: 0 } })
  editor.createShape({
    type: "frame",
    x: 700,
    y: -300,
    props: { w: 900, h: 700, name: 'Serving "hot" [eu]' },
  })
  const service = addComponent(editor, { kind: "service", label: "Playlist service", at: { x: 900, y: 0 } })
  const cache = addComponent(editor, { kind: "cache", label: "1. Redis #1 & <co>", at: { x: 1400, y: -150 } })
  const plain = addComponent(editor, { kind: null, label: "end", at: { x: 1400, y: 200 } })
  setNote(editor, cache, 'LRU\n1 GB "hot"')
  addFlow(editor, { from: client, to: gateway, label: "GET /playlists?limit=10", mode: "sync" })
  addFlow(editor, { from: gateway, to: service })
  addFlow(editor, { from: service, to: cache, both: true, label: "key|value" })
  addFlow(editor, { from: service, to: plain, mode: "async" })
  addFlow(editor, { from: plain, to: cache, mode: "batch", label: "every hour" })
  const line = addFlow(editor, { from: cache, to: client, label: "日本語" })
  editor.updateShape({ id: line, type: "arrow", props: { arrowheadEnd: "none" } })
}

describe("a flowchart", () => {
  test("[IO-2] of a board becomes a board with the same graph", () => {
    drawBoard(candidate)
    room.heal()
    const chart = exportMermaid(candidate.editor)
    const other = editorRoom("candidate")
    importText(other.peers[0]!.editor, chart)
    other.heal()
    const [before, after] = [graphOf(candidate), graphOf(other.peers[0]!)]
    expect(after.nodes).toHaveLength(5)
    expect(after.edges).toHaveLength(6)
    expect(after.nodes.map(({ note }) => note).filter(Boolean)).toEqual(['LRU\n1 GB "hot"'])
    expect(sameGraph(before, after)).toBe(true)
    expect(read(exportMermaid(other.peers[0]!.editor)).leftOut).toEqual([])
  })

  test("[IO-11] comes as typed components beside what is there, for everybody, in one step to undo", () => {
    const { editor } = candidate
    const box = createShapeId("box")
    editor.createShape({
      id: box,
      type: "geo",
      x: 0,
      y: 0,
      props: { w: 300, h: 200, richText: toRichText("mine") },
    })
    room.heal()
    const before = candidate.records()
    importText(editor, importFixture("discover-weekly.mmd"))
    room.heal()
    expect(candidate.records().get(box)).toEqual(before.get(box))
    const components = room.interviewer.editor
      .getCurrentPageShapes()
      .filter(({ meta }) => meta.kind !== undefined)
    expect(components.length).toBeGreaterThan(6)
    const covered = editor.getShapePageBounds(box)!
    for (const { id, type } of editor.getCurrentPageShapes())
      if (id !== box && type === "geo") expect(editor.getShapePageBounds(id)!.collides(covered)).toBe(false)
    expect(graphOf(candidate).edges).toHaveLength(12)
    editor.undo()
    room.heal()
    expect(candidate.records()).toEqual(before)
    expect(candidate.crashes).toEqual([])
  })

  test("[IO-11] shows a link from a box to itself as a loop", () => {
    const { editor } = candidate
    importText(editor, "graph LR\nA -->|retry| A --> B")
    const [loop] = editor.getCurrentPageShapes().filter(({ type }) => type === "arrow")
    const { w, h } = editor.getShapePageBounds(loop!.id)!
    expect(Math.min(w, h)).toBeGreaterThan(20)
    expect(editor.getBindingsFromShape(loop!, "arrow")).toHaveLength(2)
    editor.undo()
    expect(editor.getCurrentPageShapes()).toEqual([])
  })

  test("[IO-1] without anything to show is refused in words", () => {
    expect(() => exportMermaid(candidate.editor)).toThrow(/nothing on the board/)
  })
})

describe("a drawing", () => {
  test("[IO-7] comes with its arrows bound, so that its graph is what a person sees", () => {
    importText(candidate.editor, importFixture("playlists.excalidraw"))
    room.heal()
    const { nodes, edges } = graphOf(room.interviewer)
    const label = new Map(nodes.map(node => [node.id, node.label]))
    const flows = edges.map(({ from, to }) => [label.get(from.at ?? ""), label.get(to.at ?? "")])
    expect(flows).toContainEqual(["Mobile app", "API gateway"])
    expect(flows.filter(ends => ends.includes(undefined))).toEqual([])
    expect(flows).toHaveLength(5)
    expect(candidate.crashes).toEqual([])
    candidate.editor.undo()
    room.heal()
    expect(recordsOf(room.hub.docs.diagram).size).toBe(0)
  })
})

describe("what is locked in a file", () => {
  test("[IO-11] is put beside the board with the rest, and stays locked", () => {
    const { editor } = candidate
    editor.createShape({ type: "geo", x: 0, y: 0, props: { w: 3000, h: 3000 } })
    importText(editor, importFixture("playlists.excalidraw"))
    const added = editor.getCurrentPageShapes().slice(1)
    expect(added.filter(({ isLocked }) => isLocked)).toHaveLength(1)
    for (const { id, type } of added)
      if (type !== "arrow") expect(editor.getShapePageBounds(id)!.x).toBeGreaterThan(3000)
  })
})

describe("any file", () => {
  test.each([...IMPORT_FILES])(
    "[IO-11] such as %s becomes records that every board may hold",
    (_name, text) => {
      importText(candidate.editor, text)
      room.heal()
      const records = [...room.interviewer.records()]
      expect(records.length).toBeGreaterThan(5)
      for (const [id, record] of records) expect(checkRecord(id, record, DEFAULT_LIMITS)).toBeUndefined()
      expect(room.interviewer.quarantined).toBe(0)
      expect(candidate.refused).toEqual([])
      expect(room.observer.records()).toEqual(candidate.records())
    },
  )

  test.each([
    ["graph LR\nA -> B", 2, 3],
    ["sequenceDiagram\nA->>B: x", 1, 1],
    ['{"type":"excalidraw",\n"elements":[}', 2, 13],
    ['{"tldrawFileFormatVersion":1,\n]', 2, 1],
  ])("[IO-6] that is broken, %j, changes nothing and says where", (text, line, column) => {
    expect(readImport(text)).toMatchObject({ kind: "refused", line, column })
  })

  test("[IO-11] is refused where nobody may draw, or where there is no room", () => {
    const chart = read("graph LR\nA --> B")
    expect(placeImport(room.observer.editor, chart)).toMatchObject({
      message: expect.stringMatching(/look at/),
    })
    const crowd = Array.from({ length: DEFAULT_LIMITS.layerRecords }, () => chart)
    const full = {
      ...chart,
      diagram: { parts: crowd.map((_, n) => ({ key: `${n}`, kind: null, label: "" })), flows: [] },
    }
    candidate.editor.createShape({ type: "geo" })
    expect(placeImport(candidate.editor, full as ReadImport)).toMatchObject({
      message: expect.stringMatching(/no room/),
    })
    expect(candidate.editor.getCurrentPageShapes()).toHaveLength(1)
  })
})
