import type { ParticipantView } from "@outloud/shared/protocol/api.ts"
import * as encoding from "lib0/encoding"

/** One entry of an awareness update, as one role may see it. */
export interface PresenceEntry {
  readonly bytes: Uint8Array
  /** Ids that were left out because this role cannot see them, or not yet. */
  readonly hidden: readonly string[]
}

interface Shown {
  readonly clientId: number
  readonly clock: number
  readonly value: unknown
  readonly user: ParticipantView
}

const RECORD_ID = /^(?:shape|binding):/
const MOST_SELECTED = 100
const MOST_DEPTH = 8

/** Encodes `{ user, presence }`, `user` being the server's word, without the ids that `canSee` denies. */
export function presenceEntry(
  { clientId, clock, value, user }: Shown,
  canSee: (recordId: string) => boolean,
): PresenceEntry {
  const hidden: string[] = []
  const sees = (id: string) => {
    const seen = canSee(id)
    if (!seen) hidden.push(id)
    return seen
  }
  const presence = withoutHidden(value, sees, 0)
  const { id, name, color, role } = user
  const state = { user: { id, name, color, role }, ...(presence === undefined ? {} : { presence }) }
  return { bytes: entryBytes(clientId, clock, state), hidden }
}

export function removalEntry(clientId: number, clock: number): Uint8Array {
  return entryBytes(clientId, clock, null)
}

function entryBytes(clientId: number, clock: number, state: object | null): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}

/** Whatever the client calls its fields: a record id that may not be seen is left out, and lists of ids are capped. */
function withoutHidden(value: unknown, canSee: (id: string) => boolean, depth: number): unknown {
  if (typeof value === "string") return RECORD_ID.test(value) && !canSee(value) ? null : value
  if (typeof value !== "object" || value === null) return value
  if (depth === MOST_DEPTH) return null
  if (Array.isArray(value)) {
    const seen = value.filter(item => typeof item !== "string" || !RECORD_ID.test(item) || canSee(item))
    const isSelection = seen.some(item => typeof item === "string" && RECORD_ID.test(item))
    return (isSelection ? seen.slice(0, MOST_SELECTED) : seen).map(item =>
      withoutHidden(item, canSee, depth + 1),
    )
  }
  const entries = Object.entries(value).filter(([key]) => !RECORD_ID.test(key) || canSee(key))
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutHidden(item, canSee, depth + 1)]))
}
