import type { DatabaseSync } from "node:sqlite"
import type { DocRef } from "./room-store.ts"
import { SqliteLog } from "./sqlite-log.ts"
import { allRows } from "./sqlite-rows.ts"
import { SqliteScorecards } from "./sqlite-scorecards.ts"
import { StorageCorrupt } from "./storage-errors.ts"

export interface Contents {
  readonly rooms: number
  /** Of the log: every change that was ever committed and not deleted. */
  readonly rows: number
}

const ROWS_AT_ONCE = 500

/**
 * Reads everything: the pages, and every row, keyframe and scorecard, unsealed and decoded. Throws StorageCorrupt that
 * names the first that cannot be read. For a database of the newest schema.
 */
export function inspectContents(db: DatabaseSync): Contents {
  const fault = Object.values(db.prepare("PRAGMA integrity_check(1)").get() ?? {})[0]
  if (fault !== "ok") throw new StorageCorrupt(`The database is damaged: ${fault}`)
  const log = new SqliteLog(db)
  const docs = allRows<DocRef>(db.prepare("SELECT room_id AS roomId, layer FROM doc"))
  let rows = 0
  for (const doc of docs) {
    log.load(doc)
    rows += countRows(log, doc)
  }
  const rooms = new Set(docs.map(({ roomId }) => roomId))
  const scorecards = new SqliteScorecards(db)
  for (const roomId of rooms) scorecards.all(roomId)
  return { rooms: rooms.size, rows }
}

function countRows(log: SqliteLog, doc: DocRef): number {
  let last = 0
  for (;;) {
    const rows = log.rowsAfter(doc, last, ROWS_AT_ONCE)
    last = rows.at(-1)?.seq ?? last
    if (rows.length < ROWS_AT_ONCE) return last
  }
}
