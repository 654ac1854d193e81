/** Bytes of a room's id: enough that nobody guesses one. */
export const ROOM_ID_BYTES = 12

/** Whether a text is an id such as rooms have: their random bytes as base64url. */
export function isRoomId(text: string): boolean {
  return /^[A-Za-z0-9_-]{16}$/.test(text)
}
