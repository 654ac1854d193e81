import type { KeyObject } from "node:crypto"
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { sealText, unsealText } from "./room-cipher.ts"
import type { Participant, ParticipantChange, RoleChange } from "./room-store.ts"
import { SqliteRoomKeys } from "./sqlite-room-keys.ts"
import { allRows, firstRow } from "./sqlite-rows.ts"
import { IdTaken, LinkUnknown, RoomGone } from "./storage-errors.ts"

const PARTICIPANT = `
  id, room_id AS roomId, link_id AS linkId, key_hash AS keyHash, role, name, color, created_at AS createdAt,
  removed_at AS removedAt, candidate_turn AS candidateTurn`

type SealedParticipant = Omit<Participant, "name"> & { readonly name: Uint8Array }

/** Who takes part. A name is sealed with the room's key. Synchronous; writes only inside a transaction. */
export class SqliteParticipants {
  readonly #keys: SqliteRoomKeys
  readonly #sql: Record<
    "link" | "add" | "get" | "byKey" | "all" | "update" | "changeRole" | "noteCandidates",
    StatementSync
  >

  constructor(db: DatabaseSync) {
    this.#keys = new SqliteRoomKeys(db)
    this.#sql = {
      link: db.prepare("SELECT 1 FROM link WHERE room_id = ? AND id = ?"),
      add: db.prepare(`
        INSERT INTO participant
          (room_id, id, link_id, key_hash, role, name, color, created_at, removed_at, candidate_turn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
      get: db.prepare(`SELECT ${PARTICIPANT} FROM participant WHERE room_id = ? AND id = ?`),
      byKey: db.prepare(`
        SELECT ${PARTICIPANT} FROM participant
        WHERE room_id = ? AND link_id = ? AND ifnull(key_hash, '') = ifnull(?, '')`),
      all: db.prepare(`SELECT ${PARTICIPANT} FROM participant WHERE room_id = ? ORDER BY created_at, rowid`),
      update: db.prepare("UPDATE participant SET name = ?, removed_at = ? WHERE room_id = ? AND id = ?"),
      changeRole: db.prepare("UPDATE participant SET role = ? WHERE room_id = ? AND id = ?"),
      noteCandidates: db.prepare(
        "UPDATE participant SET candidate_turn = ?2 WHERE room_id = ?1 AND role = 'candidate'",
      ),
    }
  }

  all(roomId: string): Participant[] {
    const key = this.#keys.of(roomId)
    if (key === undefined) return []
    return allRows<SealedParticipant>(this.#sql.all, roomId).map(row => opened(key, row))
  }

  /** The participant who holds this link with this key. */
  find({ roomId, linkId, keyHash }: Participant): Participant | undefined {
    const row = firstRow<SealedParticipant>(this.#sql.byKey, roomId, linkId, keyHash)
    const key = row && this.#keys.of(roomId)
    return key && opened(key, row)
  }

  findOrAdd(fresh: Participant): Participant {
    const { id, roomId, linkId, keyHash, role, color, createdAt, removedAt, candidateTurn } = fresh
    const known = this.find(fresh)
    if (known) return known
    const key = this.#keys.of(roomId)
    if (key === undefined) throw new RoomGone(roomId)
    if (!firstRow(this.#sql.link, roomId, linkId))
      throw new LinkUnknown(`Room ${roomId} has no link ${linkId}`)
    if (firstRow(this.#sql.get, roomId, id))
      throw new IdTaken(`Room ${roomId} has a participant ${id} already`)
    const name = sealText(key, fresh.name)
    this.#sql.add.run(
      ...[roomId, id, linkId, keyHash, role],
      ...[name, color, createdAt, removedAt, candidateTurn],
    )
    return { ...fresh }
  }

  update(roomId: string, id: string, change: ParticipantChange): Participant | undefined {
    const key = this.#keys.of(roomId)
    const row = firstRow<SealedParticipant>(this.#sql.get, roomId, id)
    if (key === undefined || row === undefined) return undefined
    const changed = { ...opened(key, row), ...change }
    this.#sql.update.run(sealText(key, changed.name), changed.removedAt, roomId, id)
    return changed
  }

  /** Changes nothing and returns false unless everybody has the role that they come from. */
  changeRoles(roomId: string, people: RoleChange["people"]): boolean {
    const roleOf = (id: string) => firstRow<SealedParticipant>(this.#sql.get, roomId, id)?.role
    if (people.some(({ id, from }) => roleOf(id) !== from)) return false
    for (const { id, to } of people) this.#sql.changeRole.run(to, roomId, id)
    return true
  }

  /** Whoever is the candidate now is the candidate of this turn. */
  noteCandidates(roomId: string, turn: number): void {
    this.#sql.noteCandidates.run(roomId, turn)
  }
}

function opened(key: KeyObject, row: SealedParticipant): Participant {
  return { ...row, name: unsealText(key, row.name) }
}
