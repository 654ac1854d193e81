import { expect, test } from "vitest"
import { belonging } from "./belonging.ts"
import type { BoardRecord } from "./schema.ts"

function board(...records: object[]): ReadonlyMap<string, BoardRecord> {
  return new Map((records as unknown as BoardRecord[]).map(record => [record.id, record]))
}

const shape = (id: string, parentId = "page:page") => ({ id, typeName: "shape", parentId })
const binding = (id: string, fromId: string, toId: string) => ({ id, typeName: "binding", fromId, toId })

const RECORDS = board(
  ...[shape("group"), shape("inner", "group"), shape("a", "inner"), shape("b", "group"), shape("other")],
  ...[shape("arrow"), binding("start", "arrow", "a"), binding("end", "arrow", "other")],
)
const idsOf = (...ids: string[]) => belonging(RECORDS, ids).map(({ id }) => id)

test("[AN-7] a mark is taken with its whole group", () => {
  expect(idsOf("a")).toEqual(["group", "inner", "a", "b"])
  expect(idsOf("a", "group")).toEqual(["group", "inner", "a", "b"])
})

test("[AN-7] a binding goes where both of its ends go", () => {
  expect(idsOf("a", "arrow")).toEqual(["group", "inner", "a", "b", "arrow", "start"])
  expect(idsOf("other", "arrow")).toEqual(["other", "arrow", "end"])
  expect(idsOf("start")).toEqual(["arrow"])
})

test("[AN-7] what is not there is passed over, and circles end", () => {
  expect(idsOf("nothing")).toEqual([])
  const circle = board(shape("x", "y"), shape("y", "x"))
  expect(belonging(circle, ["x"]).length).toBeGreaterThan(0)
})
