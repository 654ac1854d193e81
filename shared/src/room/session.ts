import type * as Y from "yjs"
import type { SessionClock } from "../clock/session-clock.ts"
import type { EstimateInput } from "../estimates/estimate.ts"
import { type Question, USUAL_ROLE, USUAL_ROUND } from "../questions/question.ts"
import type { Json } from "../records/codec.ts"
import type { Role } from "./roles.ts"

/**
 * The root of the `session` layer: what the server alone writes and everybody in the room reads. So whatever stands
 * here, the candidate has: an answer key's fact is written only when it is revealed.
 */
export const SESSION_ROOT = "session"

/** Somebody who has come into the room, whether or not they are here now. Key: `roster.<participant id>`. */
export interface RosterEntry {
  readonly name: string
  readonly color: string
  readonly role: Role
}

/** "hint": the graded three, by the ids "1", "2", "3". "change": the one requirement that changes in the middle. */
export const REVEAL_KINDS = ["fact", "hint", "change"] as const
export type RevealKind = (typeof REVEAL_KINDS)[number]

/** A card that the interviewer has shown. Key: `reveal.<kind>.<id>`. */
export interface Reveal {
  readonly kind: RevealKind
  readonly id: string
  /** What it answers, in a few words; empty where the text says all. */
  readonly title: string
  readonly text: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}

export const QUESTION_KEY = "question"
/** The numbers that the question brings, where no browser has them by itself. */
export const ESTIMATE_INPUTS_KEY = "estimateInputs"
export const CLOCK_KEY = "clock"
const ROSTER_PREFIX = "roster."
const REVEAL_PREFIX = "reveal."

export interface Session {
  /** Undefined in rooms older than the clock. */
  readonly clock: SessionClock | undefined
  /** In the order in which they were shown. */
  readonly reveals: readonly Reveal[]
}

export function sessionOf(doc: Y.Doc): Y.Map<Json> {
  return doc.getMap<Json>(SESSION_ROOT)
}

export function rosterKey(participantId: string): string {
  return `${ROSTER_PREFIX}${participantId}`
}

export function revealKey(kind: RevealKind, id: string): string {
  return `${REVEAL_PREFIX}${kind}.${id}`
}

/** Only the server writes this layer, so its values are what they are typed as. */
export function clockIn(session: Y.Map<Json>): SessionClock | undefined {
  return session.get(CLOCK_KEY) as unknown as SessionClock | undefined
}

/** What the room asks, whatever has become of the file or the bank that it came from. */
export function questionIn(session: Y.Map<Json>): Question | undefined {
  const asked = session.get(QUESTION_KEY) as unknown as Question | undefined
  // Rooms older than own questions hold neither role nor round.
  return asked && { ...{ role: USUAL_ROLE, round: USUAL_ROUND }, ...asked }
}

export function estimateInputsIn(session: Y.Map<Json>): readonly EstimateInput[] | undefined {
  return session.get(ESTIMATE_INPUTS_KEY) as unknown as readonly EstimateInput[] | undefined
}

export function readSession(doc: Y.Doc): Session {
  const session = sessionOf(doc)
  const reveals: Reveal[] = []
  for (const [key, value] of session.entries())
    if (key.startsWith(REVEAL_PREFIX)) reveals.push(value as unknown as Reveal)
  return {
    clock: clockIn(session),
    reveals: reveals.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  }
}
