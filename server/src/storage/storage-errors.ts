import type { DocRef } from "./room-store.ts"

/** Every failure that a RoomStore names. Only `retryable` ones may succeed when the same call is made again. */
export abstract class StorageError extends Error {
  abstract readonly retryable: boolean
}

/** The disk is full, failing or locked. Nothing of the call was kept; the same call may be made again. */
export class StorageUnavailable extends StorageError {
  override readonly name = "StorageUnavailable"
  readonly retryable = true
}

/** The room does not exist, or was deleted meanwhile. */
export class RoomGone extends StorageError {
  override readonly name = "RoomGone"
  readonly retryable = false
  readonly roomId: string

  constructor(roomId: string) {
    super(`There is no room ${roomId}`)
    this.roomId = roomId
  }
}

/** The row is not the one that follows the last: another writer was faster, or the caller lost count. */
export class SequenceConflict extends StorageError {
  override readonly name = "SequenceConflict"
  readonly retryable = false
  readonly doc: DocRef
  readonly seq: number
  /** The last row that the document has; 0 where it has none. */
  readonly head: number

  constructor(doc: DocRef, seq: number, head: number) {
    super(`Row ${seq} of ${doc.roomId}/${doc.layer} does not fit: the last row is ${head}`)
    this.doc = doc
    this.seq = seq
    this.head = head
  }
}

/** A room, link or participant with this id exists already. */
export class IdTaken extends StorageError {
  override readonly name = "IdTaken"
  readonly retryable = false
}

/** The participant's link does not belong to its room. */
export class LinkUnknown extends StorageError {
  override readonly name = "LinkUnknown"
  readonly retryable = false
}

/** What the disk gave back is not what was written. Never guessed around: the room needs a backup. */
export class StorageCorrupt extends StorageError {
  override readonly name = "StorageCorrupt"
  readonly retryable = false
}

/** The file is not a database of ours, or is one that a newer version wrote. */
export class DatabaseUnusable extends StorageError {
  override readonly name = "DatabaseUnusable"
  readonly retryable = false
}

/** The store was closed; it is a fault of the caller to go on using it. */
export class StorageClosed extends StorageError {
  override readonly name = "StorageClosed"
  readonly retryable = false

  constructor() {
    super("The store is closed")
  }
}
