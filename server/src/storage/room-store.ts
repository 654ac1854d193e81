import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Role, RoomMode } from "@outloud/shared/room/roles.ts"
import type { PublishedScorecard, Scorecard } from "@outloud/shared/scorecard/scorecard.ts"

/** Times are milliseconds since 1970, by the server's clock. Hashes are lower-case hex SHA-256. */

export interface Room {
  readonly id: string
  readonly questionId: string
  readonly mode: RoomMode
  readonly createdAt: number
  readonly visitedAt: number
  /** When the interview was ended; null while it is open. */
  readonly endedAt: number | null
  /** How often the notes have been sealed: 0 until roles are first swapped. */
  readonly turn: number
}

export interface Link {
  readonly id: string
  readonly roomId: string
  readonly role: Role
  readonly tokenHash: string
  readonly createdAt: number
  readonly revokedAt: number | null
}

export interface Participant {
  /** Public. */
  readonly id: string
  readonly roomId: string
  readonly linkId: string
  /** Null for the one participant that connections without a key share. */
  readonly keyHash: string | null
  /** The current role; the link gave the first one. */
  readonly role: Role
  readonly name: string
  readonly color: string
  readonly createdAt: number
  /** When they were shown out; null while they may come in. */
  readonly removedAt: number | null
  /** The last turn in which they were the candidate, so that the notes of that turn may be about them; null for none. */
  readonly candidateTurn: number | null
}

/** One layer document of a room. */
export interface DocRef {
  readonly roomId: string
  readonly layer: Layer
  /** Which of the sealed notes; absent for the document that the layer has now. */
  readonly sealedTurn?: number
}

/** People who change roles together. */
export interface RoleChange {
  readonly people: readonly { readonly id: string; readonly from: Role; readonly to: Role }[]
  /** The room's turn as the change was decided on. */
  readonly turn: number
  /** Whether the notes are sealed and begun afresh, which is the room's next turn. */
  readonly sealsNotes: boolean
}

export type ParticipantChange = Partial<Pick<Participant, "name" | "removedAt">>

/** One person's judgement of one turn: theirs alone until the cards of that turn are published. */
export interface StoredScorecard {
  readonly roomId: string
  readonly turn: number
  readonly participantId: string
  /** What they were as they last wrote it. */
  readonly role: PublishedScorecard["role"]
  readonly card: Scorecard
  /** Null while it is a draft. */
  readonly submittedAt: number | null
}

export interface LoggedUpdate {
  /** Who wrote it: a participant's id, or SERVER_AUTHOR (shared/records/guard). */
  readonly author: string
  /** A Yjs update, version 1. */
  readonly bytes: Uint8Array
}

/** The updates that one tick of the server committed together, in the order in which they were applied. */
export interface LogRow {
  /** 1, 2, 3 … within a document, without holes. */
  readonly seq: number
  readonly at: number
  readonly updates: readonly LoggedUpdate[]
}

/** A document as it was after row `seq`. Loading is the newest keyframe plus the rows after it. */
export interface Keyframe {
  readonly seq: number
  readonly at: number
  /** The whole state as one Yjs update, version 1. */
  readonly state: Uint8Array
  /** Yjs client id -> participant who owns it. */
  readonly owners: ReadonlyMap<number, string>
}

export interface StoredDoc {
  readonly schemaVersion: number
  /** Rises when a document is migrated or restored; copies of an older epoch are never merged. */
  readonly epoch: number
  readonly keyframe: Keyframe | undefined
  /** Rows after the keyframe, ascending. */
  readonly rows: readonly LogRow[]
}

export interface NewRoom {
  readonly room: Room
  readonly links: readonly Link[]
  readonly schemaVersion: number
  /** The first row of each layer that starts with content. */
  readonly firstUpdates: ReadonlyMap<Layer, readonly LoggedUpdate[]>
}

