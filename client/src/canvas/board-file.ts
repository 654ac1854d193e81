/** A board as a picture or as a file of tldraw's own format, and such a file as shapes on the board. */
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import {
  type Editor,
  isShapeId,
  parseTldrawJsonFile,
  sortByIndex,
  TLDRAW_FILE_EXTENSION,
  type TLPageId,
  type TLRecord,
  type TLStore,
  type TldrawFileParseError,
} from "tldraw"
import { anySchema, type FitContent, fitContent } from "./board-content.ts"
import { isBoardRecord, layerOf, withoutMarks } from "./layer-stamp.ts"

export interface ExportOptions {
  /** Whether annotations are in it. In a picture, only those that are shown. */
  readonly annotations: boolean
}

export type ImportResult =
  | {
      readonly kind: "imported"
      readonly shapes: number /** Left out: pictures and the like. */
      readonly skipped: number
    }
  | { readonly kind: "refused"; readonly message: string }

export const BOARD_FILE_EXTENSION = TLDRAW_FILE_EXTENSION

const FILE_FORMAT_VERSION = 1
const MIME_TYPE = "application/vnd.tldraw+json"
const MAX_FILE_CHARACTERS = DEFAULT_LIMITS.layerBytes
/** Canvas pixels of white around a picture, and between a board and what is imported beside it. */
const MARGIN = 32
const GAP = 120

/** The whole board as a picture. Rejects with a message for the person where the board is empty. */
export async function exportImage(
  editor: Editor,
  format: "png" | "svg",
  { annotations }: ExportOptions,
): Promise<Blob> {
  const shapes = editor.getCurrentPageShapesSorted()
  const ids = shapes
    .filter(shape => !isShapeId(shape.parentId) && (annotations || layerOf(shape) === "diagram"))
    .map(({ id }) => id)
  if (ids.length === 0) throw new Error("There is nothing on the board yet.")
  const options = { background: true, padding: MARGIN }
  if (format === "png") return (await editor.toImage(ids, { ...options, format, pixelRatio: 2 })).blob
  const picture = await editor.getSvgString(ids, options)
  if (picture === undefined) throw new Error("The board could not be drawn as a picture.")
  return new Blob([picture.svg], { type: "image/svg+xml" })
}

/** The whole board as a .tldr file, which tldraw and Outloud open. Holds what is in the documents, and nothing of this browser. */
export function exportFile(editor: Editor, { annotations }: ExportOptions): Blob {
  const { store } = editor
  const kept = store.allRecords().flatMap((record): TLRecord[] => {
    if (record.typeName === "document" || record.typeName === "page") return [record]
    if (!isBoardRecord(record) || (!annotations && layerOf(record) !== "diagram")) return []
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
 * Places a file's first page beside what is on the board, as new shapes of the active layer and as
 * one step to undo. Of several pages the others are counted as left out. A file that cannot be
 * read, or is too much, changes nothing.
 */
export function importFile(editor: Editor, text: string): ImportResult {
  if (editor.getIsReadonly()) return refused("You can look at this board, but not change it.")
  if (text.length > MAX_FILE_CHARACTERS) return refused("This file is larger than a board can be.")
  const parsed = parseTldrawJsonFile({ json: text, schema: anySchema })
  if (!parsed.ok) return refused(WHY_NOT[parsed.error.type])
  const { content, skipped } = firstPage(parsed.value)
  if (content.shapes.length === 0) return refused("There is nothing in this file that a board can hold.")
  const existing = editor.store.allRecords().filter(isBoardRecord).length
  const added = content.shapes.length + (content.bindings?.length ?? 0)
  if (existing + added > DEFAULT_LIMITS.layerRecords)
    return refused("There is no room for this file on the board.")
  putBeside(editor, content)
  return { kind: "imported", shapes: content.shapes.length, skipped }
}

const WHY_NOT: Record<TldrawFileParseError["type"], string> = {
  v1File: "This file comes from a version of tldraw that is too old.",
  notATldrawFile: "This is not a tldraw file.",
  fileFormatVersionTooNew: "This file comes from a newer version of tldraw.",
  migrationFailed: "This file comes from a version of tldraw that cannot be read here.",
  invalidRecords: "This file is damaged.",
}

function refused(message: string): ImportResult {
  return { kind: "refused", message }
}

function firstPage(file: TLStore): FitContent {
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
  return { ...fit, skipped: fit.skipped + elsewhere }
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

function putBeside(editor: Editor, content: FitContent["content"]): void {
  const board = editor.getCurrentPageBounds()
  editor.markHistoryStoppingPoint("import a file")
  editor.run(() => {
    editor.selectNone()
    editor.putContentOntoCurrentPage(content, { select: true, preservePosition: board === undefined })
    const added = editor.getSelectionPageBounds()
    if (!board || !added) return
    editor.nudgeShapes(editor.getSelectedShapeIds(), {
      x: board.maxX + GAP - added.x,
      y: board.y - added.y,
    })
  })
  editor.zoomToSelection({ animation: { duration: 0 } })
}
