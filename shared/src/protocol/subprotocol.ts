/** Acknowledgements on. */
export const OUTLOUD_PROTOCOL = "outloud.v1"
/** A stock y-websocket client. */
export const STOCK_PROTOCOL = "yjs"

const TOKEN_PREFIX = "token."
const PARTICIPANT_PREFIX = "participant."
/** Base64url of 128 to 512 bits: what a token or a participant key may look like. */
const SECRET = /^[A-Za-z0-9_-]{22,86}$/

export interface Handshake {
  /** The protocol that the server answers with; undefined where the client offered neither. */
  readonly protocol: typeof OUTLOUD_PROTOCOL | typeof STOCK_PROTOCOL | undefined
  readonly token: string | undefined
  readonly participantKey: string | undefined
}

export function isSecret(value: string): boolean {
  return SECRET.test(value)
}

/** What a client puts into Sec-WebSocket-Protocol. Secrets travel here because URLs end up in logs. */
export function offerProtocols(token: string, participantKey: string): string[] {
  return [OUTLOUD_PROTOCOL, TOKEN_PREFIX + token, PARTICIPANT_PREFIX + participantKey]
}

/** Reads the offered subprotocols in any order. A malformed secret counts as absent. */
export function readHandshake(offered: Iterable<string>): Handshake {
  let protocol: Handshake["protocol"]
  let token: string | undefined
  let participantKey: string | undefined
  for (const entry of offered) {
    if (entry === OUTLOUD_PROTOCOL) protocol = OUTLOUD_PROTOCOL
    else if (entry === STOCK_PROTOCOL) protocol ??= STOCK_PROTOCOL
    else if (entry.startsWith(TOKEN_PREFIX)) token ??= secretAfter(TOKEN_PREFIX, entry)
    else if (entry.startsWith(PARTICIPANT_PREFIX)) participantKey ??= secretAfter(PARTICIPANT_PREFIX, entry)
  }
  return { protocol, token, participantKey }
}

function secretAfter(prefix: string, entry: string): string | undefined {
  const secret = entry.slice(prefix.length)
  return isSecret(secret) ? secret : undefined
}
