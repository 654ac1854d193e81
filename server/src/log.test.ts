import { expect, it } from "vitest"
import { createLog } from "./log.ts"
import { StorageUnavailable } from "./storage/storage-errors.ts"

function logged(error: unknown): { line: Record<string, unknown>; text: string } {
  const chunks: string[] = []
  createLog("info", { write: chunk => void chunks.push(chunk) }).error({ err: error }, "a word")
  const text = chunks.join("")
  return { line: JSON.parse(text), text }
}

it("[OP-9] a line has its level and its time in words, and an error with class, code, place and cause", () => {
  const cause = Object.assign(new Error("disk full"), { code: "ERR_SQLITE_ERROR" })
  const { line } = logged(new StorageUnavailable("Not stored", { cause }))
  expect(line).toMatchObject({ level: "error", msg: "a word" })
  expect(new Date(String(line.time)).toISOString()).toBe(line.time)
  expect(Object.keys(line).sort()).toEqual(["err", "level", "msg", "time"])
  const error = line.err as { at: string[] }
  expect(error).toMatchObject({
    type: "StorageUnavailable",
    message: "Not stored",
    cause: { type: "Error", message: "disk full", code: "ERR_SQLITE_ERROR" },
  })
  expect(error.at[0]).toContain("log.test.ts")
})

it("[OP-10] nothing that hangs on an error is logged, nor what a parser quotes", () => {
  const thrown = () => {
    try {
      return JSON.parse("qzx-secret")
    } catch (error) {
      return error
    }
  }
  expect(String(thrown())).toContain("qzx-secret")
  const wrapped = Object.assign(new Error("a bug", { cause: thrown() }), { body: "qzx-secret" })
  for (const error of [thrown(), wrapped, { body: "qzx-secret" }, "qzx-secret"])
    expect(logged(error).text).not.toContain("qzx-secret")
})
