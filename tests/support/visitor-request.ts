export interface Sent {
  readonly token: string
  /** The participant key of a browser that has one. */
  readonly key?: string | undefined
  readonly body?: unknown
}

/** A request as the program sends it for whoever came in by a link. */
export function visitorRequest(method: string, { token, key, body }: Sent): RequestInit {
  return {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(key !== undefined && { "X-Participant-Key": key }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
}
