import { writeUint8 } from "lib0/encoding"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { encodeRecord, type Json, recordsOf } from "./codec.ts"
import { type GuardContext, inspectUpdate, SERVER_AUTHOR, SERVER_CLIENT_ID, type Verdict } from "./guard.ts"
import { DEFAULT_LIMITS } from "./limits.ts"
import {
  deleted,
  type RawBlock,
  type RawItem,
  type RawStruct,
  rawUpdate,
  text,
  type,
  values,
} from "./testing/raw-update.ts"
import { richText, sampleShape } from "./testing/sample-records.ts"

const ANN = 2000
const BOB = 3000
const OWNERS = new Map([
  [ANN, "ann"],
  [BOB, "bob"],
])

function context(change: Partial<GuardContext> = {}): GuardContext {
  return {
    owners: OWNERS,
    author: "ann",
    profile: "records",
    limits: DEFAULT_LIMITS,
    mayWrite: true,
    ...change,
  }
}

/** A document as the server has it: one shape of Ann's, moved once by Bob. */
function board(): Y.Doc {
  const doc = new Y.Doc()
  const ann = peer(doc, ANN)
  recordsOf(ann).set("shape:a", encodeRecord(sampleShape("geo", "shape:a")))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ann))
  const bob = peer(doc, BOB)
  recordsOf(bob).get("shape:a")?.set("xy", [5, 5])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(bob))
  return doc
}

function peer(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}

