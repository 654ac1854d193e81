import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import type { Log } from "../log.ts"
import { loadQuestionFolder } from "./question-folder.ts"

/** Loads a folder of these files; returns the ids that came out, and what was logged. */
async function load(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), "outloud-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return loadFrom(folder)
}

async function loadFrom(folder: string) {
  const warned: object[] = []
  const ignore = () => {}
  const log: Log = { error: ignore, info: ignore, warn: (line: object) => warned.push(line) }
  const loaded = await loadQuestionFolder(folder, log)
  return { ids: loaded.map(({ question }) => question.id), warned }
}

const question = (id: string, title = "A title") =>
  JSON.stringify({ question: { id, title, text: "A text" } }, null, 2)

it("[RS-1] no own question takes the recruiter screen's id", async () => {
  const { ids, warned } = await load({ "screen.json": question("recruiter-screen") })
  expect(ids).toEqual([])
  expect(warned).toHaveLength(1)
})

it("[QB-22] files are read in order of name; one whose id is taken is named and skipped", async () => {
  const { ids, warned } = await load({
    "b.json": question("two"),
    "a.json": question("one"),
    "c.json": question("one"),
    "d.json": question("weekly-charts"),
    "notes.md": "not a question",
  })
  expect(ids).toEqual(["one", "two"])
  expect(warned).toEqual([
    { file: "c.json", faults: [{ line: 3, reason: "question.id: is that of a.json already" }] },
    { file: "d.json", faults: [{ line: 3, reason: "question.id: is that of a built-in question already" }] },
  ])
})

it("[QB-21] what cannot be used is named with line and reason, and the others are loaded", async () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`x${n}`, n]))
  const { ids, warned } = await load({
    "broken.json": '{\n  "question": {\n    "id": "broken"\n    "title": "x"',
    "latin-1.json": new Uint8Array([0x7b, 0xe9, 0x7d]),
    "long.json": " ".repeat(2_000_000),
    "many.json": JSON.stringify({ question: { id: "many", title: "x", text: "y", ...many } }),
    "marked.json": `\uFEFF${question("marked")}`,
    "sound.json": question("sound"),
  })
  expect(ids).toEqual(["marked", "sound"])
  expect(warned).toEqual([
    { file: "broken.json", faults: [{ line: 4, reason: "this is not JSON from column 5 on" }] },
    { file: "latin-1.json", faults: [{ line: 1, reason: expect.stringMatching(/ENCODING/) }] },
    { file: "long.json", faults: [{ line: 1, reason: "the file is too long" }] },
    { file: "many.json", faults: expect.objectContaining({ length: 5 }) },
  ])
})

it("[QB-21] neither a folder that is not there nor one in a file's place stops the start", async () => {
  const { ids, warned } = await loadFrom("/nowhere/questions")
  expect(ids).toEqual([])
  expect(warned).toEqual([{ folder: "/nowhere/questions", reason: "ENOENT" }])
  const folder = mkdtempSync(join(tmpdir(), "outloud-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, "folder.json"))
  expect(await loadFrom(folder)).toEqual({
    ids: [],
    warned: [{ file: "folder.json", faults: [{ line: 1, reason: "this is not a file" }] }],
  })
})
