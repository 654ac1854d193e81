import type { JsonObject } from "./codec.ts"
import { type BoardRecord, boardSchema } from "./schema.ts"
import type { SerializedSchema } from "./schema-history.ts"

/** The record as today's schema has it; undefined where tldraw cannot take it there. Not validated. */
export function migrateRecord(record: JsonObject, from: SerializedSchema): BoardRecord | undefined {
  try {
    const migrated = boardSchema.migratePersistedRecord(record as unknown as BoardRecord, {
      schemaVersion: from.schemaVersion,
      sequences: { ...from.sequences },
    })
    return migrated.type === "success" ? (migrated.value as BoardRecord) : undefined
  } catch {
    // A migration step met a record that was never valid.
    return undefined
  }
}
