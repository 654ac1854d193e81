import type { DatabaseSync } from "node:sqlite"
import { DatabaseUnusable } from "./storage-errors.ts"

/** "OutL": marks a file as ours, https://sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x4f75744c

/**
 * Each step takes the schema one version up and is never edited once released; user_version counts them.
 *
 * Rows of `room_key` are appended and overwritten in place, never deleted: that is what keeps SQLite from
 * ever copying a key to another page, so that overwriting one destroys it (see room-cipher.ts).
 */
export const MIGRATIONS: readonly string[] = [
  `
  PRAGMA application_id = ${APPLICATION_ID};

  CREATE TABLE room_key (
    id INTEGER PRIMARY KEY,
    secret BLOB NOT NULL CHECK (length(secret) = 32)
  ) STRICT;

  CREATE TABLE room (
    id TEXT PRIMARY KEY,
    question_id TEXT NOT NULL,
    mode TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    visited_at INTEGER NOT NULL,
    key_id INTEGER NOT NULL UNIQUE REFERENCES room_key
  ) STRICT;
  CREATE INDEX room_by_visit ON room (visited_at, id);

  CREATE TABLE link (
    room_id TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (room_id, id)
  ) STRICT;

  CREATE TABLE participant (
    room_id TEXT NOT NULL,
    id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    key_hash TEXT,
    role TEXT NOT NULL,
    name BLOB NOT NULL,
    color TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (room_id, id),
    FOREIGN KEY (room_id, link_id) REFERENCES link ON DELETE CASCADE
  ) STRICT;
  CREATE UNIQUE INDEX participant_by_key ON participant (room_id, link_id, ifnull(key_hash, ''));

  CREATE TABLE doc (
    id INTEGER PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
    layer TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    UNIQUE (room_id, layer)
  ) STRICT;

  CREATE TABLE log (
    doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    batch BLOB NOT NULL,
    PRIMARY KEY (doc, seq)
  ) STRICT;

  CREATE TABLE keyframe (
    doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    state BLOB NOT NULL,
    owners BLOB NOT NULL,
    PRIMARY KEY (doc, seq)
  ) STRICT;
  `,
  // The last row before the current epoch: loading begins after it.
  "ALTER TABLE doc ADD COLUMN epoch_head INTEGER NOT NULL DEFAULT 0",
  // Ending an interview, showing people out, and notes that are sealed when roles are swapped.
  `
  ALTER TABLE room ADD COLUMN ended_at INTEGER;
  ALTER TABLE room ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE participant ADD COLUMN removed_at INTEGER;
  ALTER TABLE participant ADD COLUMN candidate_turn INTEGER;
  UPDATE participant SET candidate_turn = 0 WHERE role = 'candidate';
  `,
  // What each person made of a turn, blind to all others until it is published into the session.
  `
  CREATE TABLE scorecard (
    room_id TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
    turn INTEGER NOT NULL,
    participant_id TEXT NOT NULL,
    role TEXT NOT NULL,
    body BLOB NOT NULL,
    submitted_at INTEGER,
    PRIMARY KEY (room_id, turn, participant_id)
  ) STRICT;
  `,
]

/** Takes the schema to the newest version in one transaction. Throws DatabaseUnusable for a file that is not for us. */
export function migrate(db: DatabaseSync, path: string): void {
  db.exec("BEGIN IMMEDIATE")
  try {
    const version = checkedVersion(db, path)
    for (const step of MIGRATIONS.slice(version)) db.exec(step)
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    db.exec("COMMIT")
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK")
    throw error
  }
}

/** The file's schema version. Throws DatabaseUnusable where it is not ours, or newer than we know. */
export function checkedVersion(db: DatabaseSync, path: string): number {
  const objects = readNumber(db, "SELECT count(*) AS value FROM sqlite_schema")
  const owner = readNumber(db, "SELECT application_id AS value FROM pragma_application_id")
  if (objects > 0 && owner !== APPLICATION_ID)
    throw new DatabaseUnusable(`${path} is another program's database`)
  const version = readNumber(db, "SELECT user_version AS value FROM pragma_user_version")
  if (version <= MIGRATIONS.length) return version
  throw new DatabaseUnusable(
    `${path} was written by a newer Outloud (schema ${version}; this one knows up to ${MIGRATIONS.length}). ` +
      "Start that version again, or restore a backup made before the upgrade.",
  )
}

/** The one number that a query gives as `value`. */
function readNumber(db: DatabaseSync, sql: string): number {
  return Number(db.prepare(sql).get()?.value)
}
