import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { TestServer } from "../support/test-server.ts"

const ROOT = join(import.meta.dirname, "../..")
const read = (path: string) => readFileSync(join(ROOT, path), "utf8")

it("[OP-7] the operators' page explains every metric of ours, and no other", async () => {
  const metrics = await (await new TestServer().app.request("/metrics")).text()
  const told = [...metrics.matchAll(/^# TYPE (outloud_\w+) /gm)].map(match => match[1])
  const explained = [...read("docs/operations.md").matchAll(/^\| (`outloud_[^|]*) \|/gm)].flatMap(match =>
    [...(match[1] ?? "").matchAll(/outloud_\w+/g)].map(([name]) => name),
  )
  expect(explained.sort()).toEqual(told.sort())
  const usual = [...read("docs/operations.md").matchAll(/`((?:process|nodejs)_\w+)`/g)].map(match => match[1])
  for (const name of usual) expect(metrics).toContain(`# TYPE ${name} `)
})

it("[OP-14] the README lists every variable of the configuration, and no other", () => {
  const known = [...read("server/src/config.ts").matchAll(/^ {2}([A-Z_]+): /gm)].map(match => match[1])
  const listed = [...read("README.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(match => match[1])
  expect(known.length).toBeGreaterThan(10)
  expect(listed.sort()).toEqual(known.sort())
})
