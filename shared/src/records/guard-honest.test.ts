import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { changedFields, encodeRecord, recordsOf } from "./codec.ts"
import { expectShape, Server } from "./testing/guard-server.ts"
import { editArbitrary, sampleShape } from "./testing/sample-records.ts"

class Peer {
  doc: Y.Doc
  readonly name: string
  #clientId: number
  #undo: Y.UndoManager
  /** What this browser has made but not sent. */
  unsent: Uint8Array[] = []

  /** Client ids decide between concurrent writes: they are given, so that a seed replays exactly. */
  constructor(name: string, options: { gc: boolean; clientId: number }) {
    this.name = name
    this.#clientId = options.clientId
    this.doc = new Y.Doc(options)
    this.doc.clientID = this.#clientId
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
    // Now above, now below everybody else's.
    this.#clientId = this.#clientId > 50_000 ? this.#clientId - 45_000 : this.#clientId + 50_007
    this.doc.clientID = this.#clientId
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
          new Peer("ann", { gc: true, clientId: 10_001 }),
          new Peer("bob", { gc: true, clientId: 10_002 }),
          new Peer("old", { gc: false, clientId: 10_003 }),
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
