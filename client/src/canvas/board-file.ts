/** A board as a picture, as Mermaid, or as a file of tldraw's own format, and what such a file holds. */
import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { toMermaid } from "@outloud/shared/export/mermaid.ts"
import { jsonFault } from "@outloud/shared/import/json-fault.ts"
import { type LeftOut, LeftOutList, placeOf, type Refused } from "@outloud/shared/import/left-out.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"
import {
  type Editor,
  isShapeId,
  parseTldrawJsonFile,
  sortByIndex,
  type TLContent,
  TLDRAW_FILE_EXTENSION,
  type TLPageId,
  type TLRecord,
  type TLShapeId,
  type TLStore,
  type TldrawFileParseError,
} from "tldraw"
import { anySchema, type FitContent, fitContent } from "./board-content.ts"
import { isBoardRecord, isPinned, layerOf, withoutMarks } from "./layer-stamp.ts"
import { liveGraphOf } from "./live-graph.ts"

export interface ExportOptions {
  /** Whether annotations are in it. In a picture, only those that are shown. */
  readonly annotations: boolean
}

export const BOARD_FILE_EXTENSION = TLDRAW_FILE_EXTENSION

const FILE_FORMAT_VERSION = 1
const MIME_TYPE = "application/vnd.tldraw+json"
const MAX_FILE_CHARACTERS = DEFAULT_LIMITS.layerBytes
/** Canvas pixels of white around a picture. */
const MARGIN = 32

/** The whole board as a picture. Rejects with a message for the person where the board is empty. */
export async function exportImage(
  editor: Editor,
  format: "png" | "svg",
  { annotations }: ExportOptions,
): Promise<Blob> {
  const shapes = editor.getCurrentPageShapesSorted()
  const ids = shapes
    .filter(shape => !isShapeId(shape.parentId) && isExported(shape, annotations))
    .map(({ id }) => id)
  if (ids.length === 0) throw new Error("There is nothing on the board yet.")
  const options = { background: true, padding: MARGIN }
  if (format === "png") return (await editor.toImage(ids, { ...options, format, pixelRatio: 2 })).blob
  const picture = await editor.getSvgString(ids, options)
  if (picture === undefined) throw new Error("The board could not be drawn as a picture.")
  return new Blob([picture.svg], { type: "image/svg+xml" })
}

/** A file is made to be handed on: what is private to interviewers is in none. */
function isExported(record: BoardRecord, annotations: boolean): boolean {
  const layer = layerOf(record)
  return layer === "diagram" || (annotations && layer === "annotations")
}

/** The whole board as a .tldr file, which tldraw and Outloud open. Holds what is in the documents, and nothing of this browser. */
export function exportFile(editor: Editor, { annotations }: ExportOptions): Blob {
  const { store } = editor
  const kept = store.allRecords().flatMap((record): TLRecord[] => {
    if (record.typeName === "document" || record.typeName === "page") return [record]
    if (!isBoardRecord(record) || !isExported(record, annotations)) return []
    return [withoutMarks(record)]
  })
  const file = {
    tldrawFileFormatVersion: FILE_FORMAT_VERSION,
    schema: store.schema.serialize(),
    records: kept,
  }
  return new Blob([JSON.stringify(file)], { type: MIME_TYPE })
}

/**
 * The diagram as a Mermaid flowchart. Of the starter's own sections and lanes only those that hold something.
 * Throws with a message for the person where there is nothing to show.
 */
export function exportMermaid(editor: Editor): string {
  const graph = liveGraphOf(editor).readNow()
  const containers = usedContainers(editor, graph)
  if (graph.nodes.length + containers.length === 0)
    throw new Error("There is nothing on the board yet that a flowchart could show.")
  return toMermaid({ ...graph, containers })
}

function usedContainers(editor: Editor, { nodes, edges, containers }: BoardGraph) {
  const used = new Set([
    ...nodes.map(({ container }) => container),
    ...edges.flatMap(({ from, to }) => [from.at, to.at]),
  ])
  const around = new Map(containers.map(({ id, container }) => [id, container]))
  for (const id of used) {
    const outer = around.get(id ?? "")
    // A set's own loop reaches what is added meanwhile.
    if (outer !== undefined) used.add(outer)
  }
  return containers.filter(({ id }) => {
    const shape = editor.getShape(id as TLShapeId)
    return used.has(id) || shape === undefined || !isPinned(shape)
  })
}

export interface BoardFileContent {
  readonly kind: "content"
  readonly content: TLContent
  readonly leftOut: readonly LeftOut[]
}

/** The first page of a .tldr file that has anything on it. Changes nothing, and never throws. */
export function readBoardFile(text: string): BoardFileContent | Refused {
  if (text.length > MAX_FILE_CHARACTERS) return refused("This file is larger than a board can be.")
  const parsed = parseTldrawJsonFile({ json: text, schema: anySchema })
  if (!parsed.ok) {
    const fault = parsed.error.type === "notATldrawFile" ? jsonFault(text) : undefined
    return { ...refused(WHY_NOT[parsed.error.type]), ...(fault !== undefined && placeOf(text, fault)) }
  }
  const { content, skipped, elsewhere } = firstPage(parsed.value)
  if (content.shapes.length === 0) return refused("There is nothing in this file that a board can hold.")
  const leftOut = new LeftOutList()
  for (let n = 0; n < skipped; n++) leftOut.add("pictures, videos, web pages and damaged parts")
  for (let n = 0; n < elsewhere; n++) leftOut.add("shapes on the other pages of this file")
  return { kind: "content", content, leftOut: leftOut.list() }
}

const WHY_NOT: Record<TldrawFileParseError["type"], string> = {
  v1File: "This file comes from a version of tldraw that is too old.",
  notATldrawFile: "This is not a tldraw file.",
  fileFormatVersionTooNew: "This file comes from a newer version of tldraw.",
  migrationFailed: "This file comes from a version of tldraw that cannot be read here.",
  invalidRecords: "This file is damaged.",
}

function refused(message: string): Refused {
  return { kind: "refused", message }
}

function firstPage(file: TLStore): FitContent & { readonly elsewhere: number } {
  const records = file.allRecords()
  const byId = new Map<string, TLRecord>(records.map(record => [record.id, record]))
  const pages = records.filter(record => record.typeName === "page").sort(sortByIndex)
  const shapesOn = (pageId: TLPageId) =>
    records.filter(record => record.typeName === "shape" && pageOf(record, byId) === pageId)
  const page = pages.find(({ id }) => shapesOn(id).length > 0)
  const chosen = page === undefined ? [] : shapesOn(page.id)
  const bindings = records.filter(record => record.typeName === "binding")
  const onBoard = chosen.map(record =>
    record.typeName === "shape" && record.parentId === page?.id
      ? { ...record, parentId: PAGE_ID as TLPageId }
      : record,
  )
  const fit = fitContent([...onBoard, ...bindings])
  const elsewhere = records.filter(record => record.typeName === "shape").length - chosen.length
  return { ...fit, elsewhere }
}

/** The page that a shape of a file stands on, however it is nested; undefined where it hangs in the air. */
function pageOf(shape: TLRecord, byId: ReadonlyMap<string, TLRecord>): TLPageId | undefined {
  const seen = new Set<TLRecord>()
  for (let at: TLRecord | undefined = shape; at !== undefined && !seen.has(at); ) {
    if (at.typeName === "page") return at.id
    seen.add(at)
    at = at.typeName === "shape" ? byId.get(at.parentId) : undefined
  }
  return undefined
}
