import { stat } from "node:fs/promises"
import type { DatabaseSync } from "node:sqlite"
import { encodeBatch } from "./batch-codec.ts"
import { encodeOwners } from "./owners-codec.ts"
import type {
  DocRef,
  Keyframe,
  Link,
  LogRow,
  NewRoom,
  Participant,
  ParticipantChange,
  RoleChange,
  RoomStore,
  StoredScorecard,
} from "./room-store.ts"
import { openDatabase, rewriteVersion, truncateLog } from "./sqlite-database.ts"
import { asStorageError } from "./sqlite-errors.ts"
import { GroupCommit, type GroupCommitOptions } from "./sqlite-group-commit.ts"
import { type EncodedRow, SqliteLog } from "./sqlite-log.ts"
import { SqliteParticipants } from "./sqlite-participants.ts"
import { SqliteRooms } from "./sqlite-rooms.ts"
import { SqliteScorecards } from "./sqlite-scorecards.ts"
import { StorageClosed } from "./storage-errors.ts"
import type { StoreStats } from "./store-stats.ts"

export interface SqliteStoreOptions extends Pick<GroupCommitOptions, "schedule"> {
  /** The database's file; made where it is missing, its folder too. */
  readonly path: string
}

/**
 * The default store: one SQLite file. Throws DatabaseUnusable where the file is not for us or
 * cannot be written, StorageUnavailable where it is locked or the disk is full.
 */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new SqliteStore(openDatabase(options.path), options)
}

/** Writes of one turn of the event loop share a transaction; reads see what is committed when they are called. */
export class SqliteStore implements RoomStore {
  readonly #path: string
  readonly #db: DatabaseSync
  readonly #group: GroupCommit
  readonly #rooms: SqliteRooms
  readonly #participants: SqliteParticipants
  readonly #scorecards: SqliteScorecards
  readonly #log: SqliteLog
  #rows = 0
  /** Something deleted may still be in the write-ahead log. */
  #deletedInLog = false

