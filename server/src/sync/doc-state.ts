import { recordsOf } from "@outloud/shared/records/codec.ts"
import { SERVER_AUTHOR } from "@outloud/shared/records/guard.ts"
import * as Y from "yjs"
import type { LoggedUpdate, LogRow, StoredDoc } from "../storage/room-store.ts"
import { changedRecords } from "./changed-records.ts"
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
  const [seed, later] = seedApart(stored.rows)
  for (const update of seed) apply(update, SharingDecoder)
  records.observeDeep(collect)
  doc.transact(() => {
    for (const { updates } of later) for (const update of updates) apply(update, Y.UpdateDecoderV1)
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

/** What the server began the document with: sound, and the same for every room of one question; and what came later. */
function seedApart(rows: readonly LogRow[]): [seed: readonly LoggedUpdate[], later: readonly LogRow[]] {
  const [first, ...later] = rows
  const isSeed = first?.seq === 1 && first.updates.every(({ author }) => author === SERVER_AUTHOR)
  return isSeed ? [first.updates, later] : [[], rows]
}
