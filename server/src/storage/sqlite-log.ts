import type { KeyObject } from "node:crypto"
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { decodeBatch } from "./batch-codec.ts"
import { decodeOwners } from "./owners-codec.ts"
import { keyObject, seal, unseal } from "./room-cipher.ts"
import type { DocRef, Keyframe, LogRow, StoredDoc } from "./room-store.ts"
import { allRows, firstRow } from "./sqlite-rows.ts"
import { RoomGone, SequenceConflict, StorageCorrupt } from "./storage-errors.ts"

/** How many keyframes a document keeps; the older one is for repair by hand. */
const KEYFRAMES_KEPT = 2

interface DocRow {
  readonly id: number
  readonly secret: Uint8Array
  readonly schemaVersion: number
  readonly epoch: number
  /** The last row of the epoch before; 0 in the first. */
  readonly epochHead: number
  readonly head: number
}

/** A row with its updates as encodeBatch makes them; sealed, too, in what comes from the database. */
export interface EncodedRow {
  readonly seq: number
  readonly at: number
  readonly batch: Uint8Array
}

/** Its owners are encoded; they and the state are sealed, too, in what comes from the database. */
interface StoredKeyframe {
  readonly seq: number
  readonly at: number
  readonly state: Uint8Array
  readonly owners: Uint8Array
}

/** Where a document's next row goes. */
interface Tail {
  readonly id: number
  readonly key: KeyObject
  head: number
}

/** Tails that are remembered at most: those of as many documents as are drawn on at once, and more. */
const MOST_TAILS = 10_000

/** Documents, their log rows and keyframes. Synchronous; writes only inside a transaction. */
export class SqliteLog {
  /** Of the documents that rows were appended to, so that a row costs one statement and not a search as well. */
  readonly #tails = new Map<string, Tail>()
  #dataVersion: unknown
  readonly #sql: Record<
    | "dataVersion"
    | "doc"
    | "append"
    | "startEpoch"
    | "rename"
    | "addDoc"
    | "rows"
    | "putKeyframe"
    | "keyframe"
    | "dropKeyframes",
    StatementSync
  >

