import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { encodeRecord, recordsOf } from "./codec.ts"
import { SERVER_AUTHOR, SERVER_CLIENT_ID } from "./guard.ts"
import {
  ANN,
  annWrites,
  BOB,
  board,
  clock,
  edit,
  entry,
  field,
  inspect,
  move,
  nest,
  peer,
  SHAPE,
} from "./testing/guard-board.ts"
import { deleted, type RawBlock, type RawItem, rawUpdate, type, values } from "./testing/raw-update.ts"
import { sampleShape } from "./testing/sample-records.ts"

describe("nothing new", () => {
  test("[SY-10] what is known is acknowledged, from anybody, reader or not", () => {
    const doc = board()
    const whole = Y.encodeStateAsUpdate(doc)
    for (const author of ["ann", "bob", "somebody"]) {
      expect(inspect(doc, whole, { author, mayWrite: false })).toEqual({ kind: "noop" })
      expect(inspect(doc, whole, { author, profile: "readonly" })).toEqual({ kind: "noop" })
    }
    expect(inspect(doc, Y.encodeStateAsUpdate(new Y.Doc()))).toEqual({ kind: "noop" })
  })

  test("[SY-10] a reader's first answer carries every delete there ever was, and is acknowledged", () => {
    const doc = board()
    recordsOf(doc).delete("shape:a")
    const answer = Y.encodeStateAsUpdate(peer(doc, 9999), Y.encodeStateVector(doc))
    expect(inspect(doc, answer, { author: "reader", mayWrite: false })).toEqual({ kind: "noop" })
  })

  test("[SY-10] what is known may even be wrapped in what is not allowed", () => {
    const doc = board()
    const update = rawUpdate([
      { client: ANN, clock: 0, structs: [{ skip: 1 }, { parent: "evil", key: "k", ...values(1) }] },
    ])
    expect(inspect(doc, update)).toEqual({ kind: "noop" })
    Y.applyUpdate(doc, new Uint8Array([0, 0]))
    expect(doc.share.has("evil")).toBe(false)
  })

  test("[SY-18] a reader's change is refused", () => {
    const doc = board()
    expect(inspect(doc, edit(doc, ANN, move), { mayWrite: false })).toMatchObject({ reason: "not-allowed" })
    const erase = edit(doc, ANN, copy => recordsOf(copy).delete("shape:a"))
    expect(inspect(doc, erase, { mayWrite: false })).toMatchObject({ reason: "not-allowed" })
    expect(inspect(doc, erase, { profile: "readonly" })).toMatchObject({ reason: "not-allowed" })
  })
})

describe("owners", () => {
  test("[SY-12] a person writes under his own client id", () => {
    const doc = board()
    expect(inspect(doc, edit(doc, ANN, move))).toMatchObject({ kind: "write", claims: [] })
  })

  test("[SY-12] a client id that nobody has used becomes its author's", () => {
    const doc = board()
    expect(inspect(doc, edit(doc, 4000, move))).toMatchObject({ kind: "write", claims: [4000] })
  })

  test("[SY-12] nobody writes under another's client id, nor under one whose owner is not known", () => {
    const doc = board()
    expect(inspect(doc, edit(doc, BOB, move))).toMatchObject({ reason: "owner" })
    expect(inspect(doc, edit(doc, ANN, move), { owners: new Map() })).toMatchObject({ reason: "owner" })
  })

  test("[SY-12] the first thousand client ids are the server's", () => {
    const doc = board()
    const update = edit(doc, SERVER_CLIENT_ID, move)
    expect(inspect(doc, update)).toMatchObject({ reason: "owner" })
    expect(inspect(doc, update, { author: SERVER_AUTHOR })).toMatchObject({ kind: "write", claims: [] })
  })

  test("[SY-12] anybody who may write may delete what others made", () => {
    const doc = board()
    const update = edit(doc, 4000, copy => recordsOf(copy).delete("shape:a"))
    expect(inspect(doc, update)).toMatchObject({ kind: "write", claims: [] })
  })
})