/** What a person's browser sends for a change. */
function edit(doc: Y.Doc, clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = peer(doc, clientId)
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

const move = (doc: Y.Doc) => recordsOf(doc).get("shape:a")?.set("xy", [7, 7])

function inspect(doc: Y.Doc, update: Uint8Array, change?: Partial<GuardContext>): Verdict {
  const before = Y.encodeStateAsUpdate(doc)
  const verdict = inspectUpdate(doc, update, context(change))
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  return verdict
}

/** Ann's next structs, whatever they are. */
function annWrites(doc: Y.Doc, ...structs: RawStruct[]): Uint8Array {
  return rawUpdate([{ client: ANN, clock: clock(doc, ANN), structs }])
}

function clock(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

const entry: RawItem = { key: "shape:new", ...type(1) }
/** Ann's shape: its entry is the first thing she wrote. */
const SHAPE = { client: ANN, clock: 0 }
const field = (content: Pick<RawItem, "content" | "write">, key = "new"): RawItem => ({
  parent: SHAPE,
  key,
  ...content,
})

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

function nest(depth: number): RawItem["write"] {
  return encoder => {
    bytes(encoder, [1])
    for (let level = 0; level < depth; level++) bytes(encoder, [117, 1])
    bytes(encoder, [126])
  }
}

describe("content", () => {
  const doc = board()

  test.each<[string, RawStruct[]]>([
    ["a list item on the root", [{ ...type(1) }]],
    ["another root", [{ parent: "evil", key: "shape:x", ...type(1) }]],
    ["the notes' text", [{ parent: "text", ...text("x") }]],
    ["a value on the root", [{ key: "shape:x", ...values(1) }]],
    ["a list on the root", [{ key: "shape:x", ...type(0) }]],
    ["a text on the root", [{ key: "shape:x", ...type(2) }]],
    ["XML on the root", [{ key: "shape:x", ...type(3) }]],
    ["a key that is no record's", [{ key: "page:page", ...type(1) }]],
    ["a key without an id", [{ key: "shape:", ...type(1) }]],
    ["a key that is too long", [{ key: `shape:${"x".repeat(130)}`, ...type(1) }]],
    ["a map in a field", [field(type(1))]],
    ["a text in a field", [field(type(2))]],
    ["a list item in an entry", [{ parent: SHAPE, ...values(1) }]],
    ["a field without a name", [field(values(1), "")]],
    ["a field whose name is too long", [field(values(1), "x".repeat(257))]],
    ["a string item", [field(text("x"))]],
    ["binary", [field({ content: 3, write: encoder => bytes(encoder, [1, 7]) })]],
    ["old JSON", [field({ content: 2, write: encoder => bytes(encoder, [1, 1, 49]) })]],
    ["an embed", [field({ content: 5, write: encoder => bytes(encoder, [1, 49]) })]],
    ["a format", [field({ content: 6, write: encoder => bytes(encoder, [1, 97, 1, 49]) })]],
    ["a subdocument", [field({ content: 9, write: encoder => bytes(encoder, [1, 97, 118, 0]) })]],
    ["several values at once", [field(values(1, 2))]],
    ["undefined", [field(values(undefined))]],
    ["a bigint", [field(values(5n))]],
    ["bytes in a value", [field(values(new Uint8Array([1])))]],
    ["NaN", [field(values(Number.NaN))]],
    ["infinity", [field(values({ deep: [Number.POSITIVE_INFINITY] }))]],
    ["a value that inherits", [field(values(JSON.parse('{"a":{"__proto__":{"evil":1}}}')))]],
    ["a value nested too deeply", [field(values(nested(49)))]],
    ["a field inside a value", [{ parent: { client: ANN, clock: 1 }, key: "k", ...values(1) }]],
    ["a second write that is a type", [{ origin: { client: ANN, clock: 1 }, ...type(1) }]],
    ["a second entry that is a value", [{ origin: SHAPE, ...values(1) }]],
    ["a value in front of another", [{ rightOrigin: { client: ANN, clock: 1 }, ...values(1) }]],
  ])("[SY-14] %s is refused", (_, structs) => {
    expect(inspect(doc, annWrites(doc, ...structs))).toMatchObject({ kind: "refused", reason: "content" })
  })

  test.each<[string, RawStruct]>([
    ["another root", { parent: "evil", key: "k", ...values(1) }],
    ["what nobody has", { origin: { client: 9999, clock: 0 }, ...values(1) }],
    ["what comes later", { origin: { client: BOB, clock: 99 }, ...values(1) }],
    ["another place", { key: "shape:forged", ...type(1) }],
  ])("[SY-26] a forged copy of a known struct, standing in %s, is cut off", (_, forged) => {
    const blocks = [{ client: ANN, clock: clock(doc, ANN), structs: [entry] }]
    const verdict = inspect(doc, rawUpdate([{ client: BOB, clock: 0, structs: [forged] }, ...blocks]))
    expect(verdict).toEqual({ kind: "write", update: rawUpdate(blocks), claims: [] })
  })

  test("[SY-26] what was sent in part before is let through from there on, and otherwise as it came", () => {
    const server = board()
    const ann = peer(server, ANN)
    const before = Y.encodeStateVector(ann)
    recordsOf(ann).get("shape:a")?.set("xy", [1, 1])
    Y.applyUpdate(server, Y.encodeStateAsUpdate(ann, before))
    recordsOf(ann).get("shape:a")?.set("xy", [2, 2])
    const known = clock(server, ANN)
    const whole = inspect(server, Y.encodeStateAsUpdate(ann, before))
    const structs = whole.kind === "write" ? Y.decodeUpdate(whole.update).structs : []
    expect(structs.map(struct => struct.id)).toEqual([{ client: ANN, clock: known }])
    const rest = Y.encodeStateAsUpdate(ann, Y.encodeStateVector(server))
    const verdict = inspect(server, rest)
    expect(verdict.kind === "write" && verdict.update).toBe(rest)
  })

  test.each<[string, RawStruct[]]>([
    [
      "an entry and a field in it",
      [entry, { parent: { client: ANN, clock: clock(doc, ANN) }, key: "base", ...values({}) }],
    ],
    ["a second write to a field", [{ origin: { client: ANN, clock: 1 }, ...values(1) }]],
    ["an entry made and deleted meanwhile", [{ key: "shape:x", ...deleted(1) }, { gc: 3 }]],
    ["a value nested as deeply as allowed", [field(values(nested(48)))]],
    ["values of every kind", [field(values({ a: [null, true, -0.5, "text", { b: {} }] }))]],
  ])("[SY-14] %s is let through", (_, structs) => {
    expect(inspect(doc, annWrites(doc, ...structs))).toMatchObject({ kind: "write" })
  })

  test("[SY-14] a change to a shape that was deleted meanwhile is let through and changes nothing", () => {
    const server = board()
    const late = edit(server, ANN, copy => {
      recordsOf(copy).get("shape:a")?.set("xy", [1, 1])
      recordsOf(copy).get("shape:a")?.set("props.color", "red")
    })
    recordsOf(server).delete("shape:a")
    expect(inspect(server, late)).toMatchObject({ kind: "write" })
    Y.applyUpdate(server, late)
    expect(recordsOf(server).size).toBe(0)
  })

  test("[SY-14] values that a client merged after deleting them are let through", () => {
    const server = board()
    const ann = new Y.Doc({ gc: false })
    Y.applyUpdate(ann, Y.encodeStateAsUpdate(server))
    ann.clientID = ANN
    for (let i = 0; i < 5; i++) recordsOf(ann).get("shape:a")?.set("xy", [i, i])
    const update = Y.encodeStateAsUpdate(ann, Y.encodeStateVector(server))
    expect(inspect(server, update)).toMatchObject({ kind: "write" })
  })

  test("[SY-25] the notes hold records and one formatted text", () => {
    const notes = new Y.Doc()
    const ann = peer(notes, ANN)
    ann.getText("text").insert(0, "Asked about back pressure")
    ann.getText("text").format(0, 5, { bold: true })
    ann.getText("text").delete(6, 5)
    recordsOf(ann).set("shape:mark", encodeRecord(sampleShape("draw", "shape:mark")))
    expect(inspect(notes, Y.encodeStateAsUpdate(ann), { profile: "notes" })).toMatchObject({ kind: "write" })
    expect(inspect(notes, Y.encodeStateAsUpdate(ann))).toMatchObject({ reason: "content" })
  })

  test.each<[string, RawStruct]>([
    ["a key in the text", { parent: "text", key: "k", ...text("x") }],
    ["a value in the text", { parent: "text", ...values(1) }],
    ["a type in the text", { parent: "text", ...type(1) }],
    ["an embed in the text", { parent: "text", content: 5, write: encoder => bytes(encoder, [1, 49]) }],
    ["a text on the records", { key: "shape:x", ...text("x") }],
  ])("[SY-25] in the notes, %s is refused", (_, struct) => {
    const notes = new Y.Doc()
    expect(inspect(notes, annWrites(notes, struct), { profile: "notes" })).toMatchObject({
      reason: "content",
    })
  })
})

function bytes(encoder: Parameters<RawItem["write"]>[0], all: number[]): void {
  for (const byte of all) writeUint8(encoder, byte)
}

function nested(depth: number): Json {
  let value: Json = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value }
  return value
}

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
