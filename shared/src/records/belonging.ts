import type { BoardRecord } from "./schema.ts"

/**
 * The records that cannot be taken from a board without one another: the given ones with the whole groups and frames
 * that they stand in, and the bindings between what is taken. Ids that are not there are passed over.
 */
export function belonging(records: ReadonlyMap<string, BoardRecord>, ids: Iterable<string>): BoardRecord[] {
  const roots = new Set<string>()
  for (const id of ids) if (records.has(id)) roots.add(rootOf(records, id))
  const taken = new Set<string>()
  for (const record of records.values())
    if (record.typeName === "shape" && roots.has(rootOf(records, record.id))) taken.add(record.id)
  return [...records.values()].filter(record =>
    record.typeName === "shape" ? taken.has(record.id) : taken.has(record.fromId) && taken.has(record.toId),
  )
}

/** What a shape stands in at the top; a binding goes with its arrow. */
function rootOf(records: ReadonlyMap<string, BoardRecord>, id: string): string {
  const seen = new Set<string>()
  let at = id
  for (;;) {
    const record = records.get(at)
    const up = record === undefined || seen.has(at) ? undefined : parentOf(record)
    if (up === undefined || !records.has(up)) return at
    seen.add(at)
    at = up
  }
}

function parentOf(record: BoardRecord): string {
  return record.typeName === "shape" ? record.parentId : record.fromId
}
