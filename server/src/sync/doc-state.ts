import { POSITION, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import { SERVER_AUTHOR } from "@outloud/shared/records/guard.ts"
import * as Y from "yjs"
import type { LoggedUpdate, LogRow, StoredDoc } from "../storage/room-store.ts"
import { SharingDecoder } from "./shared-values.ts"

export interface LoadedState {
  /** Yjs client id -> who may write under it. */
  readonly owners: Map<number, string>
  /** Records that rows after the seed or the keyframe changed: a process that died may have left them unchecked. */
  readonly changed: ReadonlySet<string>
}

/** Fills the document, and `owners` with those whom rows name first. */
export function loadInto(
  doc: Y.Doc,
  stored: StoredDoc,
  owners = new Map<number, string>(stored.keyframe?.owners),
): LoadedState {
  const changed = new Set<string>()
  const records = recordsOf(doc)
  const collect = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const { all, moved } = changedRecords(events, records)
    for (const id of [...all, ...moved]) changed.add(id)
  }
  if (stored.keyframe !== undefined) Y.applyUpdate(doc, stored.keyframe.state)
  const apply = ({ author, bytes }: LoggedUpdate, Decoder: typeof Y.UpdateDecoderV1) => {
    for (const clientId of Y.parseUpdateMeta(bytes).from.keys()) {
      if (!owners.has(clientId)) owners.set(clientId, author)
    }
    Y.applyUpdateV2(doc, bytes, undefined, Decoder)
  }
  const seeds = stored.rows.filter(isSeed)
  for (const seed of seeds.flatMap(row => row.updates)) apply(seed, SharingDecoder)
  records.observeDeep(collect)
  doc.transact(() => {
    for (const update of stored.rows.slice(seeds.length).flatMap(row => row.updates))
      apply(update, Y.UpdateDecoderV1)
  })
  records.unobserveDeep(collect)
  return { owners, changed }
}

/** Sequence number of the last row; 0 where nothing was written yet. */
export function headOf({ keyframe, rows }: StoredDoc): number {
  return rows.at(-1)?.seq ?? keyframe?.seq ?? 0
}

/** Bytes of the updates that a document is read from: at least as many as its state takes. */
export function bytesOf({ keyframe, rows }: StoredDoc): number {
  const updates = rows.flatMap(row => row.updates)
  return updates.reduce((sum, { bytes }) => sum + bytes.byteLength, keyframe?.state.byteLength ?? 0)
}

/** Whether this is what the server began a room's document with: sound, and the same for every room of one question. */
function isSeed({ seq, updates }: LogRow): boolean {
  return seq === 1 && updates.every(({ author }) => author === SERVER_AUTHOR)
}

/** What a client with this state vector lacks; undefined where the vector cannot be read. */
export function encodeMissing(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | undefined {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector)
  } catch {
    return undefined
  }
}

/** Whether a client with this state vector has nothing at all. */
export function isEmptyState(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0
}

/** Ids of the records that a transaction has touched, of those that it added, and, apart, of those that it only moved. */
export function changedRecords(
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  records: Y.Map<RecordFields>,
): { readonly all: readonly string[]; readonly added: readonly string[]; readonly moved: readonly string[] } {
  const all: string[] = []
  const added: string[] = []
  const moved: string[] = []
  for (const event of events) {
    if (event.target !== (records as Y.AbstractType<unknown>)) {
      const ids = event instanceof Y.YMapEvent && isMove(event.keysChanged) ? moved : all
      ids.push(String(event.path[0]))
      continue
    }
    for (const [id, { action }] of event.changes.keys) {
      all.push(id)
      if (action === "add") added.push(id)
    }
  }
  return { all, added, moved }
}

function isMove(keys: ReadonlySet<unknown>): boolean {
  return keys.size === 1 && keys.has(POSITION)
}
