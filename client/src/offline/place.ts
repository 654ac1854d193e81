import * as buffer from "lib0/buffer"
import { digest } from "lib0/hash/sha256"

/** Who opens a room: the link's token and this browser's key for it. */
export interface Holder {
  readonly roomId: string
  readonly token: string
  readonly participantKey: string
}

/**
 * Names a link's holder in the database's keys without giving the secrets away. Not the browser's
 * own digest: a page on plain http has none.
 */
export function whoOf({ roomId, token, participantKey }: Holder): string {
  const text = JSON.stringify(["outloud local copy", roomId, token, participantKey])
  return buffer.toBase64UrlEncoded(digest(new TextEncoder().encode(text)))
}
