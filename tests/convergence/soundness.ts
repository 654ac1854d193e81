import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { decodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { graphProblems } from "@outloud/shared/records/graph-checks.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { can } from "@outloud/shared/room/access.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { equalityDeep } from "lib0/function"
import * as Y from "yjs"
import { emptyDocs } from "../support/board-hub.ts"
import { freshRecords, unordered, validRecords } from "../support/board-truth.ts"
import type { Close } from "../support/layer-socket.ts"
import type { FuzzRoom } from "./fuzz-room.ts"
import type { Person } from "./person.ts"

/** Rows of a document that one session never reaches. */
const MOST_ROWS = 10_000

/** Throws unless everybody, the server and its log agree, and nobody was refused anything. */
export async function expectSound(room: FuzzRoom): Promise<void> {
  const docs = {
    diagram: await room.serverDoc("diagram"),
    annotations: await room.serverDoc("annotations"),
    notes: await room.serverDoc("notes"),
  }
  for (const layer of CANVAS_LAYERS) {
    const { doc, replaced } = await replay(room, layer)
    expectRepaired(docs[layer])
    expectSameDoc(`the log of ${layer}`, doc, docs[layer])
    const others = CANVAS_LAYERS.filter(each => each !== layer)
    const isEligible = (id: string) =>
      !replaced.has(id) && others.every(other => !recordsOf(docs[other]).has(id))
    for (const { role, signatures } of room.people)
      expectEqual(`${role}: edits lost`, signatures.missing(recordsOf(docs[layer]), isEligible), [])
  }
  // A copy may have been made of a mark, or an id be used again, where that is seen by all.
  const isElsewhere = (id: string) => CANVAS_LAYERS.some(layer => recordsOf(docs[layer]).has(id))
  const boards = new Map(room.people.map(({ role }) => [role, boardOf(role, docs)]))
  for (const [at, person] of room.people.entries()) {
    const name = `${person.role} ${at}`
    const { seen, shown } = boards.get(person.role) ?? boardOf(person.role, docs)
    for (const layer of CANVAS_LAYERS)
      expectSameDoc(`${layer} of ${name}`, person.wire.docs[layer], seen[layer])
    expectEqual(`the board of ${name}`, Object.fromEntries(person.peer.records()), shown)
    expectHonest(name, person)
    const unsealed = [...person.peer.records().keys()].filter(
      id => room.sealedMarks.has(id) && !isElsewhere(id),
    )
    expectEqual(`${name}: marks of notes that were sealed`, unsealed, [])
  }
  if (room.stock.wire !== undefined) expectSameDoc("the stock client", room.stock.doc, docs.diagram)
  expectEqual("the stock client's closed sockets", room.stock.closes.filter(isFault), [])
  expectEqual("what the server complains of", room.complaints, [])
}

/** The documents as a role has them, where what it may not read is as if nothing were there, and a newcomer's board. */
function boardOf(role: Role, docs: Record<CanvasLayer, Y.Doc>) {
  const seen = emptyDocs()
  for (const layer of CANVAS_LAYERS) if (can(role, "read", layer)) seen[layer] = docs[layer]
  const shown = freshRecords(seen)
  const valid = unordered(validRecords(seen).values())
  expectEqual(`a newcomer's board, as ${role}`, unordered(Object.values(shown)), valid)
  return { seen, shown }
}

function expectHonest(name: string, { role, peer, wire, closes }: Person): void {
  expectEqual(`${name}: crashes of the canvas`, peer.crashes, [])
  expectEqual(`${name}: records held back`, peer.quarantined, 0)
  expectEqual(`${name}: refused edits`, peer.refused, [])
  expectEqual(`${name}: frames not acknowledged`, wire.unacknowledged, 0)
  expectEqual(`${name}: faults`, [...closes, ...wire.closes].filter(isFault), [])
  const forbidden = peer.sent.filter(({ layer }) => !can(role, "write", layer))
  expectEqual(`${name}: writes where the role may not`, forbidden.length, 0)
  const readable = CANVAS_LAYERS.filter(layer => can(role, "read", layer))
  const secret = [...peer.records().keys()].filter(id =>
    readable.every(layer => !recordsOf(wire.docs[layer]).has(id)),
  )
  expectEqual(`${name}: records of layers the role may not read`, secret, [])
}

/** A swap, like a restart, has people come in anew. */
function isFault({ code }: Close): boolean {
  return code !== CloseCode.restarting && code !== CloseCode.resync
}

/** Every record is valid, by itself and among the others. */
function expectRepaired(doc: Y.Doc): void {
  const records = new Map<string, BoardRecord>()
  const problems: unknown[] = []
  for (const [id, fields] of recordsOf(doc)) {
    const value = decodeRecord(fields)
    const problem = checkRecord(id, value, DEFAULT_LIMITS)
    if (problem === undefined) records.set(id, value as unknown as BoardRecord)
    else problems.push({ id, problem })
  }
  expectEqual("what the server left unrepaired", [...problems, ...graphProblems(records)], [])
}

/** The recording, and the records that were deleted in it, come back or not. */
async function replay(room: FuzzRoom, layer: CanvasLayer): Promise<{ doc: Y.Doc; replaced: Set<string> }> {
  const doc = new Y.Doc()
  const replaced = new Set<string>()
  recordsOf(doc).observe(({ changes }) => {
    for (const [id, { action }] of changes.keys) if (action !== "add") replaced.add(id)
  })
  const rows = await room.store.rowsAfter({ roomId: room.roomId, layer }, 0, MOST_ROWS)
  for (const { updates } of rows) for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  return { doc, replaced }
}

function expectSameDoc(name: string, doc: Y.Doc, other: Y.Doc): void {
  expectEqual(`${name}: records`, recordsOf(doc).toJSON(), recordsOf(other).toJSON())
  expectEqual(
    `${name}: structs that wait for others`,
    [doc.store.pendingStructs, doc.store.pendingDs],
    [null, null],
  )
  const isSame = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(other))
  expectEqual(`${name}: has the server's structs and deletions`, isSame, true)
}

/** Says only what differs: a board is long. */
function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (equalityDeep(actual, expected)) return
  const [is, should] = [asObject(actual), asObject(expected)]
  const keys = new Set([...Object.keys(is), ...Object.keys(should)])
  const lines = [...keys]
    .filter(key => !equalityDeep(is[key], should[key]))
    .map(
      key => `${key}\n    is        ${JSON.stringify(is[key])}\n    should be ${JSON.stringify(should[key])}`,
    )
  throw new Error([`${what}:`, ...lines].join("\n  "))
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : { value }
}
