import type * as Y from "yjs"
import type { SessionClock } from "../clock/session-clock.ts"
import type { EstimateInput } from "../estimates/estimate.ts"
import { type Question, USUAL_ROLE, USUAL_ROUND } from "../questions/question.ts"
import type { Json } from "../records/codec.ts"
import type { PublishedScorecard } from "../scorecard/scorecard.ts"
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
  /** Shown out by the interviewer. Absent in rooms that are older than that. */
  readonly isRemoved?: boolean
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

/** Characters of what an interviewer says of one item of the debrief. */
export const DEBRIEF_WORD_LENGTH = 500

/** What an interviewer says of one part of the reference, or of the board beyond it. Key: `word.<turn>.<about>`. */
export interface DebriefWord {
  readonly about: string
  readonly text: string
  /** Participant id. */
  readonly by: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}

/** An interview of this room that is over because the people changed roles. Key: `turn.<number>`. */
export interface PastTurn {
  /** 0 for the first. */
  readonly turn: number
  readonly clock: SessionClock | null
  /** Milliseconds since 1970, by the server's clock. */
  readonly endedAt: number
  /** Who was what, by participant id. */
  readonly roles: { readonly [participantId: string]: Role }
}

export const QUESTION_KEY = "question"
/** The numbers that the question brings, where no browser has them by itself. */
export const ESTIMATE_INPUTS_KEY = "estimateInputs"
export const CLOCK_KEY = "clock"
/** When the interview was ended, milliseconds since 1970; absent or null while it is open. */
export const ENDED_KEY = "endedAt"
/** How often people have changed roles so that a new interview began. */
export const TURN_KEY = "turn"
const TURN_PREFIX = "turn."
const ROSTER_PREFIX = "roster."
const REVEAL_PREFIX = "reveal."
const SCORE_PREFIX = "score."
const WORD_PREFIX = "word."

export interface Session {
  /** By participant id: all who have come into the room. */
  readonly people: { readonly [participantId: string]: RosterEntry }
  readonly endedAt: number | null
  readonly turn: number
  /** The first at the head. */
  readonly pastTurns: readonly PastTurn[]
  /** Undefined in rooms older than the clock. */
  readonly clock: SessionClock | undefined
  /** In the order in which they were shown. */
  readonly reveals: readonly Reveal[]
  /** Published scorecards of all turns, by turn and then as they were submitted. */
  readonly scores: readonly PublishedScorecard[]
  /** Of the present turn, by what they are about. */
  readonly words: { readonly [about: string]: DebriefWord }
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

export function wordKey(turn: number, about: string): string {
  return `${WORD_PREFIX}${turn}.${about}`
}

export function scoreKey(turn: number, participantId: string): string {
  return `${SCORE_PREFIX}${turn}.${participantId}`
}

/** Whether the scorecards of a turn are published. */
export function hasScores(doc: Y.Doc, turn: number): boolean {
  return [...sessionOf(doc).keys()].some(key => key.startsWith(`${SCORE_PREFIX}${turn}.`))
}

export function pastTurnKey(turn: number): string {
  return `${TURN_PREFIX}${turn}`
}

export function turnIn(session: Y.Map<Json>): number {
  return (session.get(TURN_KEY) as number | undefined) ?? 0
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

/** Of the present turn. */
export function wordsIn(session: Y.Map<Json>): { readonly [about: string]: DebriefWord } {
  const prefix = wordKey(turnIn(session), "")
  return Object.fromEntries(
    [...session.entries()].flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value as unknown as DebriefWord]] : [],
    ),
  )
}

export function readSession(doc: Y.Doc): Session {
  const session = sessionOf(doc)
  const entries = [...session.entries()]
  const under = <T>(prefix: string) =>
    entries.flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value as unknown as T] as const] : [],
    )
  const reveals = under<Reveal>(REVEAL_PREFIX).map(([, reveal]) => reveal)
  const scores = under<PublishedScorecard>(SCORE_PREFIX).map(([, score]) => score)
  return {
    clock: clockIn(session),
    people: Object.fromEntries(under<RosterEntry>(ROSTER_PREFIX)),
    endedAt: (session.get(ENDED_KEY) as number | null | undefined) ?? null,
    turn: turnIn(session),
    pastTurns: under<PastTurn>(TURN_PREFIX)
      .map(([, past]) => past)
      .sort((a, b) => a.turn - b.turn),
    words: wordsIn(session),
    reveals: reveals.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    scores: scores.sort((a, b) => a.turn - b.turn || a.submittedAt - b.submittedAt || (a.by < b.by ? -1 : 1)),
  }
}