/**
 * Where rooms are kept. A resolved promise means durable: it survives the death of the process, and
 * with the default store a power cut too. A rejected one means that nothing of that call was kept.
 * (Should the process die right after a failed commit, its rows may yet be found; nobody was told of them.)
 *
 * Writes take effect in the order of the calls, and copy what they are given before they return. Reads
 * see what is committed when they are called, never a write that has not resolved.
 *
 * Rejections are the classes of storage-errors.ts: any call may reject with StorageUnavailable (the only
 * one worth repeating), StorageCorrupt or StorageClosed; the others stand at their methods.
 */
export interface RoomStore {
  /** All or nothing. Rejects with IdTaken where there is such a room. */
  createRoom(room: NewRoom): Promise<void>
  room(roomId: string): Promise<Room | undefined>
  /** `visitedAt` never goes back. Resolves where there is no such room. */
  touchRoom(roomId: string, at: number): Promise<void>
  /** Ends the interview or, with null, opens it again. The first of two ends counts. False where there is no such room. */
  endRoom(roomId: string, at: number | null): Promise<boolean>
  /** Deletes everything of the room: log, keyframes, links, participants, scorecards. Resolves where there is none. */
  deleteRoom(roomId: string): Promise<void>
  /** Ids of rooms last visited before `before`, oldest first, at most `most`. */
  roomsVisitedBefore(before: number, most: number): Promise<readonly string[]>

  /** Oldest first; empty where there is no such room. */
  links(roomId: string): Promise<readonly Link[]>
  /** Rejects with RoomGone, or IdTaken. */
  addLink(link: Link): Promise<void>
  /** Resolves to false where there is no such link. Revoking twice keeps the first time. */
  revokeLink(roomId: string, linkId: string, at: number): Promise<boolean>

  /** Oldest first; empty where there is no such room. */
  participants(roomId: string): Promise<readonly Participant[]>
  /**
   * The participant of this link and key hash; adds `fresh` where there is none yet. Two racing calls get
   * the same one. Rejects with RoomGone, LinkUnknown, or IdTaken where another holds that id.
   */
  participant(fresh: Participant): Promise<Participant>
  /** The participant as it is now; undefined where there is none. */
  updateParticipant(roomId: string, id: string, change: ParticipantChange): Promise<Participant | undefined>
  /**
   * All of it or nothing. False, with nothing kept, unless every person has the role `from` and the room is in that
   * turn, so that of two changes that were decided on at once only the first counts. Sealed notes stay whole, at
   * their `sealedTurn`; the new ones are empty and of a later epoch, so that no copy of the old is merged into them.
   */
  changeRoles(roomId: string, change: RoleChange): Promise<boolean>

  /** Adds it, or puts it in the place of the one of that turn and participant. Rejects with RoomGone. */
  putScorecard(card: StoredScorecard): Promise<void>
  /** Of all turns, by turn; empty where there is no such room. */
  scorecards(roomId: string): Promise<readonly StoredScorecard[]>

  /** Undefined where the room does not exist. A layer that nobody has written to yet has no rows. */
  loadDoc(doc: DocRef): Promise<StoredDoc | undefined>
  /**
   * Appends one row. Rejects with SequenceConflict unless `row.seq` follows the last one, so that two
   * writers can never interleave; with RoomGone where the room does not exist (any more).
   */
  append(doc: DocRef, row: LogRow): Promise<void>
  /**
   * Appends `row` as the first of a new epoch, which holds the whole state: from now on loading begins with
   * it. Earlier rows stay in the recording. Rejects as append does.
   */
  startEpoch(doc: DocRef, row: LogRow, schemaVersion: number): Promise<void>
  /**
   * Keeps it, and the one before it; older ones go. Rejects with SequenceConflict where the document has
   * no row `keyframe.seq`, with RoomGone as above.
   */
  putKeyframe(doc: DocRef, keyframe: Keyframe): Promise<void>
  /** Rows after `seq`, ascending, at most `most`: the recording. Empty where there is no such room. */
  rowsAfter(doc: DocRef, seq: number, most: number): Promise<readonly LogRow[]>

  /** Writes to the disk and keeps nothing. Rejects where a write would. */
  probe(): Promise<void>
  /** Bytes that the store takes up. */
  size(): Promise<number>
  /** Writes that were called before are finished first. Closing twice is harmless. */
  close(): Promise<void>
}
