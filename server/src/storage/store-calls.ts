import type { DocRef, RoomStore } from "./room-store.ts"
import type { SentError } from "./sent-errors.ts"
import type { EncodedRow } from "./sqlite-log.ts"

/** What one thread may ask of the store in another: a row goes there encoded, so that it is one piece of memory. */
export interface StoreMethods extends Omit<RoomStore, "append"> {
  appendEncoded(doc: DocRef, row: EncodedRow): Promise<void>
}

export type StoreMethod = keyof StoreMethods

export interface StoreCall {
  readonly id: number
  readonly method: StoreMethod
  readonly args: readonly unknown[]
}

export type StoreReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: SentError }

/** The first message of the store's thread: whether it could open the file. */
export type OpenReply = { readonly opened: true } | { readonly opened: false; readonly error: SentError }