  constructor(db: DatabaseSync, options: SqliteStoreOptions) {
    this.#path = options.path
    this.#db = db
    this.#rooms = new SqliteRooms(db)
    this.#participants = new SqliteParticipants(db)
    this.#scorecards = new SqliteScorecards(db)
    this.#log = new SqliteLog(db)
    this.#group = new GroupCommit(db, {
      ...options,
      onBegin: () => this.#log.begin(),
      onTakenBack: () => this.#log.forget(),
    })
  }

  async createRoom({ room, links, schemaVersion, firstUpdates }: NewRoom): Promise<void> {
    const firstRows = [...firstUpdates]
      .filter(([, updates]) => updates.length > 0)
      .map(([layer, updates]) => ({ layer, batch: encodeBatch(updates) }))
    await this.#write(() => {
      this.#rooms.create(room, schemaVersion)
      for (const link of links) this.#rooms.addLink({ ...link, roomId: room.id })
      for (const { layer, batch } of firstRows) {
        this.#log.append({ roomId: room.id, layer }, { seq: 1, at: room.createdAt, batch })
      }
    })
    this.#rows += firstRows.length
  }

  room(roomId: string) {
    return this.#read(() => this.#rooms.get(roomId))
  }

  touchRoom(roomId: string, at: number) {
    return this.#write(() => this.#rooms.touch(roomId, at))
  }

  endRoom(roomId: string, at: number | null) {
    return this.#write(() => this.#rooms.end(roomId, at))
  }

  async deleteRoom(roomId: string): Promise<void> {
    const existed = await this.#write(() => {
      this.#log.forget()
      return this.#rooms.delete(roomId)
    })
    if (!existed) return
    this.#deletedInLog = true
    this.#clearLog()
  }

  roomsVisitedBefore(before: number, most: number) {
    return this.#read(() => this.#rooms.visitedBefore(before, most))
  }

  links(roomId: string) {
    return this.#read(() => this.#rooms.links(roomId))
  }

  addLink(link: Link) {
    return this.#write(() => this.#rooms.addLink(link))
  }

  revokeLink(roomId: string, linkId: string, at: number) {
    return this.#write(() => this.#rooms.revokeLink(roomId, linkId, at))
  }

  participants(roomId: string) {
    return this.#read(() => this.#participants.all(roomId))
  }

  async participant(fresh: Participant): Promise<Participant> {
    const known = await this.#read(() => this.#participants.find(fresh))
    return known ?? (await this.#write(() => this.#participants.findOrAdd(fresh)))
  }

  updateParticipant(roomId: string, id: string, change: ParticipantChange) {
    return this.#write(() => this.#participants.update(roomId, id, change))
  }

  changeRoles(roomId: string, { people, turn, sealsNotes }: RoleChange) {
    return this.#write(() => {
      if (this.#rooms.get(roomId)?.turn !== turn || !this.#participants.changeRoles(roomId, people))
        return false
      if (sealsNotes) {
        this.#log.seal({ roomId, layer: "notes" }, { roomId, layer: "notes", sealedTurn: turn })
        this.#rooms.nextTurn(roomId)
      }
      this.#participants.noteCandidates(roomId, sealsNotes ? turn + 1 : turn)
      return true
    })
  }

  async putScorecard(card: StoredScorecard): Promise<void> {
    const copy = structuredClone(card)
    await this.#write(() => this.#scorecards.put(copy))
  }

  scorecards(roomId: string) {
    return this.#read(() => this.#scorecards.all(roomId))
  }

  loadDoc(doc: DocRef) {
    return this.#read(() => this.#log.load(doc))
  }

  append(doc: DocRef, { seq, at, updates }: LogRow): Promise<void> {
    return this.appendEncoded(doc, { seq, at, batch: encodeBatch(updates) })
  }

  /** As append does, for a caller in another thread. */
  async appendEncoded(doc: DocRef, row: EncodedRow): Promise<void> {
    await this.#write(() => this.#log.append(doc, row))
    this.#rows++
  }

  async startEpoch(doc: DocRef, { seq, at, updates }: LogRow, schemaVersion: number): Promise<void> {
    const row = { seq, at, batch: encodeBatch(updates) }
    await this.#write(() => this.#log.startEpoch(doc, row, schemaVersion))
  }

  async putKeyframe(doc: DocRef, { seq, at, state, owners }: Keyframe): Promise<void> {
    const keyframe = { seq, at, state: state.slice(), owners: encodeOwners(owners) }
    await this.#write(() => this.#log.putKeyframe(doc, keyframe))
  }

  rowsAfter(doc: DocRef, seq: number, most: number) {
    return this.#read(() => this.#log.rowsAfter(doc, seq, most))
  }

  probe() {
    return this.#write(() => rewriteVersion(this.#db))
  }

  async size(): Promise<number> {
    const bytes = await Promise.all([fileSize(this.#path), fileSize(`${this.#path}-wal`)])
    return bytes.reduce((sum, each) => sum + each, 0)
  }

  stats(): StoreStats {
    return { ...this.#group.stats(), rows: this.#rows }
  }

  /** Commits what is waiting, then lets go of the file. Closing twice is harmless. */
  async close(): Promise<void> {
    if (!this.#db.isOpen) return
    this.#group.flush()
    this.#db.close()
  }

  /** An async function, so that what is thrown becomes a rejection. */
  async #read<Value>(read: () => Value): Promise<Value> {
    this.#assertOpen()
    try {
      return read()
    } catch (error) {
      throw asStorageError(error)
    }
  }

  async #write<Value>(write: () => Value): Promise<Value> {
    this.#assertOpen()
    const value = await this.#group.run(write)
    if (this.#deletedInLog) this.#clearLog()
    return value
  }

  /** Where another process reads just now, the next write tries again; so does the next start. */
  #clearLog(): void {
    try {
      this.#deletedInLog = this.#db.isOpen && !truncateLog(this.#db)
    } catch {
      // The deletion itself is committed: a failing disk here must not make it look undone.
    }
  }

  #assertOpen(): void {
    if (!this.#db.isOpen) throw new StorageClosed()
  }
}

async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0
    throw error
  }
}
