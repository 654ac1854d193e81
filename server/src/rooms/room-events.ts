import type { Participant } from "../storage/room-store.ts"

/** What happened to a room that live connections must hear of. */
export type RoomEvent =
  | { readonly kind: "participant"; readonly participant: Participant }
  /** The interview was ended, or opened again. */
  | { readonly kind: "room-ended"; readonly roomId: string; readonly hasEnded: boolean }
  | { readonly kind: "link-revoked"; readonly roomId: string; readonly linkId: string }
  | { readonly kind: "room-deleted"; readonly roomId: string }

export type RoomListener = (event: RoomEvent) => void
