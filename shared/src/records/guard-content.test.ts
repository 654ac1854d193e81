import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { encodeRecord, recordsOf } from "./codec.ts"
import {
  ANN,
  annWrites,
  BOB,
  board,
  bytes,
  clock,
  edit,
  entry,
  field,
  inspect,
  nested,
  peer,
  SHAPE,
} from "./testing/guard-board.ts"
import { deleted, type RawStruct, rawUpdate, text, type, values } from "./testing/raw-update.ts"
import { sampleShape } from "./testing/sample-records.ts"

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
