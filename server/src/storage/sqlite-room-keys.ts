import type { KeyObject } from "node:crypto"
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { keyObject } from "./room-cipher.ts"
import { firstRow } from "./sqlite-rows.ts"

/** The keys that people's words are sealed with. Synchronous. */
export class SqliteRoomKeys {
  readonly #key: StatementSync

  constructor(db: DatabaseSync) {
    this.#key = db.prepare("SELECT secret FROM room JOIN room_key ON room_key.id = key_id WHERE room.id = ?")
  }

  /** Undefined where there is no such room. */
  of(roomId: string): KeyObject | undefined {
    const row = firstRow<{ secret: Uint8Array }>(this.#key, roomId)
    return row && keyObject(row.secret)
  }
}
