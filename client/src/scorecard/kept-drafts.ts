import type { KeptStorage } from "../remembered/kept-storage.ts"

const PREFIX = "outloud:scorecard:"

/** Under what this browser keeps one's own card of a turn. */
export function draftKey(roomId: string, participantId: string, turn: number): string {
  return `${PREFIX}${roomId}:${participantId}:${turn}`
}

/** The room is deleted: no card that was begun in it stays. */
export function forgetDrafts(storage: KeptStorage, roomId: string): void {
  for (const key of storage.keys()) if (key.startsWith(`${PREFIX}${roomId}:`)) storage.remove(key)
}
