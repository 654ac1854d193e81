import { readExcalidraw } from "@outloud/shared/import/excalidraw.ts"
import { readMermaid } from "@outloud/shared/import/mermaid.ts"
import { graphProblems } from "@outloud/shared/records/graph-checks.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { IMPORT_FILES } from "../../support/import-files.ts"
import { Random } from "../../support/random.ts"

/** Files for each kind of attack; each file is another seed. */
const RUNS = 3_000
/** Milliseconds that the largest file may take on a slow machine; quadratic work would take minutes. */
const SLOW = 4_000

function checkChart(text: string): void {
  const read = readMermaid(text, () => ({ kind: "cache" }))
  if (read.kind === "refused") {
    expect(read.message).toMatch(/^[A-Z].*\.$/s)
    if (read.line === undefined || read.column === undefined) return
    const lines = text.split(/\r\n?|\n/)
    expect(lines.length).toBeGreaterThanOrEqual(read.line)
    expect(read.column).toBeGreaterThanOrEqual(1)
    expect(read.column).toBeLessThanOrEqual((lines[read.line - 1]?.length ?? 0) + 2)
    return
  }
  const { parts, flows, containers = [] } = read.diagram
  const homes = new Set(containers.map(({ key }) => key))
  const keys = new Set([...homes, ...parts.map(({ key }) => key)])
  expect(keys.size).toBe(parts.length + containers.length)
  for (const { from, to } of flows) expect(keys.has(from) && keys.has(to)).toBe(true)
  for (const { container } of [...parts, ...containers])
    expect(container === undefined || homes.has(container)).toBe(true)
}

function checkDrawing(text: string): void {
  const read = readExcalidraw(text)
  if (read.kind === "refused") {
    expect(read.message).toMatch(/^[A-Z].*\.$/)
    return
  }
  for (const record of read.records) expect(checkRecord(record.id, record, DEFAULT_LIMITS)).toBeUndefined()
  const byId = new Map(read.records.map(record => [record.id, record]))
  expect(byId.size).toBe(read.records.length)
  expect(graphProblems(byId)).toEqual([])
}

const PIECES = [
  "graph LR\n",
  "flowchart TD;",
  "subgraph ",
  "end\n",
  "\n",
  "\n",
  " ",
  ";",
  "A",
  "B",
  "x",
  "o",
  "é",
  "A[",
  "]",
  "(",
  ")",
  "{{",
  "}}",
  ">",
  '"',
  "`",
  "-->",
  "---",
  "-.->",
  "-.",
  ".-",
  "==>",
  "==",
  "<-->",
  "~~~",
  "--",
  "|",
  "&",
  ":::",
  "cache",
  "@{",
  "}",
  "shape: cyl",
  ", label: ",
  "%%",
  "%%{",
  "}%%",
  "%% outloud sync\n",
  "%% outloud note A: x\n",
  "class A cache\n",
  "style A fill:#fff",
  "click A",
  "direction TB\n",
  "accDescr {",
  "#35;",
  "&lt;",
  "<br/>",
  "e1@",
  "---\n",
  "```mermaid\n",
  "```\n",
  "\r\n",
  "\u2028",
  "\0",
]

const VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  1e9,
  1e308,
  -5e-324,
  "",
  "x",
  "el01",
  "#fff",
  [],
  {},
  [[0, 0]],
  "__proto__",
  "x".repeat(30_000),
]

/** A file's text with some of its characters changed, moved or gone. */
function damaged(text: string, random: Random): string {
  let result = text
  for (let n = random.below(6) + 1; n > 0; n--) {
    const at = random.below(result.length)
    const length = random.below(random.chance(0.2) ? 400 : 4)
    const from = random.below(result.length)
    const insert = random.chance(0.5) ? random.pick(PIECES) : result.slice(from, from + random.below(40))
    result = result.slice(0, at) + insert + result.slice(at + length)
  }
  return result
}

/** A drawing's text with some of its fields changed, so that it stays JSON. */
function altered(text: string, random: Random): string {
  const file = JSON.parse(text) as { elements: Record<string, unknown>[] }
  for (let n = random.below(12) + 1; n > 0; n--) {
    const element = random.pick(file.elements)
    const other = random.pick(file.elements)
    const key = random.pick(Object.keys(element))
    element[key] = random.chance(0.5) ? random.pick(VALUES) : other[key]
    if (random.chance(0.1)) file.elements.push(structuredClone(other))
    if (random.chance(0.1))
      Object.assign(element, { groupIds: ["inner", random.pick(["outer", "inner"])], frameId: other.id })
  }
  return JSON.stringify(file)
}

describe("readers of foreign files never throw, and give only what a board can hold", () => {
  const real = [...IMPORT_FILES]
  const drawings = real.filter(([name]) => name.endsWith(".excalidraw")).map(([, text]) => text)

  test("[IO-10] whatever the characters are", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.json())
    fc.assert(
      fc.property(text, each => {
        checkChart(each)
        checkChart(`graph LR\n${each}`)
        checkDrawing(each)
      }),
      { numRuns: RUNS, seed: 1 },
    )
  })

  test("[IO-10] made of the grammar's own pieces", () => {
    const random = new Random(2)
    for (let n = 0; n < 4 * RUNS; n++) {
      const pieces = Array.from({ length: random.below(40) }, () => random.pick(PIECES))
      checkChart((random.chance(0.9) ? "graph LR\n" : "") + pieces.join(random.chance(0.5) ? " " : ""))
    }
  })

  test("[IO-10] made of real files, with damage", () => {
    const random = new Random(3)
    for (let n = 0; n < RUNS; n++) {
      const text = damaged(random.pick(real)[1], random)
      checkChart(text)
      checkDrawing(text)
    }
  })

  test("[IO-10] made of real drawings, with other values in their fields", () => {
    const random = new Random(4)
    for (let n = 0; n < RUNS / 3; n++) checkDrawing(altered(random.pick(drawings), random))
  })

  test.each(PIECES)("[IO-10] however often %j is repeated", piece => {
    const start = performance.now()
    for (const glue of ["", " ", "\n", "A"])
      checkChart(`graph LR\n${(piece + glue).repeat(190_000 / (piece.length + glue.length))}`)
    expect(performance.now() - start).toBeLessThan(SLOW)
  })

  test("[IO-10] however deep or wide a drawing is", () => {
    const box = { type: "rectangle", x: 0, y: 0, width: 9, height: 9 }
    const groupIds = Array.from({ length: 5_000 }, (_, n) => `g${n}`)
    const elements = Array.from({ length: 5_000 }, (_, n) => ({
      ...box,
      id: `e${n}`,
      groupIds: groupIds.slice(n % 40, (n % 40) + 30),
    }))
    const start = performance.now()
    checkDrawing(JSON.stringify({ type: "excalidraw", elements }))
    checkDrawing(JSON.stringify({ type: "excalidraw", elements: [{ ...box, groupIds }] }))
    checkDrawing("[".repeat(1_000_000))
    checkDrawing(`{"a":"${"x".repeat(10_000_000)}`)
    expect(performance.now() - start).toBeLessThan(SLOW)
  })
})
