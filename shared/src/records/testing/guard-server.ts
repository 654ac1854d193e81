/** The server's part in the life of an update, and what has to hold of its document. For tests of the guard only. */
import { expect } from "vitest"
import * as Y from "yjs"
import { recordsOf } from "../codec.ts"
import { inspectUpdate } from "../guard.ts"
import { jsonProblem } from "../json.ts"
import { DEFAULT_LIMITS } from "../limits.ts"
import { decodeUpdate, endOf } from "../yjs-internals.ts"

/** A server as the real one does it, without sockets or disk: inspect, apply, remember the owner. */
export class Server {
  readonly doc = new Y.Doc()
  readonly owners = new Map<number, string>()
  readonly log: Uint8Array[] = []

  constructor() {
    // The document is in use: Yjs knows the root's type.
    recordsOf(this.doc)
  }

  take(author: string, update: Uint8Array): string {
    const verdict = inspectUpdate(this.doc, update, {
      owners: this.owners,
      author,
      profile: "records",
      limits: DEFAULT_LIMITS,
      mayWrite: true,
    })
    if (verdict.kind === "write") this.#apply(author, verdict.update, verdict.claims)
    else if (verdict.kind === "noop") expect(this.#afterAll(update)).toEqual(recordsOf(this.doc).toJSON())
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

  /** The board if the update had been applied all the same. */
  #afterAll(update: Uint8Array): unknown {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    try {
      if (decodeUpdate(update)?.fault === undefined) Y.applyUpdate(copy, update)
    } catch {
      // Forged copies of known structs can stop Yjs. The server never applies them.
    }
    return recordsOf(copy).toJSON()
  }
}

/** A map of maps of JSON, nothing waiting, nothing broken. */
export function expectShape(doc: Y.Doc): void {
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

/** The recording, somebody who joins, a peer that never collects, and one that merged first see what the server sees. */
export function expectAgreement({ doc, log }: Server): void {
  const board = recordsOf(doc).toJSON()
  const ways: readonly [gc: boolean, updates: readonly Uint8Array[]][] = [
    [true, log],
    [false, log],
    [true, [Y.encodeStateAsUpdate(doc)]],
    [true, [Y.mergeUpdates([...log])]],
  ]
  for (const [gc, updates] of ways) {
    const peer = new Y.Doc({ gc })
    for (const update of updates) Y.applyUpdate(peer, update)
    expect(recordsOf(peer).toJSON()).toEqual(board)
  }
}
