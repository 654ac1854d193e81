// @vitest-environment jsdom
import { exportFile } from "@outloud/client/canvas/board-file.ts"
import { limitContent, NO_PICTURES, takeBoardFiles } from "@outloud/client/canvas/content-rules.ts"
import { placeImport, readImport } from "@outloud/client/canvas/diagram-import.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import {
  createShapeId,
  createTLSchema,
  defaultHandleExternalTextContent,
  type Editor,
  type TLContent,
  type TLShape,
  toRichText,
} from "tldraw"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"

const box = createShapeId("box")
const frame = createShapeId("frame")
const mark = createShapeId("mark")
const arrow = createShapeId("arrow")

let room: ReturnType<typeof fullRoom>
let interviewer: BoardPeer
let candidate: BoardPeer

beforeEach(() => {
  room = fullRoom()
  ;({ interviewer, candidate } = room)
  candidate.editor.createShapes([
    { id: frame, type: "frame", x: 100, y: 100, props: { w: 300, h: 200 } },
    { id: box, type: "geo", parentId: frame, x: 10, y: 20, props: { richText: toRichText("Cache") } },
    { id: arrow, type: "arrow", x: 600, y: 100 },
  ])
  candidate.editor.createBinding({ type: "arrow", fromId: arrow, toId: box, props: { terminal: "end" } })
  interviewer.binding.setActiveLayer("annotations")
  interviewer.editor.createShape({ id: mark, type: "note", x: 0, y: 0 })
  room.heal()
})

function shapes(peer: BoardPeer): TLShape[] {
  return peer.editor.getCurrentPageShapes()
}

function importFile(editor: Editor, text: string) {
  const read = readImport(text)
  if (read.kind === "refused") return read
  return placeImport(editor, read) ?? read
}

/** A file as tldraw would write it, with these records besides the page. */
function fileWith(...records: object[]): string {
  const page = { id: "page:p", typeName: "page", name: "P", index: "a1", meta: {} }
  const schema = createTLSchema().serialize()
  return JSON.stringify({ tldrawFileFormatVersion: 1, schema, records: [page, ...records] })
}

function shapeIn(file: object): object {
  const base = {
    typeName: "shape",
    parentId: "page:p",
    index: "a1",
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
  }
  return { ...base, ...file }
}

function far(name: string, x: number): object {
  const props = { w: 10, h: 10, name, color: "black" }
  return shapeIn({ id: `shape:${name}`, type: "frame", x, props, index: name === "a" ? "a1" : "a2" })
}

const image = shapeIn({
  id: "shape:picture",
  type: "image",
  props: {
    w: 1,
    h: 1,
    playing: true,
    url: "",
    assetId: null,
    crop: null,
    flipX: false,
    flipY: false,
    altText: "",
  },
})

describe("a file", () => {
  test("[BD-22] holds what is in the documents, and nothing that this browser added", async () => {
    const text = await exportFile(candidate.editor, { annotations: true }).text()
    const { records } = JSON.parse(text) as { records: { id: string; typeName: string }[] }
    expect(new Set(records.map(({ typeName }) => typeName))).toEqual(
      new Set(["document", "page", "shape", "binding"]),
    )
    expect(text).not.toMatch(/"layer"|lockedInDocument|"isLocked":true/)
    expect(records.some(({ id }) => id === mark)).toBe(true)
    const without = await exportFile(candidate.editor, { annotations: false }).text()
    expect(without).not.toContain(mark)
  })

  test("[BD-22] comes back as new shapes beside the board, one step to undo, for everybody", async () => {
    const text = await exportFile(candidate.editor, { annotations: false }).text()
    expect(importFile(candidate.editor, text)).toMatchObject({ kind: "shapes", shapes: 3, leftOut: [] })
    room.heal()
    expect(shapes(interviewer)).toHaveLength(7)
    expect(recordsOf(room.hub.docs.diagram).size).toBe(8)
    const copy = shapes(interviewer).find(({ id, type }) => type === "frame" && id !== frame) as TLShape
    expect(copy.x).toBeGreaterThan(400)
    expect(interviewer.editor.getSortedChildIdsForParent(copy)).toHaveLength(1)
    candidate.editor.undo()
    room.heal()
    expect(shapes(interviewer)).toHaveLength(4)
  })

  test("[BD-22] goes to the layer one is in", async () => {
    const text = await exportFile(candidate.editor, { annotations: false }).text()
    importFile(interviewer.editor, text)
    room.heal()
    expect(recordsOf(room.hub.docs.annotations).size).toBe(5)
    expect(recordsOf(room.hub.docs.diagram).size).toBe(4)
  })

  test("[BD-22] is taken without its pictures and its other pages, and they are counted", () => {
    const second = { id: "page:q", typeName: "page", name: "Q", index: "a2", meta: {} }
    const note = shapes(interviewer).find(({ id }) => id === mark)?.props
    const text = fileWith(
      image,
      second,
      shapeIn({ id: "shape:n", type: "note", props: note }),
      shapeIn({ id: "shape:q", type: "note", props: note, parentId: "page:q" }),
    )
    expect(importFile(candidate.editor, text)).toMatchObject({
      shapes: 1,
      leftOut: [
        { what: "pictures, videos, web pages and damaged parts", count: 1 },
        { what: "shapes on the other pages of this file", count: 1 },
      ],
    })
  })

  test.each([
    ["is no file at all", "hello"],
    ["is not JSON", '{"tldrawFileFormatVersion":1,\n]'],
    ["would lie too far out", fileWith(far("a", -1e6), far("b", 1e6))],
    ["is something else", JSON.stringify({ hello: 1 })],
    [
      "is from the future",
      JSON.stringify({
        tldrawFileFormatVersion: 99,
        schema: { schemaVersion: 2, sequences: {} },
        records: [],
      }),
    ],
    ["is damaged", fileWith(shapeIn({ id: "shape:x", type: "geo", props: { w: "wide" } }))],
    ["holds nothing for a board", fileWith(image)],
    [
      "is a shape inside itself",
      fileWith(shapeIn({ id: "shape:x", type: "group", props: {}, parentId: "shape:x" })),
    ],
    ["is far too large", " ".repeat(33 * 1024 * 1024)],
  ])("[BD-22] that %s changes nothing and says so", (_name, text) => {
    const before = candidate.records()
    const result = importFile(candidate.editor, text)
    expect(result).toMatchObject({ kind: "refused", message: expect.stringMatching(/^[A-Z].*\.$/) })
    expect(candidate.records()).toEqual(before)
    expect(candidate.crashes).toEqual([])
  })

  test("[BD-22] is nothing for somebody who only looks on", async () => {
    const text = await exportFile(candidate.editor, { annotations: false }).text()
    expect(importFile(room.observer.editor, text)).toMatchObject({ kind: "refused" })
  })
})

