import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"

const DOCS = join(import.meta.dirname, "../../docs")
const read = (name: string) => readFileSync(join(DOCS, name), "utf8")
/** A page of A4, at a size that people read. */
const MOST_LINES = 60

/** Of the table, its head and group lines apart: what is in the first and the last column. */
function threats(): { threat: string; rules: string[] }[] {
  return read("threat-model.md")
    .split("\n")
    .filter(line => line.startsWith("| ") && !line.startsWith("| **"))
    .slice(1)
    .map(line => {
      const cells = line.slice(2, -2).split(" | ")
      return { threat: cells[0] ?? "", rules: (cells[2] ?? "").split(", ") }
    })
}

it("[OP-13] the threat model is one page, and each of its lines names rules of the specification", () => {
  const known = new Set([...read("room-spec.md").matchAll(/^\| ([A-Z]{2}-\d+) \|/gm)].map(match => match[1]))
  expect(threats().length).toBeGreaterThan(20)
  for (const { threat, rules } of threats())
    expect(
      rules.filter(rule => !known.has(rule)),
      `the rules of "${threat}"`,
    ).toEqual([])
  expect(read("threat-model.md").split("\n").length).toBeLessThanOrEqual(MOST_LINES)
})
