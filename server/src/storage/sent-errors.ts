import type { DocRef } from "./room-store.ts"
import {
  DatabaseUnusable,
  IdTaken,
  LinkUnknown,
  RoomGone,
  SequenceConflict,
  StorageClosed,
  StorageCorrupt,
  StorageUnavailable,
} from "./storage-errors.ts"

/** An error as a message to another thread, where copying would leave nothing of its class. */
export type SentError =
  | {
      readonly kind: "worded"
      readonly name: keyof typeof WORDED
      readonly message: string
      readonly cause: unknown
    }
  | { readonly kind: "closed" }
  | { readonly kind: "room-gone"; readonly roomId: string }
  | { readonly kind: "conflict"; readonly doc: DocRef; readonly seq: number; readonly head: number }
  /** No error of the store's: a fault in the program. */
  | { readonly kind: "fault"; readonly error: unknown }

const WORDED = { StorageUnavailable, StorageCorrupt, DatabaseUnusable, IdTaken, LinkUnknown }

export function sentError(error: unknown): SentError {
  if (error instanceof StorageClosed) return { kind: "closed" }
  if (error instanceof RoomGone) return { kind: "room-gone", roomId: error.roomId }
  if (error instanceof SequenceConflict) {
    const { doc, seq, head } = error
    return { kind: "conflict", doc, seq, head }
  }
  for (const name of Object.keys(WORDED) as (keyof typeof WORDED)[]) {
    if (error instanceof WORDED[name])
      return { kind: "worded", name, message: error.message, cause: error.cause }
  }
  return { kind: "fault", error }
}

/** The inverse. Where it was thrown is not told; its cause is, where there was one. */
export function receivedError(sent: SentError): unknown {
  switch (sent.kind) {
    case "closed":
      return new StorageClosed()
    case "room-gone":
      return new RoomGone(sent.roomId)
    case "conflict":
      return new SequenceConflict(sent.doc, sent.seq, sent.head)
    case "worded":
      return new WORDED[sent.name](sent.message, sent.cause === undefined ? {} : { cause: sent.cause })
    case "fault":
      return sent.error
  }
}
