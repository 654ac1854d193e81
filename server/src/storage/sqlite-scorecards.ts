import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Scorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { sealText, unsealText } from "./room-cipher.ts"
import type { StoredScorecard } from "./room-store.ts"
import { SqliteRoomKeys } from "./sqlite-room-keys.ts"
import { allRows } from "./sqlite-rows.ts"
import { RoomGone } from "./storage-errors.ts"

type SealedScorecard = Omit<StoredScorecard, "card"> & { readonly body: Uint8Array }

/** Scorecards, each sealed with its room's key. Synchronous; writes only inside a transaction. */
export class SqliteScorecards {
  readonly #keys: SqliteRoomKeys
  readonly #sql: Record<"put" | "all", StatementSync>

  constructor(db: DatabaseSync) {
    this.#keys = new SqliteRoomKeys(db)
    this.#sql = {
      put: db.prepare(`
        INSERT INTO scorecard (room_id, turn, participant_id, role, body, submitted_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (room_id, turn, participant_id)
        DO UPDATE SET role = excluded.role, body = excluded.body, submitted_at = excluded.submitted_at`),
      all: db.prepare(`
        SELECT room_id AS roomId, turn, participant_id AS participantId, role, body, submitted_at AS submittedAt
        FROM scorecard WHERE room_id = ? ORDER BY turn, participant_id`),
    }
  }

  put({ roomId, turn, participantId, role, card, submittedAt }: StoredScorecard): void {
    const key = this.#keys.of(roomId)
    if (key === undefined) throw new RoomGone(roomId)
    const body = sealText(key, JSON.stringify(card))
    this.#sql.put.run(roomId, turn, participantId, role, body, submittedAt)
  }

  all(roomId: string): StoredScorecard[] {
    const key = this.#keys.of(roomId)
    if (key === undefined) return []
    return allRows<SealedScorecard>(this.#sql.all, roomId).map(({ body, ...rest }) => ({
      ...rest,
      card: JSON.parse(unsealText(key, body)) as Scorecard,
    }))
  }
}
