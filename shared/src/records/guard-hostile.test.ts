import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { decodeRecord, encodeRecord, type Json, recordsOf } from "./codec.ts"
import { graphProblems } from "./graph-checks.ts"
import { inspectUpdate } from "./guard.ts"
import { DEFAULT_LIMITS } from "./limits.ts"
import { repairFields } from "./repair.ts"
import { type BoardRecord, boardSchema, PAGE_ID } from "./schema.ts"
import { expectAgreement, expectShape, Server } from "./testing/guard-server.ts"
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
import { sampleBinding, sampleShape } from "./testing/sample-records.ts"
import { asBoardRecord } from "./validate-record.ts"

/** Repairs as the server does: first each entry, then what stands between them. */
function mend(doc: Y.Doc): Map<string, BoardRecord> {
  const root = recordsOf(doc)
  for (const [id, entry] of [...root.entries()]) {
    const repair = repairFields(id, entry, DEFAULT_LIMITS)
    if (repair === "delete") root.delete(id)
    else for (const { key, value } of repair ?? []) entry.set(key, value)
  }
  for (const problem of graphProblems(decodeAll(doc))) {
    if (problem.kind === "binding") root.delete(problem.id)
    else root.get(problem.id)?.set("parentId", PAGE_ID)
  }
  return decodeAll(doc)
}

function decodeAll(doc: Y.Doc): Map<string, BoardRecord> {
  const records = new Map<string, BoardRecord>()
  for (const [id, entry] of recordsOf(doc).entries()) {
    const record = asBoardRecord(id, decodeRecord(entry), DEFAULT_LIMITS)
    expect(record, id).toBeDefined()
    if (record !== undefined) records.set(id, record)
  }
  return records
}

const CLIENTS = [2000, 2001, 3000]
const client = fc.constantFrom(...CLIENTS)
/** Mostly something that exists; `clock` is taken modulo what does. */
const rawId = fc.oneof(
  { weight: 12, arbitrary: fc.record({ client, clock: fc.nat({ max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ client: fc.constantFrom(1, 9999, 7000), clock: fc.nat({ max: 60 }) }) },
)
const json: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>([5, 5], "shape:b", 1e9, { $removed: true }),
  fc.constantFrom<unknown>(
    sampleShape("geo", "shape:a"),
    sampleShape("frame", "shape:b", { parentId: "shape:b" }),
    sampleShape("frame", "shape:c", { parentId: "shape:a" }),
    sampleBinding("binding:a", "shape:a", "shape:q"),
  ),
)
const poison = fc.constantFrom<unknown>(
  undefined,
  5n,
  Number.NaN,
  new Uint8Array([1]),
  JSON.parse('{"__proto__":{"evil":1}}'),
)
const odd = fc.oneof(
  poison.map(one => values(one)),
  fc.array(json, { maxLength: 3 }).map(all => values(...all)),
  fc.nat({ max: 6 }).map(type),
  fc.nat({ max: 5 }).map(deleted),
  fc.string({ maxLength: 3 }).map(text),
)
const recordKey = fc.constantFrom("shape:a", "shape:b", "shape:c", "binding:a")
const fieldKey = fc.constantFrom(
  "base",
  "xy",
  "props.w",
  "props.richText",
  "parentId",
  "constructor",
  "__proto__",
)
const key = fc.oneof(recordKey, fieldKey, fc.constant(""))
const oddItem: fc.Arbitrary<RawItem> = fc
  .record(
    {
      origin: rawId,
      rightOrigin: rawId,
      parent: fc.oneof(fc.constantFrom("records", "evil", "text"), rawId),
      key,
      content: odd,
    },
    { requiredKeys: ["content"] },
  )
  .map(({ content, ...place }) => ({ ...place, ...content }))
const value = json.map(one => values(one))
const likely: fc.Arbitrary<RawItem> = fc.oneof(
  recordKey.map(at => ({ parent: "records", key: at, ...type(1) })),
  fc.tuple(rawId, fieldKey, value).map(([parent, at, held]) => ({ parent, key: at, ...held })),
  fc.tuple(rawId, fc.oneof(value, fc.constant(type(1)))).map(([origin, held]) => ({ origin, ...held })),
  fc.tuple(rawId, rawId, value).map(([origin, rightOrigin, held]) => ({ origin, rightOrigin, ...held })),
  fc.tuple(rawId, fc.integer({ min: 1, max: 5 })).map(([origin, len]) => ({ origin, ...deleted(len) })),
)
const few = fc.integer({ min: 1, max: 4 })
const struct: fc.Arbitrary<RawStruct> = fc.oneof(
  { weight: 20, arbitrary: likely },
  { weight: 1, arbitrary: oddItem },
  { weight: 1, arbitrary: fc.oneof(few, few, fc.constantFrom(0, 2 ** 33)).map(gc => ({ gc })) },
  { weight: 1, arbitrary: few.map(skip => ({ skip })) },
)
const block = fc.record({
  client: fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom(2000, 2001) },
    { weight: 1, arbitrary: fc.constantFrom(1, 3000, 7000) },
  ),
  offset: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, -2, 1),
  structs: fc.array(struct, { minLength: 1, maxLength: 4 }),
})
const ranges = fc.array(fc.tuple(fc.nat({ max: 60 }), few), { minLength: 1, maxLength: 2 })
const deletes = fc.option(fc.tuple(client, ranges), { freq: 3 })