describe("gaps", () => {
  const doc = board()
  const next = clock(doc, ANN)
  const item = (change: Partial<RawItem>): RawItem => ({ ...values(1), ...change })
  const ahead = { client: ANN, clock: next + 5 }

  test.each<[string, RawBlock[]]>([
    ["a clock that jumps", [{ client: ANN, clock: next + 1, structs: [entry] }]],
    ["a skip over what is not known", [{ client: ANN, clock: next, structs: [{ skip: 2 }, entry] }]],
    ["a skip at the end", [{ client: ANN, clock: next, structs: [entry, { skip: 2 }] }]],
    [
      "an unknown origin",
      [{ client: ANN, clock: next, structs: [item({ origin: { client: 9999, clock: 0 } })] }],
    ],
    [
      "an origin of a later struct of its own",
      [{ client: ANN, clock: next, structs: [item({ origin: ahead })] }],
    ],
    [
      "itself as origin",
      [{ client: ANN, clock: next, structs: [item({ origin: { client: ANN, clock: next } })] }],
    ],
    [
      "an unknown right origin",
      [{ client: ANN, clock: next, structs: [item({ rightOrigin: { client: BOB, clock: 50 } })] }],
    ],
    ["an unknown parent", [{ client: ANN, clock: next, structs: [item({ parent: ahead, key: "k" })] }]],
    [
      "two structs that wait for each other",
      [
        { client: 5000, clock: 0, structs: [item({ origin: { client: 4000, clock: 0 } })] },
        { client: 4000, clock: 0, structs: [item({ origin: { client: 5000, clock: 0 } })] },
      ],
    ],
  ])("[SY-11] %s is refused", (_, blocks) => {
    expect(inspect(doc, rawUpdate(blocks))).toMatchObject({ kind: "refused", reason: "gap" })
  })

  test("[SY-11] deleting what is not known is refused", () => {
    expect(inspect(doc, rawUpdate([], { [ANN]: [[next, 1]] }))).toMatchObject({ reason: "gap" })
    expect(inspect(doc, rawUpdate([], { [ANN]: [[0, next + 1]] }))).toMatchObject({ reason: "gap" })
    expect(inspect(doc, rawUpdate([], { 9999: [[0, 1]] }))).toMatchObject({ reason: "gap" })
  })

  test("[SY-11] a second update without the first is refused, and welcome after it", () => {
    const server = board()
    const ann = peer(server, ANN)
    const updates: Uint8Array[] = []
    ann.on("update", (update: Uint8Array) => updates.push(update))
    move(ann)
    recordsOf(ann).set("shape:b", encodeRecord(sampleShape("geo", "shape:b")))
    const [first = new Uint8Array(), second = new Uint8Array()] = updates
    expect(inspect(server, second)).toMatchObject({ reason: "gap" })
    Y.applyUpdate(server, first)
    expect(inspect(server, second)).toMatchObject({ kind: "write" })
  })
})

describe("form", () => {
  const doc = board()
  const next = clock(doc, ANN)
  const good = edit(doc, ANN, move)

  test.each<[string, Uint8Array]>([
    ["no bytes", new Uint8Array()],
    ["a truncated update", good.subarray(0, good.length - 3)],
    ["version 2", Y.convertUpdateFormatV1ToV2(good)],
    ["bytes after the end", Uint8Array.from([...good, 0])],
    ["values nested until the stack ends", annWrites(doc, field({ content: 8, write: nest(200_000) }))],
    ["a struct of length zero", annWrites(doc, entry, field(values()))],
    ["a collected struct of length zero", annWrites(doc, entry, { gc: 0 })],
    [
      "an empty delete range",
      rawUpdate([{ client: ANN, clock: next, structs: [entry] }], { [ANN]: [[0, 0]] }),
    ],
    [
      "delete ranges that overlap",
      rawUpdate([], {
        [ANN]: [
          [0, 2],
          [1, 2],
        ],
      }),
    ],
    [
      "an empty block",
      rawUpdate([
        { client: ANN, clock: next, structs: [entry] },
        { client: BOB, clock: 0, structs: [] },
      ]),
    ],
    [
      "two blocks of one client, of which Yjs would apply only the last",
      rawUpdate([
        { client: ANN, clock: next, structs: [entry] },
        { client: ANN, clock: next + 1, structs: [field(values(1))] },
      ]),
    ],
  ])("[SY-19] %s is refused", (_, update) => {
    expect(inspect(doc, update)).toMatchObject({ kind: "refused", reason: "malformed" })
  })

  test("[SY-19] clients that do not descend are refused: Yjs would lose some when it merges updates", () => {
    const blocks = [
      { client: 4000, clock: 0, structs: [{ key: "shape:x", ...type(1) }] },
      { client: ANN, clock: next, structs: [entry] },
    ]
    expect(inspect(doc, rawUpdate(blocks))).toMatchObject({ kind: "write" })
    expect(inspect(doc, rawUpdate(blocks.toReversed()))).toMatchObject({ reason: "malformed" })
  })

  test("[SY-19] a text whose length reaches beyond the update reads nothing of its neighbours", () => {
    const update = annWrites(doc, field(values("xx"), "k"))
    const buffer = new Uint8Array(update.length + 100).fill(65)
    buffer.set(update)
    const at = update.length - 4
    expect(buffer[at]).toBe(2)
    buffer[at] = 60
    expect(inspect(doc, buffer.subarray(0, update.length))).toMatchObject({ reason: "malformed" })
  })

  test("[SY-13] no struct pushes a clock beyond what Yjs counts", () => {
    expect(inspect(doc, annWrites(doc, { gc: 2 ** 40 }))).toMatchObject({ reason: "clock" })
    expect(
      inspect(doc, annWrites(doc, entry, { parent: SHAPE, key: "k", ...deleted(2 ** 31) })),
    ).toMatchObject({ reason: "clock" })
    expect(inspect(doc, annWrites(doc, { gc: 2 ** 20 }))).toMatchObject({ kind: "write" })
  })
})
