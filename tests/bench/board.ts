import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import * as Y from "yjs"
import { Random } from "../support/random.ts"
import { box } from "../support/records.ts"
import { clientIdOf } from "./drawing.ts"

/** How records are kept in a document. Ours is the first; the others are what boards on Yjs commonly do. */
export type Layout = "ours" | "whole records" | "a key per property"

/** A large board, and how it came to be: the updates of it, in order. */
export interface Board {
  readonly updates: readonly Uint8Array[]
  /** Whether this is the board, and all of it. */
  isIn(doc: Y.Doc): boolean
}

/** Steps of one drag. */
const DRAG = 10
/** Edits in one update: a board that was drawn over hours is sent in fewer frames here. */
const EDITS_OF_AN_UPDATE = 50

type Entry = Y.Map<unknown>

/** `shapes` shapes that were dragged about, `edits` steps in all. */
export function drawBoard(layout: Layout, shapes: number, edits: number): Board {
  const doc = new Y.Doc()
  doc.clientID = clientIdOf(0)
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const entries = doc.getMap("records") as Y.Map<unknown>
  const random = new Random(8)
  const records = Array.from({ length: shapes }, (_, n) => box(`${n}`, { x: n, y: n }))
  inTurns(doc, shapes, n => add(doc, layout, records[n] as BoardRecord))
  let dragged = 0
  inTurns(doc, edits, n => {
    if (n % DRAG === 0) dragged = random.below(shapes)
    move(entries, layout, records[dragged] as BoardRecord, n + 0.5, n * 0.25)
  })
  const clock = Y.getState(doc.store, doc.clientID)
  return {
    updates,
    // The server may have written beside it.
    isIn: other => other.getMap("records").size >= shapes && Y.getState(other.store, doc.clientID) === clock,
  }
}

function inTurns(doc: Y.Doc, count: number, edit: (n: number) => void): void {
  for (let from = 0; from < count; from += EDITS_OF_AN_UPDATE)
    doc.transact(() => {
      for (let n = from; n < Math.min(count, from + EDITS_OF_AN_UPDATE); n++) edit(n)
    })
}

function add(doc: Y.Doc, layout: Layout, record: BoardRecord): void {
  const entries = doc.getMap("records") as Y.Map<unknown>
  if (layout === "ours") recordsOf(doc).set(record.id, encodeRecord(record))
  else if (layout === "whole records") entries.set(record.id, record)
  else {
    const { props, ...fields } = record as unknown as Record<string, unknown> & { props: object }
    const entry: Entry = new Y.Map(Object.entries(fields))
    for (const [name, value] of Object.entries(props)) entry.set(`props.${name}`, value)
    entries.set(record.id, entry)
  }
}

function move(entries: Y.Map<unknown>, layout: Layout, record: BoardRecord, x: number, y: number): void {
  if (layout === "whole records") {
    entries.set(record.id, { ...record, x, y })
    return
  }
  const entry = entries.get(record.id) as Entry
  if (layout === "ours") entry.set("xy", [x, y])
  else {
    entry.set("x", x)
    entry.set("y", y)
  }
}
