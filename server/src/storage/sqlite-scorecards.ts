import type { KeyObject } from "node:crypto"
import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Scorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { keyObject, seal, unseal } from "./room-cipher.ts"
import type { StoredScorecard } from "./room-store.ts"
import { allRows, firstRow } from "./sqlite-rows.ts"
import { RoomGone } from "./storage-errors.ts"

type SealedScorecard = Omit<StoredScorecard, "card"> & { readonly body: Uint8Array }

const text = new TextEncoder()
const utf8 = new TextDecoder()

/** Scorecards, each sealed with its room's key. Synchronous; writes only inside a transaction. */
export class SqliteScorecards {
  readonly #sql: Record<"key" | "put" | "all", StatementSync>

  constructor(db: DatabaseSync) {
    this.#sql = {
      key: db.prepare("SELECT secret FROM room JOIN room_key ON room_key.id = key_id WHERE room.id = ?"),
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
    const key = this.#key(roomId)
    if (key === undefined) throw new RoomGone(roomId)
    const body = seal(key, text.encode(JSON.stringify(card)))
    this.#sql.put.run(roomId, turn, participantId, role, body, submittedAt)
  }

  all(roomId: string): StoredScorecard[] {
    const key = this.#key(roomId)
    if (key === undefined) return []
    return allRows<SealedScorecard>(this.#sql.all, roomId).map(({ body, ...rest }) => ({
      ...rest,
      card: JSON.parse(utf8.decode(unseal(key, body))) as Scorecard,
    }))
  }

  #key(roomId: string): KeyObject | undefined {
    const row = firstRow<{ secret: Uint8Array }>(this.#sql.key, roomId)
    return row && keyObject(row.secret)
  }
}
