import type { DatabaseSync, StatementSync } from "node:sqlite"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import { KEY_BYTES, newRoomKey } from "./room-cipher.ts"
import type { Link, Room } from "./room-store.ts"
import { allRows, firstRow } from "./sqlite-rows.ts"
import { IdTaken, RoomGone } from "./storage-errors.ts"

const ROOM = `
  id, question_id AS questionId, mode, created_at AS createdAt, visited_at AS visitedAt, ended_at AS endedAt, turn`
const LINK =
  "id, room_id AS roomId, role, token_hash AS tokenHash, created_at AS createdAt, revoked_at AS revokedAt"

/** Rooms, their keys and their links. Synchronous; writes only inside a transaction. */
export class SqliteRooms {
  readonly #room: Record<
    | "add"
    | "get"
    | "touch"
    | "end"
    | "reopen"
    | "nextTurn"
    | "destroyKey"
    | "delete"
    | "stale"
    | "addKey"
    | "addDoc",
    StatementSync
  >
  readonly #link: Record<"add" | "get" | "all" | "revoke", StatementSync>

  constructor(db: DatabaseSync) {
    this.#room = {
      addKey: db.prepare("INSERT INTO room_key (secret) VALUES (?)"),
      add: db.prepare(
        `INSERT INTO room (id, question_id, mode, created_at, visited_at, ended_at, turn, key_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      addDoc: db.prepare("INSERT INTO doc (room_id, layer, schema_version, epoch) VALUES (?, ?, ?, 1)"),
      get: db.prepare(`SELECT ${ROOM} FROM room WHERE id = ?`),
      touch: db.prepare("UPDATE room SET visited_at = ?2 WHERE id = ?1 AND visited_at < ?2"),
      end: db.prepare("UPDATE room SET ended_at = ifnull(ended_at, ?2) WHERE id = ?1"),
      reopen: db.prepare("UPDATE room SET ended_at = NULL WHERE id = ?"),
      nextTurn: db.prepare("UPDATE room SET turn = turn + 1 WHERE id = ?"),
      destroyKey: db.prepare(
        `UPDATE room_key SET secret = zeroblob(${KEY_BYTES}) WHERE id = (SELECT key_id FROM room WHERE room.id = ?)`,
      ),
      delete: db.prepare("DELETE FROM room WHERE id = ?"),
      stale: db.prepare("SELECT id FROM room WHERE visited_at < ? ORDER BY visited_at, id LIMIT ?"),
    }
    this.#link = {
      add: db.prepare(
        "INSERT INTO link (room_id, id, role, token_hash, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)",
      ),
      get: db.prepare(`SELECT ${LINK} FROM link WHERE room_id = ? AND id = ?`),
      all: db.prepare(`SELECT ${LINK} FROM link WHERE room_id = ? ORDER BY created_at, rowid`),
      revoke: db.prepare("UPDATE link SET revoked_at = ifnull(revoked_at, ?) WHERE room_id = ? AND id = ?"),
    }
  }

  /** The room with its key and its empty layers. */
  create(room: Room, schemaVersion: number): void {
    if (this.get(room.id)) throw new IdTaken(`There is a room ${room.id} already`)
    const keyId = this.#room.addKey.run(newRoomKey()).lastInsertRowid
    const { id, questionId, mode, createdAt, visitedAt, endedAt, turn } = room
    this.#room.add.run(id, questionId, mode, createdAt, visitedAt, endedAt, turn, keyId)
    for (const layer of LAYERS) this.#room.addDoc.run(room.id, layer, schemaVersion)
  }

  get(roomId: string): Room | undefined {
    return firstRow<Room>(this.#room.get, roomId)
  }

  touch(roomId: string, at: number): void {
    this.#room.touch.run(roomId, at)
  }

  /** Returns whether there is such a room. */
  end(roomId: string, at: number | null): boolean {
    const ended = at === null ? this.#room.reopen.run(roomId) : this.#room.end.run(roomId, at)
    return ended.changes > 0
  }

  nextTurn(roomId: string): void {
    this.#room.nextTurn.run(roomId)
  }

  /** Returns whether there was one. */
  delete(roomId: string): boolean {
    this.#room.destroyKey.run(roomId)
    return this.#room.delete.run(roomId).changes > 0
  }

  visitedBefore(before: number, most: number): string[] {
    return allRows<{ id: string }>(this.#room.stale, before, most).map(row => row.id)
  }

  links(roomId: string): Link[] {
    return allRows<Link>(this.#link.all, roomId)
  }

  addLink(link: Link): void {
    const { id, roomId, role, tokenHash, createdAt, revokedAt } = link
    if (!this.get(roomId)) throw new RoomGone(roomId)
    if (firstRow(this.#link.get, roomId, id)) throw new IdTaken(`Room ${roomId} has a link ${id} already`)
    this.#link.add.run(roomId, id, role, tokenHash, createdAt, revokedAt)
  }

  revokeLink(roomId: string, linkId: string, at: number): boolean {
    return this.#link.revoke.run(at, roomId, linkId).changes > 0
  }
}
