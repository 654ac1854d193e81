import type { DatabaseSync } from "node:sqlite"
import { KEY_BYTES } from "./room-cipher.ts"
import { carryPeople, type Standing, standingsIn } from "./sqlite-carry-people.ts"
import { SqliteRooms } from "./sqlite-rooms.ts"
import { allRows } from "./sqlite-rows.ts"

/** What people took back in a database, and must not come back with an older copy of it. */
export interface Withdrawn {
  /** Keys of rooms by id; all zeros where the room was deleted. */
  readonly keys: ReadonlyMap<number, string>
  readonly revoked: readonly { readonly roomId: string; readonly linkId: string; readonly at: number }[]
  /** Everybody, as they are by now: removed, perhaps, or of another role. */
  readonly people: readonly Standing[]
}

const DESTROYED = "00".repeat(KEY_BYTES)

export function withdrawnIn(db: DatabaseSync): Withdrawn {
  return {
    keys: keysOf(db),
    revoked: allRows(
      db.prepare(
        "SELECT room_id AS roomId, id AS linkId, revoked_at AS at FROM link WHERE revoked_at IS NOT NULL",
      ),
    ),
    people: standingsIn(db),
  }
}

/** Revokes, removes and, where asked to, deletes in an older copy what was since. Returns how many rooms that deleted. */
export function carryOver(
  db: DatabaseSync,
  { keys, revoked, people }: Withdrawn,
  withDeletions: boolean,
): number {
  db.exec("BEGIN IMMEDIATE")
  const rooms = new SqliteRooms(db)
  for (const { roomId, linkId, at } of revoked) rooms.revokeLink(roomId, linkId, at)
  carryPeople(db, people)
  const deleted = withDeletions ? deletedSince(db, keys) : []
  for (const roomId of deleted) rooms.delete(roomId)
  db.exec("COMMIT")
  return deleted.length
}

/** Rooms whose key was destroyed since. None where the two files do not stem from one another: ids of keys are only numbers. */
function deletedSince(db: DatabaseSync, since: ReadonlyMap<number, string>): string[] {
  const keys = keysOf(db)
  const isKin = [...keys].every(([id, secret]) => {
    const now = since.get(id)
    return now === secret || now === DESTROYED || secret === DESTROYED
  })
  if (!isKin) return []
  return allRows<{ id: string; keyId: number }>(db.prepare("SELECT id, key_id AS keyId FROM room"))
    .filter(({ keyId }) => since.get(keyId) === DESTROYED)
    .map(({ id }) => id)
}

function keysOf(db: DatabaseSync): Map<number, string> {
  const rows = allRows<{ id: number; secret: string }>(
    db.prepare("SELECT id, lower(hex(secret)) AS secret FROM room_key"),
  )
  return new Map(rows.map(({ id, secret }) => [id, secret]))
}
