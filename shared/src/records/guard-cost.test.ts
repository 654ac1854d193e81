import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { encodeRecord, recordsOf } from "./codec.ts"
import { inspectUpdate } from "./guard.ts"
import { ANN, BOB, board, clock, context, edit, peer } from "./testing/guard-board.ts"
import { deleted, type RawItem, rawUpdate, text, type, values } from "./testing/raw-update.ts"
import { richText, sampleShape } from "./testing/sample-records.ts"

describe("cost", () => {
  const many = 20_000
  const at = { client: ANN, clock: 0 }
  const write = (change: Partial<RawItem>): RawItem => ({ ...values(null), ...change })
  const shape: RawItem = { key: "shape:x", ...type(1) }
  const chain = (client: number) =>
    Array.from({ length: many }, (_, i) => write({ origin: { client, clock: i + 1 } }))

  test.each<[string, Uint8Array, Uint8Array?]>([
    [
      "thousands of first writes to one field",
      rawUpdate([
        {
          client: ANN,
          clock: 0,
          structs: [shape, ...Array.from({ length: many }, () => write({ parent: at, key: "k" }))],
        },
      ]),
    ],
    [
      "thousands of writes behind ever other ones",
      rawUpdate([
        {
          client: 4000,
          clock: 0,
          structs: [shape, write({ parent: { client: 4000, clock: 0 }, key: "k" }), ...chain(4000)],
        },
        { client: ANN, clock: 0, structs: chain(4000) },
      ]),
    ],
    [
      "a deleted run that is cut thousands of times",
      rawUpdate([
        {
          client: 4000,
          clock: 0,
          structs: [shape, { parent: { client: 4000, clock: 0 }, key: "k", ...deleted(1e6) }],
        },
        {
          client: ANN,
          clock: 0,
          structs: Array.from({ length: 2 * many }, (_, i) =>
            write({ origin: { client: 4000, clock: 10 + 3 * i } }),
          ),
        },
      ]),
    ],
    [
      "structs of thousands of clients",
      rawUpdate(
        Array.from({ length: 5000 }, (_, i) => ({ client: 9000 - i, clock: 0, structs: [{ gc: 1 }] })),
      ),
    ],
  ])("[SY-17] %s are refused before they block the server", (_, update) => {
    const started = performance.now()
    expect(inspectUpdate(new Y.Doc(), update, context())).toMatchObject({ kind: "refused", reason: "cost" })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test("[SY-17] a text typed into thousands of places before the same letter is refused", () => {
    const letter = (clock: number): RawItem => ({ rightOrigin: { client: ANN, clock }, ...text("x") })
    const structs = [
      { parent: "text", ...text("x") },
      ...Array.from({ length: many }, (_, i) => letter(i)),
      ...Array.from({ length: many }, () => letter(0)),
    ]
    const update = rawUpdate([{ client: ANN, clock: 0, structs }])
    expect(inspectUpdate(new Y.Doc(), update, context({ profile: "notes" }))).toMatchObject({
      reason: "cost",
    })
  })

  test("[SY-17] a text that deletes chop into crumbs is refused", () => {
    const update = rawUpdate(
      [{ client: ANN, clock: 0, structs: [{ parent: "text", ...text("x".repeat(150_000)) }] }],
      {
        [ANN]: Array.from({ length: 70_000 }, (_, i) => [2 * i, 1] as const),
      },
    )
    expect(inspectUpdate(new Y.Doc(), update, context({ profile: "notes" }))).toMatchObject({
      reason: "cost",
    })
  })

  test("[SY-17] overlapping deletes of all that is deleted already are cheap to acknowledge", () => {
    const doc = board()
    recordsOf(doc).delete("shape:a")
    const length = clock(doc, ANN)
    const update = rawUpdate([], { [ANN]: Array.from({ length: 200_000 }, () => [0, length] as const) })
    expect(inspectUpdate(doc, update, context())).toEqual({ kind: "noop" })
  })

  test("[SY-17] a long offline session of hard work is let through", () => {
    const doc = board()
    const update = edit(doc, ANN, ann => {
      for (let i = 0; i < 2000; i++) {
        const id = `shape:${i}`
        recordsOf(ann).set(
          id,
          encodeRecord(sampleShape("geo", id, { props: { richText: richText(`box ${i}`) } })),
        )
      }
      for (let i = 0; i < 20_000; i++)
        recordsOf(ann)
          .get(`shape:${i % 50}`)
          ?.set("xy", [i, i])
    })
    expect(inspectUpdate(doc, update, context())).toMatchObject({ kind: "write" })
  })

  test("[SY-17] two people who fought over one box while a line was half dead are let through", () => {
    const doc = board()
    const ann = peer(doc, ANN)
    const before = Y.encodeStateVector(ann)
    const bob = peer(doc, BOB)
    for (let i = 0; i < 600; i++) {
      recordsOf(bob).get("shape:a")?.set("xy", [i, 0])
      Y.applyUpdate(ann, Y.encodeStateAsUpdate(bob, Y.encodeStateVector(ann)))
      recordsOf(ann).get("shape:a")?.set("xy", [0, i])
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(bob))
    const update = Y.encodeStateAsUpdate(ann, before)
    expect(inspectUpdate(doc, update, context())).toMatchObject({ kind: "write" })
  })
})