type Attack = (server: Server, honest: Y.Doc) => Uint8Array

const forged: fc.Arbitrary<Attack> = fc
  .tuple(fc.uniqueArray(block, { selector: each => each.client, maxLength: 2 }), deletes)
  .map(
    ([blocks, erased]): Attack =>
      ({ doc }) => {
        const place = <T extends RawItem["origin"] | RawItem["parent"]>(id: T): T => {
          if (typeof id !== "object") return id
          return {
            ...id,
            clock: id.clock % (Y.getState(doc.store, id.client) + (id.clock > 55 ? 2 : 0) || 1),
          }
        }
        const placed = (each: RawStruct): RawStruct => {
          if (!("write" in each)) return each
          const { origin, rightOrigin, parent, ...rest } = each
          return {
            ...rest,
            ...(origin && { origin: place(origin) }),
            ...(rightOrigin && { rightOrigin: place(rightOrigin) }),
            ...(parent && { parent: place(parent) }),
          }
        }
        const ordered = blocks.toSorted((a, b) => b.client - a.client)
        const all = ordered.map((each): RawBlock => {
          const start = Math.max(0, Y.getState(doc.store, each.client) + each.offset)
          return { client: each.client, clock: start, structs: each.structs.map(placed) }
        })
        if (erased === null) return rawUpdate(all)
        const known = Y.getState(doc.store, erased[0]) + 1
        return rawUpdate(all, {
          [erased[0]]: erased[1].map(([at, len]): [number, number] => [at % known, len]),
        })
      },
  )

/** An honest browser's next update, with bits turned over or bytes cut off. */
const damaged: fc.Arbitrary<Attack> = fc
  .tuple(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }), fc.option(fc.nat()))
  .map(
    ([turned, cut]): Attack =>
      (_, honest) => {
        const update = Y.encodeStateAsUpdate(honest)
        for (const [at, byte] of turned) update[at % update.length] = byte
        return cut === null ? update : update.subarray(0, cut % update.length)
      },
  )

