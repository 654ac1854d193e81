/** Acknowledgements on. */
export const OUTLOUD_PROTOCOL = "outloud.v1"
/** A stock y-websocket client. */
export const STOCK_PROTOCOL = "yjs"

const TOKEN_PREFIX = "token."
const PARTICIPANT_PREFIX = "participant."
const EPOCH_PREFIX = "epoch."
/** Base64url of 128 to 512 bits: what a token or a participant key may look like. */
const SECRET = /^[A-Za-z0-9_-]{22,86}$/
const EPOCH = /^epoch\.\d{1,15}$/

export interface Handshake {
  /** The protocol that the server answers with; undefined where the client offered neither. */
  readonly protocol: typeof OUTLOUD_PROTOCOL | typeof STOCK_PROTOCOL | undefined
  readonly token: string | undefined
  readonly participantKey: string | undefined
  /** The epoch of the copy that the client brings; undefined where it brings none. */
  readonly epoch: number | undefined
}

export function isSecret(value: string): boolean {
  return SECRET.test(value)
}

/**
 * What a client puts into Sec-WebSocket-Protocol. Secrets travel here because URLs end up in logs.
 * `epoch` is that of the copy that it will merge; a copy of another epoch is turned away with 4410.
 */
export function offerProtocols(token: string, participantKey: string, epoch?: number): string[] {
  const offered = [OUTLOUD_PROTOCOL, TOKEN_PREFIX + token, PARTICIPANT_PREFIX + participantKey]
  return epoch === undefined ? offered : [...offered, EPOCH_PREFIX + epoch]
}

/** Reads the offered subprotocols in any order. A malformed secret counts as absent. */
export function readHandshake(offered: Iterable<string>): Handshake {
  let protocol: Handshake["protocol"]
  let token: string | undefined
  let participantKey: string | undefined
  let epoch: number | undefined
  for (const entry of offered) {
    if (entry === OUTLOUD_PROTOCOL) protocol = OUTLOUD_PROTOCOL
    else if (entry === STOCK_PROTOCOL) protocol ??= STOCK_PROTOCOL
    else if (entry.startsWith(TOKEN_PREFIX)) token ??= secretAfter(TOKEN_PREFIX, entry)
    else if (entry.startsWith(PARTICIPANT_PREFIX)) participantKey ??= secretAfter(PARTICIPANT_PREFIX, entry)
    else if (EPOCH.test(entry)) epoch ??= Number(entry.slice(EPOCH_PREFIX.length))
  }
  return { protocol, token, participantKey, epoch }
}

function secretAfter(prefix: string, entry: string): string | undefined {
  const secret = entry.slice(prefix.length)
  return isSecret(secret) ? secret : undefined
}
