import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { changedFields, decodeRecord, encodeRecord, type Json, recordsOf } from "./codec.ts"
import { graphProblems } from "./graph-checks.ts"
import { inspectUpdate } from "./guard.ts"
import { jsonProblem } from "./json.ts"
import { DEFAULT_LIMITS } from "./limits.ts"
import { repairFields } from "./repair.ts"
import { type BoardRecord, boardSchema, PAGE_ID } from "./schema.ts"
import {
  deleted,
  type RawBlock,
  type RawDeletes,
  type RawItem,
  type RawStruct,
  rawUpdate,
  text,
  type,
  values,
} from "./testing/raw-update.ts"
import { editArbitrary, sampleBinding, sampleShape } from "./testing/sample-records.ts"
import { asBoardRecord } from "./validate-record.ts"
import { decodeUpdate, endOf } from "./yjs-internals.ts"

/** A server as the real one does it, without sockets or disk: inspect, apply, remember the owner. */
class Server {
  readonly doc = new Y.Doc()
  readonly owners = new Map<number, string>()
  readonly log: Uint8Array[] = []

  constructor() {
    // The document is in use: Yjs knows the root's type.
    recordsOf(this.doc)
  }

  take(author: string, update: Uint8Array): string {
    const before = JSON.stringify(recordsOf(this.doc))
    const verdict = inspectUpdate(this.doc, update, {
      owners: this.owners,
      author,
      profile: "records",
      limits: DEFAULT_LIMITS,
      mayWrite: true,
    })
    if (verdict.kind === "write") this.#apply(author, update, verdict.claims)
    else if (verdict.kind === "noop") expect(this.#afterAll(update)).toBe(before)
    return verdict.kind === "refused" ? `${verdict.reason}: ${verdict.detail}` : verdict.kind
  }

  #apply(author: string, update: Uint8Array, claims: readonly number[]): void {
    for (const client of claims) this.owners.set(client, author)
    Y.applyUpdate(this.doc, update)
    this.log.push(update)
    for (const [client, structs] of decodeUpdate(update)?.runs ?? []) {
      const end = Math.max(...structs.filter(struct => !(struct instanceof Y.Skip)).map(endOf), 0)
      expect(Y.getState(this.doc.store, client)).toBeGreaterThanOrEqual(end)
    }
  }

  #afterAll(update: Uint8Array): string {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    if (decodeUpdate(update)?.fault === undefined) Y.applyUpdate(copy, update)
    return JSON.stringify(recordsOf(copy))
  }
}

/** A map of maps of JSON, nothing waiting, nothing broken. */
function expectShape(doc: Y.Doc): void {
  expect([...doc.share.keys()]).toEqual(["records"])
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  for (const structs of doc.store.clients.values()) {
    let next = 0
    for (const struct of structs) {
      expect(struct.id.clock).toBe(next)
      expect(struct.length).toBeGreaterThan(0)
      next = endOf(struct)
    }
  }
  for (const [id, entry] of recordsOf(doc).entries()) {
    expect(id).toMatch(/^(shape|binding):./s)
    expect(entry.constructor).toBe(Y.Map)
    for (const [, value] of entry.entries())
      expect(jsonProblem(value, DEFAULT_LIMITS.jsonDepth)).toBeUndefined()
  }
}

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

class Peer {
  doc: Y.Doc
  readonly name: string
  #undo: Y.UndoManager
  /** What this browser has made but not sent. */
  unsent: Uint8Array[] = []

  constructor(name: string, options: { gc: boolean }) {
    this.name = name
    this.doc = new Y.Doc(options)
    this.#undo = this.#listen()
  }

  #listen(): Y.UndoManager {
    this.doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) this.unsent.push(update)
    })
    return new Y.UndoManager(recordsOf(this.doc), { captureTimeout: 0 })
  }

  undo(): void {
    this.#undo.undo()
  }

  /** The tab is closed and opened again with its local copy: all that was unsent is now one update. */
  reload(): void {
    const state = Y.encodeStateAsUpdate(this.doc)
    this.doc = new Y.Doc({ gc: this.doc.gc })
    Y.applyUpdate(this.doc, state)
    this.unsent = this.unsent.length === 0 ? [] : [Y.mergeUpdates(this.unsent)]
    this.#undo = this.#listen()
  }

  receive(server: Server): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(this.doc)))
  }
}