describe("what is pasted or dropped", () => {
  const told: string[] = []
  beforeEach(() => {
    told.length = 0
    const { editor } = candidate
    editor.registerExternalContentHandler("text", content =>
      defaultHandleExternalTextContent(editor, content),
    )
    limitContent(editor, message => told.push(message))
  })

  test.each([
    ["a picture", { type: "files", files: [new File(["x"], "cat.png", { type: "image/png" })] }],
    ["an address", { type: "url", url: "https://example.com" }],
    ["an SVG", { type: "svg-text", text: "<svg/>" }],
    ["an embed", { type: "embed", url: "https://example.com", embed: {} }],
    ["a drawing from elsewhere", { type: "excalidraw", content: { elements: [] } }],
  ])("[BD-23] of %s, nothing is taken, and it says so", async (_name, content) => {
    await candidate.editor.putExternalContent(
      content as Parameters<typeof candidate.editor.putExternalContent>[0],
    )
    expect(told).toEqual([NO_PICTURES])
    expect(shapes(candidate)).toHaveLength(4)
    expect(candidate.crashes).toEqual([])
  })

  test("[IO-13] a board's file, or a drawing from Excalidraw's clipboard, goes to whoever takes it", async () => {
    const { editor } = candidate
    const taken: File[] = []
    const stop = takeBoardFiles(editor, file => taken.push(file))
    const files = [new File(["x"], "cat.png"), new File(["graph LR"], "Chart.MMD")]
    await editor.putExternalContent({ type: "files", files })
    await editor.putExternalContent({ type: "files", files: files.slice(0, 1) })
    const content = { type: "excalidraw/clipboard", elements: [{ type: "rectangle", x: 0, y: 0 }] }
    await editor.putExternalContent({ type: "excalidraw", content })
    expect(taken.map(({ name }) => name)).toEqual(["Chart.MMD", "clipboard.excalidraw"])
    expect(readImport((await taken[1]?.text()) ?? "")).toMatchObject({ kind: "shapes", shapes: 1 })
    expect(told).toEqual([NO_PICTURES])
    stop()
    await editor.putExternalContent({ type: "files", files })
    expect(told).toHaveLength(2)
    expect(shapes(candidate)).toHaveLength(4)
  })

  test("[BD-23] plain text is", async () => {
    await candidate.editor.putExternalContent({ type: "text", text: "a note" })
    expect(shapes(candidate)).toHaveLength(5)
    expect(told).toEqual([])
  })

  test("[BD-23] tldraw's own shapes are, less the pictures among them", async () => {
    const content = candidate.editor.getContentFromCurrentPage([frame, arrow]) as TLContent
    const mixed = {
      ...content,
      shapes: [...content.shapes, image as TLShape],
      rootShapeIds: [...content.rootShapeIds, "shape:picture" as TLShape["id"]],
    }
    await candidate.editor.putExternalContent({ type: "tldraw", content: structuredClone(mixed) })
    expect(shapes(candidate)).toHaveLength(7)
    expect(told).toEqual([NO_PICTURES])
  })

  test("[BD-23] a clipboard that lies about itself does nothing", async () => {
    const content = candidate.editor.getContentFromCurrentPage([box]) as TLContent
    // tldraw says so on the console, whoever reads that.
    vi.spyOn(console, "error").mockImplementation(() => {})
    const lie = {
      ...content,
      schema: { schemaVersion: 2, sequences: { "com.tldraw.store": 9999 } },
    } as TLContent
    await candidate.editor.putExternalContent({ type: "tldraw", content: lie })
    expect(shapes(candidate)).toHaveLength(4)
    expect(candidate.crashes).toEqual([])
    vi.restoreAllMocks()
  })
})
