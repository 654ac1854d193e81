import type { RoomView } from "@outloud/shared/protocol/api.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"

/** Where work that the server does not have is kept: on the device, only in this tab, or on its way to the device. */
export type Kept = "device" | "writing" | "tab"

/** What is known of a kept layer beside its updates. */
export interface LayerFacts {
  /** The epoch of the document that the copy is of; undefined until the server has said it. */
  readonly epoch: number | undefined
  /** The version of the records' schema that the copy was written under. */
  readonly schema: number
  /** Whether the document has arrived whole, once: only then is there a board to show. */
  readonly whole: boolean
}

/** The room as the server last described it, so that it opens without the server. */
export interface KeptRoom {
  readonly view: RoomView
  /** Milliseconds since 1970. */
  readonly at: number
}

/** An update that was made here and is not acknowledged yet; `at` and `tab` are its place in the order. */
export interface UnsentUpdate {
  readonly bytes: Uint8Array
  readonly at: number
  readonly tab: number
}

/** Updates that could not be merged into the server's document. */
export interface AsideWork {
  readonly id: string
  readonly layer: Layer
  /** Milliseconds since 1970. */
  readonly at: number
  /** Unacknowledged updates, in order. With `base` null and in vain, also what they stand on, to be readable by themselves. */
  readonly updates: readonly Uint8Array[]
  /** What the updates stand on; null where that is the server's own document, of the same epoch. */
  readonly base: readonly Uint8Array[] | null
  /** `failed` was tried in vain and is kept only to be downloaded. */
  readonly state: "waiting" | "failed"
}