type Step = (peer: Peer, server: Server, sent: (result: string) => void) => void

const id = fc.constantFrom("shape:a", "shape:b", "shape:c", "shape:d")

const edits: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(id, fc.constantFrom("geo", "frame", "text")).map(
    ([at, kind]): Step =>
      ({ doc }) => {
        recordsOf(doc).set(at, encodeRecord(sampleShape(kind, at)))
      },
  ),
  id.map(
    (at): Step =>
      ({ doc }) =>
        recordsOf(doc).delete(at),
  ),
  fc.tuple(id, editArbitrary()).map(
    ([at, { before, after }]): Step =>
      ({ doc }) => {
        doc.transact(() => {
          for (const [key, value] of changedFields(before, after)) recordsOf(doc).get(at)?.set(key, value)
        })
      },
  ),
  fc.tuple(id, fc.integer({ min: 1, max: 6 })).map(
    ([at, times]): Step =>
      ({ doc }) => {
        for (let i = 0; i < times; i++) recordsOf(doc).get(at)?.set("xy", [i, times])
      },
  ),
  fc.constant<Step>(peer => peer.undo()),
  fc.constant<Step>(peer => peer.reload()),
)

const exchanges: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((peer, server) => peer.receive(server)),
  fc.integer({ min: 1, max: 5 }).map(
    (count): Step =>
      (peer, server, sent) => {
        for (const update of peer.unsent.splice(0, count)) sent(server.take(peer.name, update))
      },
  ),
  fc.constant<Step>((peer, server, sent) => {
    if (peer.unsent.length > 0) sent(server.take(peer.name, Y.mergeUpdates(peer.unsent.splice(0))))
  }),
  fc
    .constantFrom<(doc: Y.Doc, vector: Uint8Array) => Uint8Array>(
      (doc, vector) => Y.encodeStateAsUpdate(doc, vector),
      (doc, vector) => Y.diffUpdate(Y.encodeStateAsUpdate(doc), vector),
      (doc, vector) => Y.mergeUpdates([Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(doc, vector)]),
      doc => Y.encodeStateAsUpdate(doc),
    )
    .map(
      (answer): Step =>
        (peer, server, sent) => {
          sent(server.take(peer.name, answer(peer.doc, Y.encodeStateVector(server.doc))))
          peer.unsent = []
        },
    ),
)

describe("honest browsers", () => {
  test("[SY-15] all that they produce is let through, in whatever pieces, and all boards end up equal", () => {
    const step = fc.tuple(
      fc.nat({ max: 2 }),
      fc.oneof({ weight: 3, arbitrary: edits }, { weight: 2, arbitrary: exchanges }),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
        const server = new Server()
        const peers = [
          new Peer("ann", { gc: true }),
          new Peer("bob", { gc: true }),
          new Peer("old", { gc: false }),
        ]
        const sent = (result: string) => expect(["write", "noop"]).toContain(result)
        for (const [index, run] of steps) run(peers[index] as Peer, server, sent)
        for (const peer of peers) {
          sent(server.take(peer.name, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(server.doc))))
        }
        expectShape(server.doc)
        for (const peer of peers) {
          peer.receive(server)
          expect(recordsOf(peer.doc).toJSON()).toEqual(recordsOf(server.doc).toJSON())
        }
      }),
      { numRuns: 400 },
    )
  })
})

