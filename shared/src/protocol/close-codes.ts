/**
 * Why the server closed a websocket. Codes 4400 to 4499 are final for a y-websocket client
 * (it stops reconnecting); all others are retried.
 */
export const CloseCode = {
  /** No token, an unknown one, or one that was revoked. */
  badToken: 4401,
  /** The role may not read this layer, or keeps writing to one that it may only read. */
  notAllowed: 4403,
  /** There is no such room or layer, or the room was deleted. */
  noRoom: 4404,
  /** An update was refused. The client must discard its document and load a fresh copy. */
  updateRefused: 4409,
  /** The client, or the epoch of its copy, is too old. */
  tooOld: 4410,
  /** More than any honest client sends. */
  abuse: 4429,
  /** Reconnect and synchronise again; nothing is lost. */
  resync: 4500,
  /** The server is restarting. */
  restarting: 1012,
} as const
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]