  constructor(db: DatabaseSync) {
    this.#sql = {
      dataVersion: db.prepare("PRAGMA data_version"),
      doc: db.prepare(`
        SELECT doc.id, secret, schema_version AS schemaVersion, epoch, epoch_head AS epochHead,
               ifnull((SELECT max(seq) FROM log WHERE log.doc = doc.id), 0) AS head
        FROM doc JOIN room ON room.id = doc.room_id JOIN room_key ON room_key.id = room.key_id
        WHERE doc.room_id = ? AND layer = ?`),
      append: db.prepare("INSERT INTO log (doc, seq, at, batch) VALUES (?, ?, ?, ?)"),
      startEpoch: db.prepare(
        "UPDATE doc SET epoch = epoch + 1, epoch_head = ?2, schema_version = ?3 WHERE id = ?1",
      ),
      rename: db.prepare("UPDATE doc SET layer = ?2 WHERE id = ?1"),
      addDoc: db.prepare("INSERT INTO doc (room_id, layer, schema_version, epoch) VALUES (?, ?, ?, ?)"),
      rows: db.prepare("SELECT seq, at, batch FROM log WHERE doc = ? AND seq > ? ORDER BY seq LIMIT ?"),
      putKeyframe: db.prepare(
        "INSERT OR REPLACE INTO keyframe (doc, seq, at, state, owners) VALUES (?, ?, ?, ?, ?)",
      ),
      keyframe: db.prepare(
        "SELECT seq, at, state, owners FROM keyframe WHERE doc = ? AND seq > ? ORDER BY seq DESC LIMIT 1",
      ),
      dropKeyframes: db.prepare(`
        DELETE FROM keyframe WHERE doc = ?1 AND seq NOT IN
          (SELECT seq FROM keyframe WHERE doc = ?1 ORDER BY seq DESC LIMIT ${KEYFRAMES_KEPT})`),
    }
  }

  load(ref: DocRef): StoredDoc | undefined {
    const doc = this.#find(ref)
    if (doc === undefined) return undefined
    const sealed = firstRow<StoredKeyframe>(this.#sql.keyframe, doc.id, doc.epochHead)
    const keyframe = sealed && openKeyframe(ref, keyObject(doc.secret), sealed)
    const rows = this.#rows(ref, doc, keyframe?.seq ?? doc.epochHead, -1)
    return { schemaVersion: doc.schemaVersion, epoch: doc.epoch, keyframe, rows }
  }

  /** Call when a transaction has begun: whether another process has written since can be seen only then. */
  begin(): void {
    const version = this.#sql.dataVersion.get()?.data_version
    if (version !== this.#dataVersion) this.forget()
    this.#dataVersion = version
  }

  /** Call when a document went, or a write was taken back: what is remembered may not be so any more. */
  forget(): void {
    this.#tails.clear()
  }

  append(ref: DocRef, row: EncodedRow): void {
    const tail = this.#tail(ref)
    if (row.seq !== tail.head + 1) throw new SequenceConflict(ref, row.seq, tail.head)
    this.#sql.append.run(tail.id, row.seq, row.at, seal(tail.key, row.batch))
    tail.head = row.seq
  }

  startEpoch(ref: DocRef, row: EncodedRow, schemaVersion: number): void {
    const doc = this.#existing(ref)
    this.append(ref, row)
    this.#sql.startEpoch.run(doc.id, doc.head, schemaVersion)
  }

  /** Puts a document away as `sealed` and begins an empty one in its place, of a later epoch. */
  seal(ref: DocRef, sealed: DocRef): void {
    const { id, schemaVersion, epoch } = this.#existing(ref)
    this.forget()
    this.#sql.rename.run(id, nameOf(sealed))
    this.#sql.addDoc.run(ref.roomId, nameOf(ref), schemaVersion, epoch + 1)
  }

  putKeyframe(ref: DocRef, keyframe: StoredKeyframe): void {
    const doc = this.#existing(ref)
    const { seq, at, state, owners } = keyframe
    if (!Number.isSafeInteger(seq) || seq < 1 || seq > doc.head)
      throw new SequenceConflict(ref, seq, doc.head)
    const key = keyObject(doc.secret)
    this.#sql.putKeyframe.run(doc.id, seq, at, seal(key, state), seal(key, owners))
    this.#sql.dropKeyframes.run(doc.id)
  }

  rowsAfter(ref: DocRef, seq: number, most: number): LogRow[] {
    const doc = this.#find(ref)
    return doc === undefined ? [] : this.#rows(ref, doc, seq, most)
  }

  #rows(ref: DocRef, doc: DocRow, after: number, most: number): LogRow[] {
    const sealed = allRows<EncodedRow>(this.#sql.rows, doc.id, after, most)
    const key = keyObject(doc.secret)
    return sealed.map(row => openRow(ref, key, row))
  }

  #tail(ref: DocRef): Tail {
    const name = `${ref.roomId}/${nameOf(ref)}`
    const known = this.#tails.get(name)
    if (known !== undefined) return known
    const { id, secret, head } = this.#existing(ref)
    const tail: Tail = { id, key: keyObject(secret), head }
    if (this.#tails.size >= MOST_TAILS) this.forget()
    this.#tails.set(name, tail)
    return tail
  }

  #find(ref: DocRef): DocRow | undefined {
    return firstRow<DocRow>(this.#sql.doc, ref.roomId, nameOf(ref))
  }

  #existing(ref: DocRef): DocRow {
    const doc = this.#find(ref)
    if (doc === undefined) throw new RoomGone(ref.roomId)
    return doc
  }
}

/** What stands in the column `layer`. */
function nameOf({ layer, sealedTurn }: DocRef): string {
  return sealedTurn === undefined ? layer : `${layer}.${sealedTurn}`
}

function openRow(ref: DocRef, key: KeyObject, { seq, at, batch }: EncodedRow): LogRow {
  return naming(`Row ${seq} of ${ref.roomId}/${ref.layer}`, () => ({
    seq,
    at,
    updates: decodeBatch(unseal(key, batch)),
  }))
}

function openKeyframe(ref: DocRef, key: KeyObject, { seq, at, state, owners }: StoredKeyframe): Keyframe {
  return naming(`Keyframe ${seq} of ${ref.roomId}/${ref.layer}`, () => ({
    seq,
    at,
    state: unseal(key, state),
    owners: decodeOwners(unseal(key, owners)),
  }))
}

/** Says in a StorageCorrupt which stored value is damaged. */
function naming<Value>(what: string, open: () => Value): Value {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof StorageCorrupt)) throw error
    throw new StorageCorrupt(`${what} cannot be read: ${error.message}`, { cause: error })
  }
}
