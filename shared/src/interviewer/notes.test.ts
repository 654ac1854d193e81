import { expect, test } from "vitest"
import * as Y from "yjs"
import { entriesOf } from "../room/note-entries.ts"
import { type Note, noteKey, probeKey, readNotes } from "./notes.ts"

const NOTE: Note = { at: 2, phase: "high_level", by: "ana", text: "p99", shapeId: "shape:a", sign: "plus" }

test("[NT-1] notes are read in the order in which they were written, with all that they carry", () => {
  const doc = new Y.Doc()
  const entries = entriesOf(doc)
  entries.set(noteKey("b"), NOTE)
  entries.set(noteKey("a"), { ...NOTE, at: 1, phase: null, shapeId: null, sign: null })
  entries.set(probeKey("cache"), { at: 3, phase: "high_level", by: "ana", outcome: "well" })
  const { notes, probes } = readNotes(doc)
  expect([...notes]).toEqual([
    ["a", { ...NOTE, at: 1, phase: null, shapeId: null, sign: null }],
    ["b", NOTE],
  ])
  expect(probes.get("cache")).toMatchObject({ outcome: "well" })
})

test.each([
  ["no text", { ...NOTE, text: undefined }],
  ["a text beyond the limit", { ...NOTE, text: "x".repeat(4_001) }],
  ["a sign that there is not", { ...NOTE, sign: "maybe" }],
  ["a phase that there is not", { ...NOTE, phase: "lunch" }],
  ["a time in words", { ...NOTE, at: "noon" }],
  ["not even an object", "p99"],
])("[NT-1] a note with %s is passed over, and its neighbours are read", (_what, broken) => {
  const doc = new Y.Doc()
  entriesOf(doc).set(noteKey("broken"), broken as never)
  entriesOf(doc).set(noteKey("whole"), NOTE)
  expect([...readNotes(doc).notes.keys()]).toEqual(["whole"])
})