/** Whatever else Yjs can hold, made with Yjs itself. */
const foreign: fc.Arbitrary<Attack> = fc
  .tuple(
    client,
    fc.constantFrom<(doc: Y.Doc) => void>(
      doc => doc.getMap("records").set("shape:x", new Y.Map([["base", { fine: true }]])),
      doc => doc.getText("evil").insert(0, "x"),
      doc => doc.getArray("records").push([1]),
      doc => doc.getText("records").insert(0, "x", { bold: true }),
      doc => doc.getXmlFragment("records").insert(0, [new Y.XmlElement("script")]),
      doc => doc.getMap("records").set("shape:a", new Y.Doc()),
      doc => doc.getMap("records").set("shape:a", new Y.Text("x")),
      doc => doc.getMap("records").set("shape:a", new Map([["base", 1]])),
      doc => doc.getMap("records").set("shape:a", new Y.Map([["base", new Y.Map([["deep", new Y.Map()]])]])),
      doc => doc.getMap("records").set("shape:a", new Y.Map<Json>([["base", { evil: true }]])),
    ),
  )
  .map(
    ([writer, change]): Attack =>
      ({ doc }) => {
        const copy = new Y.Doc()
        // Without the root's type, so that it can be anything here.
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        copy.clientID = writer
        try {
          change(copy)
        } catch {
          // Yjs itself does not take everything.
        }
        return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
      },
  )

/** Something to refer to: records that were written, changed and deleted. */
function seed(server: Server, author: string, clientId: number, ids: readonly string[]): void {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  doc.clientID = clientId
  for (const at of ids) {
    recordsOf(doc).set(at, encodeRecord(sampleShape("frame", at)))
    for (let i = 0; i < 3; i++) recordsOf(doc).get(at)?.set("xy", [i, i])
    recordsOf(doc).get(at)?.set("props.name", at)
  }
  recordsOf(doc).delete(ids[0] ?? "")
  expect(server.take(author, Y.encodeStateAsUpdate(doc))).toBe("write")
}

describe("hostile browsers", () => {
  const attack = fc.tuple(
    fc.constantFrom("eve", "eve", "eve", "mallory"),
    fc.oneof({ weight: 10, arbitrary: forged }, damaged, foreign),
  )

  test("[SY-16] [SY-23] whatever gets through, the document keeps its shape, all peers agree, and the repaired board is valid", () => {
    const outcomes = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(attack, { minLength: 1, maxLength: 25 }), attacks => {
        const server = new Server()
        const honest = new Y.Doc()
        honest.clientID = 7000
        recordsOf(honest).set("shape:h", encodeRecord(sampleShape("geo", "shape:h")))
        expect(server.take("ann", Y.encodeStateAsUpdate(honest))).toBe("write")
        seed(server, "eve", 2000, ["shape:a", "shape:b"])
        seed(server, "eve", 2001, ["shape:c"])
        seed(server, "mallory", 3000, ["shape:b", "binding:a"])
        for (const [author, make] of attacks) {
          recordsOf(honest).get("shape:h")?.set("xy", [1, 1])
          const outcome = server.take(author, make(server, honest)).split(":")[0] ?? ""
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          expectShape(server.doc)
        }
        expect(server.take("ann", Y.encodeStateAsUpdate(honest))).toMatch(/^(write|noop)$/)
        expectAgreement(server)
        for (const record of mend(server.doc).values()) {
          const kind = record.typeName === "shape" ? boardSchema.types.shape : boardSchema.types.binding
          expect(() => kind.validate(record)).not.toThrow()
        }
        expect(graphProblems(decodeAll(server.doc))).toEqual([])
      }),
      { numRuns: 400 },
    )
    // The generator has to reach all verdicts, or it proves nothing.
    for (const outcome of ["write", "noop", "malformed", "gap", "owner", "content", "clock"]) {
      expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(5)
    }
  }, 60_000)

  test("[SY-16] bytes are never too wild", () => {
    const doc = new Y.Doc()
    const context = {
      owners: new Map(),
      author: "eve",
      profile: "records",
      limits: DEFAULT_LIMITS,
      mayWrite: true,
    } as const
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), update => {
        expect(["noop", "write", "refused"]).toContain(inspectUpdate(doc, update, context).kind)
      }),
      { numRuns: 5000 },
    )
  })
})
