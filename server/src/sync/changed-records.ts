import { POSITION, type RecordFields } from "@outloud/shared/records/codec.ts"
import * as Y from "yjs"

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
