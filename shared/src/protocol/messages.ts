/** First varuint of every websocket message. 0 to 3 are y-websocket's own. */
export const MessageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client, `outloud.v1` only: how many of this connection's write frames are committed. */
  ack: 100,
  /** Server to client, `outloud.v1` only: whether the server can write to its disk (1) or not (0). */
  storage: 101,
  /** Server to client, `outloud.v1` only, before its step 1: the epoch of the document. */
  epoch: 102,
} as const

/** Second varuint of a sync message (y-protocols/sync). */
export const SyncStep = { step1: 0, step2: 1, update: 2 } as const
