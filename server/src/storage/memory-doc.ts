import { decodeBatch } from "./batch-codec.ts"
import type { DocRef, Keyframe, LogRow, StoredDoc } from "./room-store.ts"
import { SequenceConflict } from "./storage-errors.ts"

const FIRST_EPOCH = 1
const KEYFRAMES_KEPT = 2

interface EncodedRow {
  readonly seq: number
  readonly at: number
  readonly batch: Uint8Array
}

/** One document of the memory store. Rows are kept encoded, so that nobody can change a stored one by accident. */
export class MemoryDoc {
  readonly #ref: DocRef
  #schemaVersion: number
  #epoch: number
  /** The last row of the epoch before; 0 in the first. */
  #epochHead = 0
  readonly #rows: EncodedRow[] = []
  /** Newest first. */
  #keyframes: Keyframe[] = []

  constructor(ref: DocRef, schemaVersion: number, epoch = FIRST_EPOCH) {
    this.#ref = ref
    this.#schemaVersion = schemaVersion
    this.#epoch = epoch
  }

  /** An empty document in this one's place. */
  successor(): MemoryDoc {
    return new MemoryDoc(this.#ref, this.#schemaVersion, this.#epoch + 1)
  }

  load(): StoredDoc {
    const newest = this.#keyframes.find(({ seq }) => seq > this.#epochHead)
    const keyframe = newest && { ...newest, state: newest.state.slice(), owners: new Map(newest.owners) }
    const rows = this.rowsAfter(keyframe?.seq ?? this.#epochHead, this.#rows.length)
    return { schemaVersion: this.#schemaVersion, epoch: this.#epoch, keyframe, rows }
  }

  append(row: EncodedRow): void {
    if (row.seq !== this.#rows.length + 1) throw new SequenceConflict(this.#ref, row.seq, this.#rows.length)
    this.#rows.push(row)
  }

  startEpoch(row: EncodedRow, schemaVersion: number): void {
    const head = this.#rows.length
    this.append(row)
    this.#epoch += 1
    this.#epochHead = head
    this.#schemaVersion = schemaVersion
  }

  putKeyframe(keyframe: Keyframe): void {
    const head = this.#rows.length
    if (!Number.isSafeInteger(keyframe.seq) || keyframe.seq < 1 || keyframe.seq > head) {
      throw new SequenceConflict(this.#ref, keyframe.seq, head)
    }
    const others = this.#keyframes.filter(known => known.seq !== keyframe.seq)
    this.#keyframes = [...others, keyframe].sort((a, b) => b.seq - a.seq).slice(0, KEYFRAMES_KEPT)
  }

  rowsAfter(seq: number, most: number): LogRow[] {
    const from = Math.max(0, seq)
    return this.#rows.slice(from, from + most).map(row => ({
      seq: row.seq,
      at: row.at,
      updates: decodeBatch(row.batch.slice()),
    }))
  }

  size(): number {
    return this.#rows.reduce((sum, row) => sum + row.batch.length, 0)
  }
}
