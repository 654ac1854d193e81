import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

const ROOT = join(import.meta.dirname, "../..")
const RULE = /^\| ([A-Z]{2}-\d+) \|/gm
const CITATION = /\[([A-Z]{2}-\d+)\]/g

/** Files git tracks or would track: what a newcomer's checkout holds. */
function testFiles(): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "-co", "--exclude-standard", "*.test.ts", "*.test.tsx", "tests/contracts/*.ts", "*.spec.ts"],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  )
  return listed.split("\n").filter(path => path !== "" && !path.endsWith("room-spec.test.ts"))
}

describe("docs/room-spec.md", () => {
  const rules = [...readFileSync(join(ROOT, "docs/room-spec.md"), "utf8").matchAll(RULE)].map(
    match => match[1] as string,
  )
  const cited = new Set(
    testFiles().flatMap(path =>
      [...readFileSync(join(ROOT, path), "utf8").matchAll(CITATION)].map(match => match[1] as string),
    ),
  )

  it("has rules, each once", () => {
    expect(rules.length).toBeGreaterThan(50)
    expect(rules.filter((rule, n) => rules.indexOf(rule) !== n)).toEqual([])
  })

  it("has a test for every rule", () => {
    expect(rules.filter(rule => !cited.has(rule))).toEqual([])
  })

  it("has every rule that a test cites", () => {
    expect([...cited].filter(rule => !rules.includes(rule))).toEqual([])
  })
})