const CLIENTS = [2000, 2001, 3000, 1]
const client = fc.constantFrom(...CLIENTS)
const clock = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 3 }), fc.constant(2 ** 31))
const rawId = fc.record({ client, clock })
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    undefined,
    5n,
    Number.NaN,
    new Uint8Array([1]),
    JSON.parse('{"__proto__":{"evil":1}}'),
    [5, 5],
  ),
  fc.constantFrom<unknown>(
    sampleShape("geo", "shape:a"),
    sampleShape("frame", "shape:b", { parentId: "shape:b" }),
  ),
  fc.constantFrom<unknown>(
    sampleShape("frame", "shape:c", { parentId: "shape:a" }),
    sampleBinding("binding:a", "shape:a", "shape:q"),
  ),
)
const content = fc.oneof(
  { weight: 5, arbitrary: value.map(one => values(one)) },
  { weight: 4, arbitrary: fc.constant(type(1)) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }).map(all => values(...all)) },
  { weight: 1, arbitrary: fc.nat({ max: 6 }).map(type) },
  { weight: 1, arbitrary: fc.nat({ max: 5 }).map(deleted) },
  { weight: 1, arbitrary: fc.string({ maxLength: 3 }).map(text) },
)
const key = fc.constantFrom(
  "shape:a",
  "shape:b",
  "binding:a",
  "base",
  "xy",
  "props.w",
  "parentId",
  "",
  "__proto__",
)
const item: fc.Arbitrary<RawItem> = fc
  .record(
    {
      origin: rawId,
      rightOrigin: rawId,
      parent: fc.oneof(fc.constantFrom("records", "evil", "text"), rawId),
      key,
      content,
    },
    { requiredKeys: ["content"] },
  )
  .map(({ content: held, ...place }) => ({ ...place, ...held }))
const plausible: fc.Arbitrary<RawItem> = fc.oneof(
  key.map(at => ({ parent: "records", key: at, ...type(1) })),
  fc.tuple(rawId, key, content).map(([parent, at, held]) => ({ parent, key: at, ...held })),
  fc.tuple(rawId, content).map(([origin, held]) => ({ origin, ...held })),
)
const struct: fc.Arbitrary<RawStruct> = fc.oneof(
  { weight: 6, arbitrary: plausible },
  { weight: 2, arbitrary: item },
  { weight: 1, arbitrary: fc.nat({ max: 4 }).map(gc => ({ gc })) },
  { weight: 1, arbitrary: fc.nat({ max: 4 }).map(skip => ({ skip })) },
)
const block = fc.record({
  client,
  offset: fc.constantFrom(0, 0, 0, 0, -1, -2, 1),
  structs: fc.array(struct, { maxLength: 5 }),
})
const ranges = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 4 })), { maxLength: 3 })
const deletes = fc.oneof(
  fc.constant({}),
  fc.dictionary(client.map(String), ranges, { maxKeys: 2, noNullPrototype: true }),
)

type Attack = (server: Server, honest: Y.Doc) => Uint8Array

const forged: fc.Arbitrary<Attack> = fc.tuple(fc.array(block, { maxLength: 3 }), deletes).map(
  ([blocks, erased]): Attack =>
    ({ doc }) => {
      const placed = blocks.map(
        (each): RawBlock => ({
          client: each.client,
          clock: Math.max(0, Y.getState(doc.store, each.client) + each.offset),
          structs: each.structs,
        }),
      )
      return rawUpdate(placed, erased as RawDeletes)
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

describe("hostile browsers", () => {
  const attack = fc.tuple(
    fc.constantFrom("eve", "eve", "eve", "mallory"),
    fc.oneof({ weight: 4, arbitrary: forged }, damaged, foreign),
  )

  test("[SY-16] whatever gets through, the document keeps its shape, and [SY-23] the repaired board is valid", () => {
    const outcomes = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(attack, { minLength: 1, maxLength: 25 }), attacks => {
        const server = new Server()
        const honest = new Y.Doc()
        honest.clientID = 7000
        recordsOf(honest).set("shape:h", encodeRecord(sampleShape("geo", "shape:h")))
        expect(server.take("ann", Y.encodeStateAsUpdate(honest))).toBe("write")
        for (const [author, make] of attacks) {
          recordsOf(honest).get("shape:h")?.set("xy", [1, 1])
          const outcome = server.take(author, make(server, honest)).split(":")[0] ?? ""
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          expectShape(server.doc)
        }
        expect(server.take("ann", Y.encodeStateAsUpdate(honest))).toMatch(/^(write|noop)$/)
        const replayed = new Y.Doc()
        for (const update of server.log) Y.applyUpdate(replayed, update)
        expect(recordsOf(replayed).toJSON()).toEqual(recordsOf(server.doc).toJSON())
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
